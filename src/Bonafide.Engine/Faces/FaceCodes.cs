using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Bonafide.Engine.Faces;

/// <summary>
/// Descriptors as signed bytes on one scale, so that a scan of the whole gallery reads a quarter of the memory. What
/// it finds is measured again with the exact descriptors.
/// </summary>
public static class FaceCodes
{
    /// <summary>Components beyond this are cut off: those of the default descriptor stay below 0.5.</summary>
    public const float Largest = 0.6f;

    private const float Scale = 127 / Largest;

    public static sbyte[] Of(IReadOnlyList<float> descriptor) =>
        [.. descriptor.Select(value => (sbyte)MathF.Round(Math.Clamp(value, -Largest, Largest) * Scale))];

    /// <summary>The distance of two codes, in the unit of the descriptors.</summary>
    public static float ToDistance(int squared) => MathF.Sqrt(squared) / Scale;

    /// <summary>
    /// How far a distance of codes is allowed to lie from that of the descriptors: four steps of the scale, ten times
    /// the standard deviation that rounding gives it. Cutting off only brings codes nearer.
    /// </summary>
    public const float Margin = 4 / Scale;

    /// <summary>Sum of squared differences.</summary>
    public static int Squared(ReadOnlySpan<sbyte> one, ReadOnlySpan<sbyte> other)
    {
        if (Avx2.IsSupported && one.Length % Vector128<sbyte>.Count == 0 && one.Length == other.Length)
        {
            return Wide(one, other);
        }

        var sum = 0;
        for (var i = 0; i < one.Length; i++)
        {
            var difference = one[i] - other[i];
            sum += difference * difference;
        }

        return sum;
    }

    private static int Wide(ReadOnlySpan<sbyte> one, ReadOnlySpan<sbyte> other)
    {
        ref var left = ref MemoryMarshal.GetReference(one);
        ref var right = ref MemoryMarshal.GetReference(other);
        var sum = Vector256<int>.Zero;
        for (var i = 0; i < one.Length; i += Vector128<sbyte>.Count)
        {
            var difference = Avx2.Subtract(
                Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref left, (nuint)i)),
                Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref right, (nuint)i)));
            sum += Avx2.MultiplyAddAdjacent(difference, difference);
        }

        return Vector256.Sum(sum);
    }
}
