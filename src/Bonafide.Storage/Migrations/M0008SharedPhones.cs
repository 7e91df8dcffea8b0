namespace Bonafide.Storage.Migrations;

/// <summary>Phone numbers that tenants of the installation share are found by a hash under its own key.</summary>
internal static class M0008SharedPhones
{
    public static Migration Migration { get; } = new(
        8,
        "shared phones",
        [
            new AddColumn("sightings", new Column("shared_hash", ColumnType.Hash, IsNullable: true)),
            // Only phones of installations that share have it; the count is read from the index alone.
            new AddIndex("sightings", new(
                "sightings_shared", ["shared_hash", "at", "tenant_id", "execution_id", "risky"],
                Where: "shared_hash is not null")),
        ]);
}
