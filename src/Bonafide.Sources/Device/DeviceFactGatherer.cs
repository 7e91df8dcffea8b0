using Bonafide.Core.Capabilities;
using Bonafide.Core.Devices;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Sources.GeoIp;

namespace Bonafide.Sources.Device;

/// <summary>
/// Opens the blackbox, reads what it shows, places its address and asks which device it is. The blackbox and the memory
/// are the engine's; without them, or without the bundled patterns, there is no such source.
/// </summary>
internal sealed class DeviceFactGatherer(
    UserAgentParser? parser, GeoIpSource addresses, IBlackboxes? blackboxes, IDeviceMemory? memory) : IFactGatherer
{
    public string Kind => FactKinds.Device;

    public IReadOnlyList<string> After => [];

    public TimeSpan Deadline => TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken)
    {
        // History waits for devices in every workflow; most have nothing to do with one.
        if (!context.Execution.Workflow.Has(CapabilityNames.DeviceRiskVerification))
        {
            return [];
        }

        if (context.Execution.DeviceRisk is not { } given || string.IsNullOrWhiteSpace(given.Blackbox))
        {
            return [Fact.Unknown(Kind, null, FactStatus.NoInput)];
        }

        if (context.Execution.IsSandbox && SandboxDevices.Find(given, context.Execution.StartedAt) is { } sandbox)
        {
            return [sandbox];
        }

        if (parser is null || blackboxes is null || memory is null)
        {
            return [Fact.Unknown(Kind, null, FactStatus.NotConfigured)];
        }

        var box = await blackboxes.OpenAsync(context.Execution, given.Blackbox, cancellationToken)
            .ConfigureAwait(false);
        if (box.Problem != BlackboxProblem.None)
        {
            return [Known(given, new DeviceFacts { Problem = box.Problem })];
        }

        var (address, versions) = box.Address is { } text && addresses.IsConfigured
            ? addresses.Look(text)
            : (null, []);
        if (CollectedEvidence.Read(box.Evidence) is not { UserAgent: { } header } evidence)
        {
            return [Known(given, Unreadable(box, address), [.. versions])];
        }

        var agent = parser.Parse(header);
        var seen = new SeenDevice(
            DeviceReading.Profile(evidence, agent), evidence.StoredId, evidence.IsStoredIdNew, box.Address,
            address?.Country);
        var facts = DeviceReading.Facts(box, evidence, agent) with
        {
            Address = address,
            Identity = await memory.RecognizeAsync(context.Execution, seen, cancellationToken).ConfigureAwait(false),
        };
        return [Known(given, facts, [parser.Version, .. versions])];
    }

    /// <summary>It opened, so it was sealed for us, but it does not hold what a collector writes.</summary>
    private static DeviceFacts Unreadable(OpenedBlackbox box, GeoIpFacts? address) => new()
    {
        Problem = BlackboxProblem.None,
        IsSuspect = true,
        CollectedAt = box.CollectedAt,
        TrueIp = box.Address,
        Address = address,
    };

    private static Fact Known(DeviceRiskData given, DeviceFacts facts, params DataVersion[] versions) => Fact.Known(
        DeviceFacts.Kind, null, facts with { IsDeprecatedVariant = given.IsDeprecatedVariant }, versions);
}
