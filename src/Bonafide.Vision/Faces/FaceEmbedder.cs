using Bonafide.Vision.Images;

namespace Bonafide.Vision.Faces;

/// <summary>Turns an aligned face into its descriptor.</summary>
internal sealed class FaceEmbedder(FacePack pack)
{
    /// <summary>The face as the descriptor sees it.</summary>
    internal RgbImage Align(RgbImage photo, FaceLandmarks points)
    {
        var model = pack.Manifest.Embedding;
        return photo.Warp(
            FaceAlignment.ToPhoto(model.Points, points.Anchors), model.Input[0], model.Input[1]);
    }

    internal float[] Embed(RgbImage aligned)
    {
        var model = pack.Manifest.Embedding;
        float[] mean = [.. model.Mean];
        float[] scale = [.. model.Scale];
        var planes = model.Channels == "bgr" ? aligned.ToPlanesBgr(mean, scale) : aligned.ToPlanes(mean, scale);
        var values = pack.Embedding.Run(planes, 1, 3, aligned.Height, aligned.Width)[0].Data;
        if (values.Length != model.Values)
        {
            throw new InvalidDataException("The descriptor has not the length that the manifest names.");
        }

        return model.UnitLength ? Unit(values) : values;
    }

    private static float[] Unit(float[] values)
    {
        var length = MathF.Sqrt(values.Sum(value => value * value));
        return length > 0 ? [.. values.Select(value => value / length)] : values;
    }
}
