using Bonafide.Core.Capabilities;
using Bonafide.Core.Devices;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;

namespace Bonafide.Capabilities.DeviceRiskVerification;

/// <summary>The input of the judgement: either all of it, or the label that says what is missing.</summary>
/// <param name="Activity">Null for a suspect blackbox that shows no device.</param>
/// <param name="Stated">What is known of the address that the person or the session gave; null when none was.</param>
internal sealed record DeviceRiskVerificationRequest(
    DeviceFacts Device, DeviceActivity? Activity, GeoIpFacts? Stated, DateTimeOffset Now)
{
    /// <summary>The alert of an input that cannot be judged; null when it is not the input's fault.</summary>
    public static string? AlertOf(string label) => label switch
    {
        DeviceRiskVerificationLabels.DataNotFound => DeviceAlerts.NotProvided,
        CommonLabels.BadRequest or CommonLabels.PermissionDenied => DeviceAlerts.Invalid,
        _ => null,
    };

    public static (DeviceRiskVerificationRequest? Request, string? Label) From(CapabilityInput input)
    {
        var read = input.Facts.Read(DeviceFacts.Kind);
        if (read.Status == FactStatus.NoInput)
        {
            return (null, DeviceRiskVerificationLabels.DataNotFound);
        }

        if (!read.IsKnown)
        {
            return (null, CommonLabels.TechnicalError);
        }

        var device = read.Value!;
        if (device.Problem != BlackboxProblem.None)
        {
            return (null, device.Problem == BlackboxProblem.Foreign
                ? CommonLabels.PermissionDenied
                : CommonLabels.BadRequest);
        }

        var activity = device.SandboxActivity ?? ActivityOf(input.Facts, device);
        return activity is null && !(device.IsSuspect && device.Identity is null)
            ? (null, CommonLabels.TechnicalError)
            : (new(device, activity, StatedOf(input.Facts), input.Now), null);
    }

    private static GeoIpFacts? StatedOf(FactSet facts) =>
        facts.Read(GeoIpFacts.Kind).Value is { Problem: GeoIpProblem.None } stated ? stated : null;

    /// <summary>History counts the others; this transaction is one more.</summary>
    private static DeviceActivity? ActivityOf(FactSet facts, DeviceFacts device)
    {
        var history = facts.Read(HistoryFacts.Kind).Value;
        return device.Identity is not null && history?.Find(SubjectElement.Device) is { } seen
            ? new(
                seen.Sightings.HitsLast24Hours + 1,
                history.Find(SubjectElement.DeviceAddress)?.Sightings.HitsLast24Hours + 1)
            : null;
    }
}
