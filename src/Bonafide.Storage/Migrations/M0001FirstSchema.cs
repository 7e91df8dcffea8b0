namespace Bonafide.Storage.Migrations;

/// <summary>All that could not be added later without losing something: tenants, keys, lineage, leases,
/// audit.</summary>
internal static class M0001FirstSchema
{
    public static Migration Migration { get; } = new(
        1,
        "first schema",
        [
            .. M0001Tenants.Tables
                .Concat(M0001Executions.Tables)
                .Concat(M0001Judgements.Tables)
                .Concat(M0001Callbacks.Tables)
                .Concat(M0001History.Tables)
                .Concat(M0001Records.Tables)
                .Select(table => new CreateTable(table)),
        ]);
}
