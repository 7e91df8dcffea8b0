using Bonafide.Storage.Rows;

namespace Bonafide.Storage.Migrations;

/// <summary>
/// The history of an element is read from its index alone, however often the element was seen; and devices that tenants
/// of the installation share are found by hashes under its own key.
/// </summary>
internal static class M0006History
{
    public static Migration Migration { get; } = new(
        6,
        "history",
        [
            new AddColumn("sightings", new Column("risky", ColumnType.Number, IsNullable: true)),
            new Fill(Sweeps.MarkRisky),
            new DropIndex("sightings", "sightings_window"),
            new AddIndex("sightings", new(
                "sightings_newest", ["tenant_id", "kind", "hash", "at", "execution_id", "account_id", "risky"])),
            Shared("shared_id_hash"),
            Shared("shared_kind_hash"),
            Shared("shared_address_hash"),
            IndexOf("shared_id", "shared_id_hash"),
            IndexOf("shared_kind", "shared_kind_hash"),
            IndexOf("shared_address", "shared_address_hash"),
        ]);

    private static AddColumn Shared(string column) =>
        new("device_visits", new Column(column, ColumnType.Hash, IsNullable: true));

    // Only visits of installations that share have them.
    private static AddIndex IndexOf(string name, string column) => new(
        "device_visits", new($"device_visits_{name}", [column, "at"], Where: $"{column} is not null"));
}
