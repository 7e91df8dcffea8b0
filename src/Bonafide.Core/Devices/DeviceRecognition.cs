namespace Bonafide.Core.Devices;

/// <summary>A device at an earlier visit.</summary>
public sealed record KnownDevice(Guid Id, DeviceProfile Profile);

/// <summary>
/// Which earlier device a visit is of. Only the id that the browser keeps makes it certain, and only while the device
/// looks like itself, since an id can be copied. Without one, two phones of a model cannot be told apart, so that a
/// profile alone is at most likely, and two that fit are none.
/// </summary>
public static class DeviceRecognition
{
    /// <summary>With the id, a changed zone, language or font set is the same device. Not measured.</summary>
    public const double LeastWithId = 0.5;

    /// <summary>Without it, at most one weak part may differ. Not measured.</summary>
    public const double LeastWithout = 0.95;

    /// <param name="hasKnownId">Whether <paramref name="earlier"/> were found by the browser's id; otherwise by what
    /// devices of a kind share.</param>
    /// <param name="earlier">Newest first; read no further than the answer needs.</param>
    /// <returns>Null for a device that is none of them.</returns>
    public static (Guid? Device, DeviceMatch Match) Of(
        SeenDevice seen, bool hasKnownId, IEnumerable<KnownDevice> earlier)
    {
        // An id that was made before and is not known belongs to a browser that never came here.
        if (!hasKnownId && seen is { StoredId: not null, IsStoredIdNew: false })
        {
            return (null, DeviceMatch.None);
        }

        var least = hasKnownId ? LeastWithId : LeastWithout;
        var fitting = earlier.Where(device => DeviceSimilarity.Of(seen.Profile, device.Profile) >= least)
            .Select(device => device.Id).Distinct().Take(hasKnownId ? 1 : 2).ToList();
        return (hasKnownId, fitting) switch
        {
            (true, [var device]) => (device, DeviceMatch.Certain),
            (false, [var device]) => (device, DeviceMatch.Likely),
            _ => (null, DeviceMatch.None),
        };
    }
}
