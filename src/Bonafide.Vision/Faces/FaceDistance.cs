namespace Bonafide.Vision.Faces;

/// <summary>The distance of two descriptors of one pack: Euclidean.</summary>
public static class FaceDistance
{
    public static double Between(IReadOnlyList<float> one, IReadOnlyList<float> other)
    {
        if (one.Count != other.Count)
        {
            throw new ArgumentException("Descriptors of different lengths do not compare.", nameof(other));
        }

        double sum = 0;
        for (var i = 0; i < one.Count; i++)
        {
            var difference = one[i] - other[i];
            sum += difference * difference;
        }

        return Math.Sqrt(sum);
    }
}
