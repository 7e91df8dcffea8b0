namespace Bonafide.Storage.Migrations;

/// <summary>
/// What is asked about a device at each of its visits is read from indexes alone: a row holds a sealed profile, so that
/// each would cost a page of its own.
/// </summary>
internal static class M0009DeviceIndexes
{
    public static Migration Migration { get; } = new(
        9,
        "device indexes",
        [
            .. Widened("device", "tenant_id", "device_id", "at", "account_id", "country_hash"),
            .. Widened("kind", "tenant_id", "kind_hash", "at", "device_id", "account_id"),
            .. Widened("address", "tenant_id", "address_hash", "at", "device_id", "account_id"),
            .. Widened("account", "tenant_id", "account_id", "at", "device_id"),
        ]);

    private static SchemaChange[] Widened(string name, params string[] columns) =>
    [
        new DropIndex("device_visits", $"device_visits_{name}"),
        new AddIndex("device_visits", new($"device_visits_{name}_visits", columns)),
    ];
}
