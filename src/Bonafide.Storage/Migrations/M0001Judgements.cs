namespace Bonafide.Storage.Migrations;

/// <summary>What was gathered, what was judged, and what happened.</summary>
internal static class M0001Judgements
{
    public static IEnumerable<Table> Tables => [Facts(), Outcomes(), ExecutionEvents(), Feedback()];

    // A fact about the whole execution has the zero id as its credential, so that the key can be unique.
    private static Table Facts() => TableBuilder.OfTenant("facts")
        .Guids("execution_id")
        .Texts("kind")
        .Guids("credential_id")
        .Numbers("status")
        .Sealed("sealed_value?")
        .Texts("versions")
        .Instants("gathered_at")
        .Key("tenant_id", "execution_id", "kind", "credential_id")
        .References("executions", "execution_id")
        .Build();

    private static Table Outcomes() => TableBuilder.OfTenant("outcomes")
        .Guids("id", "execution_id")
        .Numbers("revision")
        .Texts("capability")
        .Numbers("ordinal", "step", "decision")
        .Texts("label")
        .Sealed("sealed_body?")
        .Texts("versions")
        .Instants("judged_at")
        .Key("tenant_id", "id")
        .Unique("place", null, "tenant_id", "execution_id", "revision", "capability", "ordinal")
        .References("executions", "execution_id")
        .Build();

    private static Table ExecutionEvents() => TableBuilder.OfTenant("execution_events")
        .Guids("execution_id")
        .Numbers("sequence")
        .Texts("kind")
        .Instants("at")
        .Numbers("actor_kind")
        .Texts("actor_id")
        .Key("tenant_id", "execution_id", "sequence")
        .Clustered()
        .References("executions", "execution_id")
        .Build();

    private static Table Feedback() => TableBuilder.OfTenant("feedback")
        .Guids("id", "execution_id")
        .Texts("status", "reason?")
        .Instants("at")
        .Texts("created_by")
        .Key("tenant_id", "id")
        .Index("execution", "tenant_id", "execution_id", "at")
        .References("executions", "execution_id")
        .Build();
}
