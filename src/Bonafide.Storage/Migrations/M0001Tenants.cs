namespace Bonafide.Storage.Migrations;

/// <summary>Tenants, their clients, settings and rulesets, and what belongs to the installation.</summary>
internal static class M0001Tenants
{
    public static IEnumerable<Table> Tables =>
        [Tenants(), OAuthClients(), Settings(), Rulesets(), Rules(), InstallationSecrets(), DataVersions()];

    private static Table Tenants() => new TableBuilder("tenants", "id")
        .Guids("id")
        .Texts("name")
        .Numbers("kind")
        .Sealed("wrapped_key", "sealed_settings?")
        .Texts("domain_prefix?")
        .Instants("created_at")
        .Texts("created_by")
        .Instants("updated_at")
        .Key("id")
        .Unique("domain_prefix", "domain_prefix is not null", "domain_prefix")
        .Build();

    // The secret is 256 random bits, so that one keyed hash is as good as a slow one and costs no request time.
    private static Table OAuthClients() => TableBuilder.OfTenant("oauth_clients")
        .Texts("client_id")
        .Sealed("sealed_name")
        .Hashes("secret_hash")
        .Numbers("permissions", "active")
        .Instants("created_at")
        .Texts("created_by")
        .Instants("updated_at")
        .Key("client_id")
        .Index("tenant", "tenant_id", "created_at", "client_id")
        .Build();

    private static Table Settings() => TableBuilder.OfTenant("settings")
        .Texts("name")
        .Sealed("sealed_value")
        .Instants("updated_at")
        .Texts("updated_by")
        .Key("tenant_id", "name")
        .Clustered()
        .Build();

    private static Table Rulesets() => TableBuilder.OfTenant("rulesets")
        .Guids("id")
        .Numbers("kind")
        .Texts("name")
        .Numbers("active")
        .Instants("created_at")
        .Texts("created_by")
        .Instants("updated_at")
        .Key("tenant_id", "id")
        .Build();

    private static Table Rules() => TableBuilder.OfTenant("rules")
        .Guids("id", "ruleset_id")
        .Numbers("ordinal")
        .Texts("name", "category?", "label?")
        .Sealed("sealed_expression")
        .Numbers("score?", "active")
        .Key("tenant_id", "id")
        .Index("ruleset", "tenant_id", "ruleset_id", "ordinal")
        .References("rulesets", "ruleset_id")
        .Build();

    private static Table InstallationSecrets() => TableBuilder.OfInstallation("installation_secrets")
        .Guids("id")
        .Texts("kind")
        .Sealed("wrapped_secret")
        .Instants("created_at", "retired_at?")
        .Key("id")
        .Index("kind", "kind", "created_at")
        .Unique("current", "retired_at is null", "kind")
        .Build();

    private static Table DataVersions() => TableBuilder.OfInstallation("data_versions")
        .Texts("name", "version")
        .Hashes("sha256")
        .Instants("loaded_at")
        .Key("name", "version")
        .Build();
}
