using System.ComponentModel.DataAnnotations;

namespace Bonafide.Batch.Csv;

/// <summary>What an input file may hold. The seed names the rows; the sizes are those of contract 07 §5.</summary>
public sealed record CsvLimits
{
    /// <summary>Rows below the header.</summary>
    [Range(1, 10_000)]
    public int Rows { get; init; } = 10_000;

    /// <summary>Bytes of input.csv.</summary>
    [Range(1, 50 * 1024 * 1024)]
    public long FileBytes { get; init; } = 50 * 1024 * 1024;

    /// <summary>Bytes of a referenced image or document (ruling 4).</summary>
    [Range(1, 15 * 1024 * 1024)]
    public long ImageBytes { get; init; } = 15 * 1024 * 1024;

    /// <summary>
    /// Characters of a line, quotes included. Default: every known column at its longest, twice over. A longer line is
    /// not kept in memory; reading goes on at the next one.
    /// </summary>
    [Range(1024, 1024 * 1024)]
    public int LineCharacters { get; init; } = 128 * 1024;

    /// <summary>Findings that are kept. Default: every cell of the seed's sample header at the most rows.</summary>
    [Range(1, 500_000)]
    public int Findings { get; init; } = 250_000;
}
