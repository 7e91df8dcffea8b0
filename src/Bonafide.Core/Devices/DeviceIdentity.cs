using Bonafide.Core.Executions;

namespace Bonafide.Core.Devices;

/// <summary>How a device was known again.</summary>
public enum DeviceMatch
{
    /// <summary>Never seen by this tenant.</summary>
    None = 0,

    /// <summary>The stored id was gone, and exactly one earlier device looks the same.</summary>
    Likely = 1,

    /// <summary>The stored id is known and the device looks as it did.</summary>
    Certain = 2,
}

/// <summary>Which device it is, and what the tenant knows of it. The execution that asks is not counted.</summary>
/// <param name="FirstSeen">UTC; null when it was never seen.</param>
/// <param name="Countries">Distinct countries of its addresses within 90 days, this visit's included.</param>
/// <param name="OwnEvidence">Types that the tenant placed on the device, the account, or on what they were seen
/// together with.</param>
/// <param name="OtherEvidence">Types that other tenants who share placed on such a device.</param>
/// <param name="Similar">Other devices that look alike.</param>
/// <param name="OnAddress">Other devices that were seen on the same address.</param>
public sealed record DeviceIdentity(
    Guid Id, DeviceMatch Match, DateTimeOffset? FirstSeen, int Countries,
    IReadOnlyList<EvidenceType> OwnEvidence, IReadOnlyList<EvidenceType> OtherEvidence,
    DeviceCrowd Similar, DeviceCrowd OnAddress);

/// <param name="Devices">Distinct devices.</param>
/// <param name="WithEvidence">Of these, the ones with evidence of fraud.</param>
public sealed record DeviceCrowd(long Devices, long WithEvidence)
{
    public static DeviceCrowd Nobody { get; } = new(0, 0);
}

/// <summary>What is known of a device that an execution shows.</summary>
/// <param name="StoredId">The random id that the collector keeps in the browser; null when it could not.</param>
/// <param name="IsStoredIdNew">It was made at this visit: a new device, or a cleared browser.</param>
/// <param name="Country">ISO 3166-1 alpha-3 of its address; null when not known.</param>
public sealed record SeenDevice(
    DeviceProfile Profile, string? StoredId, bool IsStoredIdNew, string? Address, string? Country);

/// <summary>The tenant's memory of devices; the engine keeps it.</summary>
public interface IDeviceMemory
{
    /// <summary>Finds or makes the device and remembers this visit; the same execution gets the same
    /// answer.</summary>
    Task<DeviceIdentity> RecognizeAsync(ExecutionView execution, SeenDevice seen, CancellationToken cancellationToken);
}
