namespace Bonafide.Storage.Migrations;

/// <summary>One step of the schema. A released step never changes; a new one is added to the list.</summary>
/// <param name="Number">1, 2, 3 … without gaps.</param>
/// <param name="Name">Short, for the table of migrations.</param>
internal sealed record Migration(int Number, string Name, IReadOnlyList<SchemaChange> Changes)
{
    /// <summary>All steps, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } =
    [
        M0001FirstSchema.Migration, M0002Batches.Migration, M0003Registers.Migration, M0004Management.Migration,
        M0005Devices.Migration, M0006History.Migration, M0007FaceChallenges.Migration,
        M0008SharedPhones.Migration, M0009DeviceIndexes.Migration,
    ];
}

/// <summary>What a step does. The current schema is the sum of all changes, so every table is described once.</summary>
internal abstract record SchemaChange;

internal sealed record CreateTable(Table Table) : SchemaChange;

/// <summary>Adds a column that may be null, at the end of the table.</summary>
internal sealed record AddColumn(string Table, Column Column) : SchemaChange;

internal sealed record AddIndex(string Table, TableIndex Index) : SchemaChange;

/// <summary>Gives a new column its values, across tenants.</summary>
internal sealed record Fill(string Sql) : SchemaChange;

/// <summary>Takes away an index that a better one replaces.</summary>
internal sealed record DropIndex(string Table, string Name) : SchemaChange;
