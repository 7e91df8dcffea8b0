using System.Text.Json.Nodes;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.DeviceRiskVerification;

/// <summary>
/// Judges the device that a blackbox shows: what it is, where it is, and what was seen on it (contract 04 §9,
/// ruling 25).
/// </summary>
internal sealed class DeviceRiskVerificationCapability(DeviceRiskVerificationOptions options) : ICapability
{
    public string Name => CapabilityNames.DeviceRiskVerification;

    public IReadOnlyList<string> Needs => [FactKinds.Device, FactKinds.GeoIp, FactKinds.History];

    public bool HasData => true;

    public IReadOnlyList<LabelDefinition> Labels => DeviceRiskVerificationLabels.All;

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution) => SubjectCredentials.Groups(execution);

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        // 1. Without a blackbox that opens, and what is known of its device, there is nothing to judge.
        var (request, label) = DeviceRiskVerificationRequest.From(input);
        if (request is null)
        {
            var outcome = CapabilityOutcome.NotExecuted(input.Group, label!, HasData);
            return DeviceRiskVerificationRequest.AlertOf(label!) is { } alert
                ? outcome with { Data = new JsonObject { ["deviceAlerts"] = new JsonArray(alert) } }
                : outcome;
        }

        // 2. The seed's alerts, as far as they can be proven.
        var alerts = DeviceAlerts.Of(request, options);
        var raised = alerts.Where(alert => alert.Applies == true).ToList();

        // 3. The worst decides.
        var (decision, risk) = raised.Exists(alert => alert.Decides == Decision.Rejected)
            ? (Decision.Rejected, DeviceRiskVerificationLabels.HighRisk)
            : raised.Count > 0
                ? (Decision.Warning, DeviceRiskVerificationLabels.MediumRisk)
                : (Decision.Passed, DeviceRiskVerificationLabels.LowRisk);
        return CapabilityOutcome.Of(input.Group, decision, risk) with
        {
            Data = DeviceRiskData.Of(request, [.. raised.Select(alert => alert.Text)]),
            Findings = [.. alerts.Select(alert => alert.Finding), Recognition(request)],
        };
    }

    /// <summary>Informs only: how sure it is that this is the device of earlier visits.</summary>
    private static Finding Recognition(DeviceRiskVerificationRequest request) =>
        new("recognition", request.Device.Identity?.Match.ToString(), Source: "device");
}
