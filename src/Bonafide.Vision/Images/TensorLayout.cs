namespace Bonafide.Vision.Images;

/// <summary>Laying pixels out as the models want them: planes of floats, each channel (value − mean) × scale.</summary>
public static class TensorLayout
{
    /// <summary>Planes in the order red, green, blue.</summary>
    public static float[] ToPlanes(this RgbImage image, ReadOnlySpan<float> mean, ReadOnlySpan<float> scale) =>
        Planes(image, mean, scale, 0, 1, 2);

    /// <summary>Planes in the order blue, green, red; mean and scale are given in that order too.</summary>
    public static float[] ToPlanesBgr(this RgbImage image, ReadOnlySpan<float> mean, ReadOnlySpan<float> scale) =>
        Planes(image, mean, scale, 2, 1, 0);

    private static float[] Planes(
        RgbImage image, ReadOnlySpan<float> mean, ReadOnlySpan<float> scale, params ReadOnlySpan<int> order)
    {
        var count = image.Width * image.Height;
        var planes = new float[count * 3];
        for (var plane = 0; plane < 3; plane++)
        {
            var (offset, factor) = (mean[plane], scale[plane]);
            var target = planes.AsSpan(plane * count, count);
            for (int i = 0, at = order[plane]; i < count; i++, at += 3)
            {
                target[i] = (image.Pixels[at] - offset) * factor;
            }
        }

        return planes;
    }
}
