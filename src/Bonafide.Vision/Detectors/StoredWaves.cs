using Bonafide.Vision.Images;

namespace Bonafide.Vision.Detectors;

/// <summary>
/// What a file stores of every block of a document, and how the same waves are spread in blocks that lie half a block
/// off, which were never stored as blocks.
/// </summary>
internal sealed class StoredWaves
{
    private const int Side = CompressionGrid.Side;
    private const int Half = Side / 2;

    /// <summary>Gray levels next to black and white at which a picture may have been cut off.</summary>
    private const int Cut = 3;

    /// <summary>Blocks off the grid that are enough to learn from.</summary>
    private const int EnoughToLearn = 20_000;

    private readonly BlockArea _area;
    private readonly int _stride;
    private readonly float[] _strip;
    private readonly byte[] _cut;

    private StoredWaves(BlockArea area)
    {
        _area = area;
        _stride = (area.Columns * Side) + Half;
        _strip = new float[_stride * (Side + Half)];
        _cut = new byte[_strip.Length];
        Numbers = new byte[area.Count * BlockWaves.Count];
        Free = [.. Enumerable.Range(0, BlockWaves.Count).Select(_ => new int[EarlierStep.Bins])];
    }

    /// <summary>Blocks that lie on the document and can be told: nothing in them is cut off at black or
    /// white.</summary>
    internal List<int> Blocks { get; } = [];

    /// <summary>For every block of the area the stored numbers without their signs, up to 255.</summary>
    internal byte[] Numbers { get; }

    /// <summary>For every wave how often it has which size off the grid, by <see cref="EarlierStep.Bins"/>.</summary>
    internal int[][] Free { get; }

    internal static StoredWaves Read(RgbImage photo, BlockArea area, CompressionGrid grid)
    {
        var read = new StoredWaves(area);
        var steps = Enumerable.Range(1, BlockWaves.Count).Select(at => grid.Steps[ZigZag.Order[at]]).ToArray();
        for (var row = 0; row < area.Rows; row++)
        {
            read.Fill(photo, row);
            read.Transform(row, steps);
        }

        return read;
    }

    /// <summary>Brightness of a row of blocks and of half the next.</summary>
    private void Fill(RgbImage photo, int row)
    {
        // The last rows of one strip are the first of the next.
        var kept = row == 0 ? 0 : Half;
        _strip.AsSpan(Side * _stride, kept * _stride).CopyTo(_strip);
        _cut.AsSpan(Side * _stride, kept * _stride).CopyTo(_cut);
        for (var y = kept; y < Side + Half; y++)
        {
            var from = ((_area.Top + (row * Side) + y) * photo.Width) + _area.Left;
            var source = photo.Pixels.AsSpan(from * 3, _stride * 3);
            var strip = _strip.AsSpan(y * _stride, _stride);
            var cut = _cut.AsSpan(y * _stride, _stride);
            for (var x = 0; x < strip.Length; x++)
            {
                var (red, green, blue) = (source[x * 3], source[(x * 3) + 1], source[(x * 3) + 2]);
                strip[x] = (0.299f * red) + (0.587f * green) + (0.114f * blue);
                cut[x] = IsCut(red) || IsCut(green) || IsCut(blue) ? (byte)1 : (byte)0;
            }
        }
    }

    private void Transform(int row, int[] steps)
    {
        Span<float> waves = stackalloc float[BlockWaves.Count];
        var every = 1 + (_area.Count / EnoughToLearn);
        for (var column = 0; column < _area.Columns; column++)
        {
            var block = (row * _area.Columns) + column;
            if (!_area.Holds(block) || IsCutOff(column))
            {
                continue;
            }

            Blocks.Add(block);
            BlockWaves.Transform(_strip.AsSpan(column * Side), _stride, waves);
            for (var wave = 0; wave < waves.Length; wave++)
            {
                Numbers[(block * BlockWaves.Count) + wave] =
                    (byte)Math.Min(byte.MaxValue, MathF.Round(MathF.Abs(waves[wave]) / steps[wave]));
            }

            if (Blocks.Count % every == 0)
            {
                BlockWaves.Transform(_strip.AsSpan((column * Side) + Half + (Half * _stride)), _stride, waves);
                Count(waves);
            }
        }
    }

    private void Count(ReadOnlySpan<float> waves)
    {
        for (var wave = 0; wave < waves.Length; wave++)
        {
            var bin = (int)MathF.Round(MathF.Abs(waves[wave]) * EarlierStep.BinsPerLevel);
            if (bin < EarlierStep.Bins)
            {
                Free[wave][bin]++;
            }
        }
    }

    private bool IsCutOff(int column)
    {
        for (var y = 0; y < Side; y++)
        {
            if (_cut.AsSpan((y * _stride) + (column * Side), Side).Contains((byte)1))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCut(byte level) => level is < Cut or > byte.MaxValue - Cut;
}
