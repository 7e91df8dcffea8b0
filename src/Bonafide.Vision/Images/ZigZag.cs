namespace Bonafide.Vision.Images;

/// <summary>The order in which JPEG names the 64 waves of a block (ISO/IEC 10918-1 figure A.6).</summary>
internal static class ZigZag
{
    /// <summary>For each place in that order the place row by row.</summary>
    internal static IReadOnlyList<int> Order { get; } = [.. Enumerable.Range(0, 64)
        .OrderBy(at => (at / 8) + (at % 8))
        .ThenBy(at => ((at / 8) + (at % 8)) % 2 == 0 ? at % 8 : at / 8)];
}
