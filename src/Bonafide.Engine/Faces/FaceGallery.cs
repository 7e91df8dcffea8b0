using System.Runtime.InteropServices;

namespace Bonafide.Engine.Faces;

/// <summary>
/// The faces of one tenant in memory, in the order of the feed: a code of one byte per component and the template's
/// id, nothing else. 144 bytes for a descriptor of 128.
/// </summary>
/// <remarks>For one writer or several readers at a time; <see cref="FaceGalleries"/> sees to that.</remarks>
public sealed class FaceGallery
{
    private const int PerBlock = 4_096;

    private readonly List<Block> _blocks = [];
    private int _length;
    private int _last;

    /// <summary>Faces that can be found.</summary>
    public int Count { get; private set; }

    /// <summary>Places that stay empty after a removal.</summary>
    public int Removed { get; private set; }

    public void Add(Guid template, ReadOnlySpan<sbyte> code)
    {
        if (_blocks.Count == 0)
        {
            (_length, _last) = (code.Length, PerBlock);
        }

        if (code.Length != _length)
        {
            throw new InvalidDataException("A template has another length than its pack's others.");
        }

        if (_last == PerBlock)
        {
            _blocks.Add(new(new sbyte[PerBlock * _length], new Guid[PerBlock]));
            _last = 0;
        }

        var block = _blocks[^1];
        code.CopyTo(block.Codes.AsSpan(_last * _length));
        block.Templates[_last++] = template;
        Count++;
    }

    /// <summary>Takes faces out: their codes are overwritten at once.</summary>
    /// <returns>How many were there.</returns>
    public int Remove(IReadOnlySet<Guid> templates)
    {
        var before = Removed;
        foreach (var block in _blocks)
        {
            for (var i = 0; i < PerBlock; i++)
            {
                if (block.Templates[i] != Guid.Empty && templates.Contains(block.Templates[i]))
                {
                    block.Templates[i] = Guid.Empty;
                    block.Codes.AsSpan(i * _length, _length).Clear();
                    Removed++;
                }
            }
        }

        Count -= Removed - before;
        return Removed - before;
    }

    /// <summary>Whether a face is here; the latest are found at once.</summary>
    public bool Contains(Guid template)
    {
        for (var i = _blocks.Count - 1; i >= 0; i--)
        {
            if (Array.LastIndexOf(_blocks[i].Templates, template) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same faces in the same order without empty places.</summary>
    public FaceGallery Compacted()
    {
        var compacted = new FaceGallery();
        foreach (var block in _blocks)
        {
            for (var i = 0; i < PerBlock; i++)
            {
                if (block.Templates[i] != Guid.Empty)
                {
                    compacted.Add(block.Templates[i], block.Codes.AsSpan(i * _length, _length));
                }
            }
        }

        return compacted;
    }

    /// <summary>The templates that are here but not in the given set.</summary>
    public HashSet<Guid> Without(IReadOnlySet<Guid> templates) =>
        [.. _blocks.SelectMany(block => block.Templates)
            .Where(template => template != Guid.Empty && !templates.Contains(template))];

    /// <summary>
    /// The nearest faces within a distance, at most <paramref name="most"/>, from a scan of every one by all cores.
    /// </summary>
    public IReadOnlyList<Guid> Nearest(sbyte[] code, float distance, int most)
    {
        if (Count == 0)
        {
            return [];
        }

        var limit = Limit(distance);
        var found = new List<(int Squared, Guid Template)>();
        var parts = Math.Min(Environment.ProcessorCount, _blocks.Count);
        Parallel.For(0, parts, part =>
        {
            var mine = new PriorityQueue<Guid, int>();
            var (from, to) = (part * _blocks.Count / parts, (part + 1) * _blocks.Count / parts);
            foreach (var block in CollectionsMarshal.AsSpan(_blocks)[from..to])
            {
                Scan(block, code, limit, most, mine);
            }

            lock (found)
            {
                while (mine.TryDequeue(out var template, out var negative))
                {
                    found.Add((-negative, template));
                }
            }
        });
        return [.. found.OrderBy(one => one.Squared).Take(most).Select(one => one.Template)];
    }

    private static int Limit(float distance)
    {
        var unit = FaceCodes.ToDistance(1);
        var squared = distance / unit * (distance / unit);
        return squared >= int.MaxValue ? int.MaxValue : (int)squared;
    }

    /// <summary>Keeps the nearest in a queue whose first is the farthest of them.</summary>
    private void Scan(Block block, sbyte[] code, int limit, int most, PriorityQueue<Guid, int> nearest)
    {
        var count = ReferenceEquals(block, _blocks[^1]) ? _last : PerBlock;
        ReadOnlySpan<sbyte> codes = block.Codes;
        for (var i = 0; i < count; i++)
        {
            var squared = FaceCodes.Squared(code, codes.Slice(i * _length, _length));
            if (squared > limit || block.Templates[i] == Guid.Empty)
            {
                continue;
            }

            nearest.Enqueue(block.Templates[i], -squared);
            if (nearest.Count > most)
            {
                nearest.Dequeue();
                nearest.TryPeek(out _, out var farthest);
                limit = -farthest;
            }
        }
    }

    private sealed record Block(sbyte[] Codes, Guid[] Templates);
}
