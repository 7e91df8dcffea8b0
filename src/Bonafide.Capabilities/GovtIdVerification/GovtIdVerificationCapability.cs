using Bonafide.Capabilities.GovtIdVerification.Checks;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.GovtIdVerification;

/// <summary>
/// Holds a national id against the government's records; the route of ruling 9 names the check, each check its fields.
/// </summary>
internal sealed class GovtIdVerificationCapability : ICapability
{
    public string Name => CapabilityNames.GovtIdVerification;

    public IReadOnlyList<string> Needs => [RecordFactKinds.Government.Name];

    public bool HasData => true;

    public IReadOnlyList<LabelDefinition> Labels => GovtIdVerificationLabels.All;

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution) => SubjectCredentials.Groups(execution);

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        // 1. Which check, and whether its inputs are there.
        var check = CheckOf(GovernmentRoute.Of(input.Execution, input.Subject));
        if (check is null)
        {
            return CapabilityOutcome.NotExecuted(input.Group, CommonLabels.NotEnoughData, HasData);
        }

        if (check.Problem(input) is { } problem)
        {
            return CapabilityOutcome.NotExecuted(input.Group, problem, HasData);
        }

        // 2. Arithmetic refutes a number without asking anybody.
        var report = new MatchReport();
        if (check.Refutes(input, report))
        {
            return Outcome(input, Decision.Rejected, report);
        }

        // 3. Only a record can confirm it.
        var reading = SourceReading.Of(input.Facts, RecordFactKinds.Government);
        return reading.State switch
        {
            SourceState.NotConfigured =>
                CapabilityOutcome.NotExecuted(input.Group, CommonLabels.PermissionDenied, HasData),
            SourceState.Failed => CapabilityOutcome.NotExecuted(input.Group, CommonLabels.TechnicalError, HasData),
            _ => Outcome(input, check.Judge(input, reading.Records, report), report),
        };
    }

    private static IGovernmentCheck? CheckOf(GovernmentCheck check) => check switch
    {
        GovernmentCheck.Generic => GenericCheck.Instance,
        GovernmentCheck.Argentina => ArgentinaCheck.Instance,
        GovernmentCheck.Brazil => BrazilCheck.Instance,
        GovernmentCheck.Colombia => ColombiaCheck.Instance,
        GovernmentCheck.Thailand => ThailandCheck.Instance,
        GovernmentCheck.MexicoCurp => CurpCheck.Instance,
        GovernmentCheck.MexicoIneData => IneDataCheck.Instance,
        GovernmentCheck.MexicoIneList => IneListCheck.Instance,
        _ => null,
    };

    private static CapabilityOutcome Outcome(CapabilityInput input, Decision decision, MatchReport report)
    {
        var label = decision switch
        {
            Decision.Passed => CommonLabels.Ok,
            Decision.Warning => GovtIdVerificationLabels.Alert,
            _ => GovtIdVerificationLabels.Deny,
        };
        return CapabilityOutcome.Of(input.Group, decision, label) with
        {
            Data = report.Data,
            Findings = report.Findings,
        };
    }
}
