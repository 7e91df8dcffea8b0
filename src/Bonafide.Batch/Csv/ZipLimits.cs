using System.ComponentModel.DataAnnotations;

namespace Bonafide.Batch.Csv;

/// <summary>What an uploaded archive may expand to.</summary>
public sealed record ZipLimits
{
    /// <summary>Files in all archives of a batch. Default: 10,000 rows with four files each.</summary>
    [Range(1, 100_000)]
    public int Entries { get; init; } = 40_001;

    /// <summary>Bytes of all expanded files.</summary>
    [Range(1, 1L << 40)]
    public long TotalBytes { get; init; } = 32L << 30;

    /// <summary>Bytes of one expanded file: the largest that validation accepts, input.csv.</summary>
    [Range(1, 1L << 30)]
    public long EntryBytes { get; init; } = 50 * 1024 * 1024;

    /// <summary>
    /// Expanded by compressed bytes of one file. Default: DEFLATE's own limit is 1032; text reaches about 20, images 1,
    /// so that beyond 200 there is only padding. Files below a megabyte are not asked.
    /// </summary>
    [Range(2, 1032)]
    public int Ratio { get; init; } = 200;
}
