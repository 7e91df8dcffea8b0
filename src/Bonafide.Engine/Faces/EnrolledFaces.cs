using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Faces;

/// <summary>
/// The faces that an account was enrolled with: templates of the face maps of executions whose liveness passed. An
/// execution that was rejected as a whole enrols nobody: else who fails to authenticate would be known the next time.
/// They are sealed under their execution's key and go with it, with the account and with retention.
/// </summary>
internal static class EnrolledFaces
{
    /// <param name="except">The execution that asks.</param>
    public static List<FaceTemplateWithKey> Of(
        TenantId tenant, IReadSession session, AccountId account, ExecutionId? except) =>
        [.. FaceTemplateRows.OfAccount(tenant, session, account)
            .Where(stored => stored.Template.Source == CredentialCategory.FaceMap
                && stored.Template.Execution != except
                && IsEnrolment(tenant, session, stored.Template.Execution))];

    private static bool IsEnrolment(TenantId tenant, IReadSession session, ExecutionId execution)
    {
        var row = ExecutionRows.Find(tenant, session, execution);
        return row is { State: ExecutionState.Processed, Decision.Type: Decision.Passed or Decision.Warning }
            && OutcomeRows.Of(tenant, session, execution)
                .LastOrDefault(outcome => outcome.Capability == CapabilityNames.Liveness)
                is { Decision: Decision.Passed };
    }
}
