namespace Bonafide.Storage.Migrations;

/// <summary>Which version of each imported register answers; replacing the row swaps the version.</summary>
internal static class M0003Registers
{
    public static Migration Migration { get; } = new(3, "registers", [new CreateTable(Registers())]);

    private static Table Registers() => TableBuilder.OfTenant("registers")
        .Texts("name", "kind", "source_type", "country?")
        .Guids("version")
        .Numbers("records")
        .Instants("imported_at", "updated_at")
        .Texts("updated_by")
        .Key("tenant_id", "name")
        .Clustered()
        .Build();
}
