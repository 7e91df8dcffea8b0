namespace Bonafide.Storage.Migrations;

/// <summary>Devices: which nonces of the collector were used, which device came with which execution, and evidence.
/// </summary>
internal static class M0005Devices
{
    public static Migration Migration { get; } = new(
        5, "devices", [new CreateTable(Nonces()), new CreateTable(Visits()), new CreateTable(Evidence())]);

    // Of the installation, since a page without a subkey collects for no tenant in particular.
    private static Table Nonces() => TableBuilder.OfInstallation("used_device_nonces")
        .Hashes("hash")
        .Guids("execution_id")
        .Instants("expires_at")
        .Key("hash")
        .Index("age", "expires_at")
        .Build();

    // No foreign keys: like sightings, visits outlive what they were taken from, for as long as theirs is kept.
    private static Table Visits() => TableBuilder.OfTenant("device_visits")
        .Guids("execution_id", "account_id", "device_id")
        .Hashes("stored_id_hash?", "kind_hash", "address_hash?", "country_hash?")
        .Sealed("sealed_profile")
        .Instants("at")
        .Key("tenant_id", "execution_id")
        .Clustered()
        .Index("device", "tenant_id", "device_id", "at")
        .Index("stored_id", "tenant_id", "stored_id_hash", "at")
        .Index("kind", "tenant_id", "kind_hash", "at")
        .Index("address", "tenant_id", "address_hash", "at")
        .Index("account", "tenant_id", "account_id")
        .Index("age", "tenant_id", "at")
        .Build();

    private static Table Evidence() => TableBuilder.OfTenant("device_evidence")
        .Guids("id")
        .Numbers("type")
        .Guids("device_id?", "account_id?")
        .Instants("created_at")
        .Texts("created_by")
        .Key("tenant_id", "id")
        .Index("device", "tenant_id", "device_id")
        .Index("account", "tenant_id", "account_id")
        .Index("created", "tenant_id", "created_at", "id")
        .Build();
}
