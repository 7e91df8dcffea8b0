using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Bonafide.Engine.Runs;

namespace Bonafide.Engine.Devices;

/// <summary>The device of an execution, and the address that its collector asked from.</summary>
internal sealed class DeviceSightings : ISightedFact
{
    public string Kind => FactKinds.Device;

    public IEnumerable<SubjectElement> Elements(ExecutionView execution, FactSet facts)
    {
        if (facts.Read(DeviceFacts.Kind).Value is not { Identity: { } identity } device)
        {
            yield break;
        }

        yield return new(SubjectElement.Device, SightingKeys.Device(identity.Id.ToString())!);
        if (SightingKeys.IpAddress(device.TrueIp) is { } address)
        {
            yield return new(SubjectElement.DeviceAddress, address);
        }
    }
}
