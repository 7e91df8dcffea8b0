namespace Bonafide.Storage.Migrations;

/// <summary>What the tenant saw of whom: keyed hashes of identity elements, and sealed face templates.</summary>
internal static class M0001History
{
    public static IEnumerable<Table> Tables => [Sightings(), FaceTemplates()];

    // No foreign keys: sightings outlive what they were taken from, for as long as their own retention says.
    private static Table Sightings() => TableBuilder.OfTenant("sightings")
        .Numbers("kind")
        .Hashes("hash")
        .Guids("execution_id", "account_id")
        .Instants("at")
        .Texts("channel?")
        .Key("tenant_id", "kind", "hash", "execution_id")
        .Clustered()
        .Index("window", "tenant_id", "kind", "hash", "at")
        .Index("execution", "tenant_id", "execution_id")
        .Index("account", "tenant_id", "account_id")
        .Index("age", "tenant_id", "at")
        .Build();

    private static Table FaceTemplates() => TableBuilder.OfTenant("face_templates")
        .Guids("id", "account_id", "execution_id", "credential_id")
        .Numbers("source")
        .Texts("pack")
        .Sealed("sealed_vector")
        .Instants("created_at")
        .Key("tenant_id", "id")
        .Index("feed", "tenant_id", "created_at", "id")
        .Index("execution", "tenant_id", "execution_id")
        .Index("account", "tenant_id", "account_id")
        .References("executions", "execution_id")
        .Build();
}
