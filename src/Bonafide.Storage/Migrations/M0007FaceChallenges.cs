namespace Bonafide.Storage.Migrations;

/// <summary>Challenges of face captures: how many a credential was given, and which were used.</summary>
internal static class M0007FaceChallenges
{
    public static Migration Migration { get; } = new(7, "face challenges", [new CreateTable(Challenges())]);

    private static Table Challenges() => TableBuilder.OfTenant("face_challenges")
        .Guids("id", "execution_id", "credential_id")
        .Numbers("number")
        .Instants("issued_at", "used_at?")
        .Key("tenant_id", "id")
        .Unique("number", null, "tenant_id", "credential_id", "number")
        .Index("execution", "tenant_id", "execution_id")
        .References("executions", "execution_id")
        .Build();
}
