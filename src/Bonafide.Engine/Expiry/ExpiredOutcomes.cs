using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;

namespace Bonafide.Engine.Expiry;

/// <summary>
/// The outcomes of an execution that ended before finalize (contract 03 §1): every capability of the workflow is
/// listed, usability as NOT_UPLOADED for each credential, the others as PRECONDITION_NOT_FULFILLED.
/// </summary>
internal static class ExpiredOutcomes
{
    public static IReadOnlyList<JudgedOutcome> Of(ExecutionView view, CapabilityCatalog capabilities) =>
        [.. view.Workflow.Capabilities.Distinct().SelectMany(name => Entries(name, view, capabilities))];

    private static IEnumerable<JudgedOutcome> Entries(string name, ExecutionView view, CapabilityCatalog capabilities)
    {
        var label = name == CapabilityNames.Usability
            ? CommonLabels.NotUploaded
            : CommonLabels.PreconditionNotFulfilled;
        var isBuilt = capabilities.Has(name);
        var groups = isBuilt ? capabilities.Get(name).Groups(view) : [];
        return (groups.Count > 0 ? groups : [CredentialGroup.Of(view.Credentials)]).Select(group => new JudgedOutcome(
            name, CapabilityOutcome.NotExecuted(group, label, isBuilt && capabilities.Get(name).HasData)));
    }
}
