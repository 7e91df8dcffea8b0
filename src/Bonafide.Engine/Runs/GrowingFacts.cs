using Bonafide.Core.Facts;

namespace Bonafide.Engine.Runs;

/// <summary>Facts while they are being gathered by several tasks at once.</summary>
internal sealed class GrowingFacts(FactSet stored)
{
    private readonly Lock _lock = new();
    private readonly List<Fact> _facts = [.. stored.All];

    public void Add(IEnumerable<Fact> found)
    {
        lock (_lock)
        {
            _facts.AddRange(found);
        }
    }

    public FactSet Snapshot() => With([]);

    /// <summary>What is there, with more that is about to be added.</summary>
    public FactSet With(IEnumerable<Fact> more)
    {
        lock (_lock)
        {
            return new([.. _facts, .. more]);
        }
    }
}
