namespace Bonafide.Storage.Migrations;

/// <summary>Callbacks wait in their own table until their receiver has them; each attempt is kept.</summary>
internal static class M0001Callbacks
{
    public static IEnumerable<Table> Tables => [Callbacks(), Attempts()];

    private static Table Callbacks() => TableBuilder.OfTenant("callbacks")
        .Guids("id", "execution_id")
        .Numbers("sequence")
        .Sealed("sealed_destination")
        .Hashes("host_hash")
        .Sealed("sealed_body?")
        .Numbers("state")
        .Instants("due_at?")
        .Numbers("attempts", "lease_epoch")
        .Instants("created_at", "delivered_at?")
        .Key("tenant_id", "id")
        .Index("execution", "tenant_id", "execution_id", "sequence")
        .Index("created", "tenant_id", "created_at", "id")
        .IndexWhere("due", "due_at is not null", "due_at")
        .References("executions", "execution_id")
        .Build();

    private static Table Attempts() => TableBuilder.OfTenant("callback_attempts")
        .Guids("callback_id")
        .Numbers("number")
        .Instants("at")
        .Numbers("http_status?")
        .Texts("failure?")
        .Numbers("duration_ms")
        .Key("tenant_id", "callback_id", "number")
        .Clustered()
        .References("callbacks", "callback_id")
        .Build();
}
