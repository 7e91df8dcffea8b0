namespace Bonafide.Core.Devices;

/// <summary>How alike two profiles are: 0 (another device) to 1.</summary>
public static class DeviceSimilarity
{
    // What varies most between devices and least between visits weighs most. Rules of thumb, not measured.
    private const double Strong = 3;
    private const double Middle = 2;
    private const double Weak = 1;

    /// <summary>
    /// The weight of the parts that agree by the weight of the parts that both show. Zero when a part that a device
    /// never changes differs.
    /// </summary>
    public static double Of(DeviceProfile one, DeviceProfile other)
    {
        if (one.Kind != other.Kind)
        {
            return 0;
        }

        (object? One, object? Other, double Weight)[] parts =
        [
            (one.Canvas, other.Canvas, Strong),
            (one.GraphicsHash, other.GraphicsHash, Strong),
            (one.Fonts, other.Fonts, Strong),
            (one.Audio, other.Audio, Middle),
            (one.Cores, other.Cores, Middle),
            (one.Memory, other.Memory, Middle),
            (one.PixelRatio, other.PixelRatio, Weak),
            (one.ColorDepth, other.ColorDepth, Weak),
            (one.TouchPoints, other.TouchPoints, Middle),
            (one.TimeZone, other.TimeZone, Middle),
            (one.Languages, other.Languages, Middle),
        ];
        var shown = parts.Where(part => part.One is not null && part.Other is not null).ToList();
        var all = parts.Sum(part => part.Weight);
        var compared = shown.Sum(part => part.Weight);

        // Two profiles that show little agree easily: half of the weight must be there to be compared.
        return compared * 2 < all ? 0 : shown.Where(part => part.One!.Equals(part.Other)).Sum(part => part.Weight)
            / compared;
    }
}
