using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.History;

/// <summary>
/// What earlier transactions showed of a subject's elements. A person's elements come from the same transactions, so
/// each of these is read once, however many of the elements it showed. For one read session.
/// </summary>
internal sealed class EarlierSightings(IReadSession session, ExecutionView execution)
{
    private readonly Dictionary<ShownKey, List<EarlierSighting>> _sightings = [];
    private readonly Dictionary<ExecutionId, List<int>> _shown = [];
    private readonly Dictionary<ShownKey, int> _numbers = [];
    private readonly List<ShownKey> _elements = [];

    /// <summary>Newest first, at most <see cref="SightingHistory.MostCounted"/>.</summary>
    public List<EarlierSighting> Newest(SightingKind kind, byte[] hash)
    {
        var key = new ShownKey(kind, hash);
        if (!_sightings.TryGetValue(key, out var newest))
        {
            _sightings[key] = newest = SightingHistoryRows.Newest(
                execution.Tenant, session, kind, hash, execution.Id, execution.StartedAt,
                SightingHistory.MostCounted);
        }

        return newest;
    }

    /// <summary>The oldest of all that are kept.</summary>
    public DateTimeOffset? First(SightingKind kind, byte[] hash)
    {
        var newest = Newest(kind, hash);
        return newest.Count < SightingHistory.MostCounted
            ? newest.Count == 0 ? null : newest[^1].At
            : SightingHistoryRows.First(
                execution.Tenant, session, kind, hash, execution.Id, execution.StartedAt);
    }

    /// <summary>Distinct elements of each kind that were shown in the newest transactions since an instant.</summary>
    public Dictionary<SightingKind, long> Together(
        SightingKind kind, byte[] hash, DateTimeOffset since, bool riskyOnly)
    {
        var chosen = Newest(kind, hash)
            .Where(one => one.At >= since && (one.IsRisky || !riskyOnly))
            .Take(SightingHistory.MostLinked).ToList();
        Load(kind, hash, chosen, riskyOnly);
        var seen = new HashSet<int>();
        var counts = new Dictionary<SightingKind, long>();
        foreach (var number in chosen.SelectMany(one => ShownIn(one.Execution)).Where(seen.Add))
        {
            var of = _elements[number].Kind;
            counts[of] = counts.GetValueOrDefault(of) + 1;
        }

        return counts;
    }

    /// <summary>When one element was seen with another, and how many others of that one's kind it was seen
    /// with.</summary>
    public (DateTimeOffset? First, DateTimeOffset? Last, long Others) Link(
        (SightingKind Kind, byte[] Hash) one, (SightingKind Kind, byte[] Hash) other)
    {
        var chosen = Newest(one.Kind, one.Hash).Take(SightingHistory.MostLinked).ToList();
        Load(one.Kind, one.Hash, chosen, riskyOnly: false);
        var wanted = _numbers.GetValueOrDefault(new(other.Kind, other.Hash), -1);
        DateTimeOffset? first = null, last = null;
        var others = new HashSet<int>();
        foreach (var sighting in chosen)
        {
            foreach (var number in ShownIn(sighting.Execution))
            {
                if (number == wanted)
                {
                    (first, last) = (sighting.At, last ?? sighting.At);
                }
                else if (_elements[number].Kind == other.Kind)
                {
                    others.Add(number);
                }
            }
        }

        return (first, last, others.Count);
    }

    private List<int> ShownIn(ExecutionId one) => _shown.GetValueOrDefault(one) ?? [];

    private void Load(SightingKind kind, byte[] hash, List<EarlierSighting> chosen, bool riskyOnly)
    {
        if (chosen.TrueForAll(one => _shown.ContainsKey(one.Execution)))
        {
            return;
        }

        var fresh = new HashSet<ExecutionId>();
        foreach (var row in SightingHistoryRows.ShownWith(
            execution.Tenant, session, kind, hash, execution.Id, execution.StartedAt, SightingHistory.MostLinked,
            riskyOnly))
        {
            if (fresh.Contains(row.Execution) || !_shown.ContainsKey(row.Execution))
            {
                fresh.Add(row.Execution);
                (_shown.TryGetValue(row.Execution, out var shown) ? shown : _shown[row.Execution] = [])
                    .Add(Number(new(row.Kind, row.Hash)));
            }
        }
    }

    private int Number(ShownKey key)
    {
        if (!_numbers.TryGetValue(key, out var number))
        {
            _numbers[key] = number = _elements.Count;
            _elements.Add(key);
        }

        return number;
    }

    /// <summary>A kind and the bytes of a hash, by value.</summary>
    private readonly struct ShownKey(SightingKind kind, byte[] hash) : IEquatable<ShownKey>
    {
        private readonly byte[] _hash = hash;

        public SightingKind Kind { get; } = kind;

        public bool Equals(ShownKey other) => Kind == other.Kind && _hash.AsSpan().SequenceEqual(other._hash);

        public override bool Equals(object? other) => other is ShownKey key && Equals(key);

        public override int GetHashCode()
        {
            var code = default(HashCode);
            code.Add(Kind);
            code.AddBytes(_hash);
            return code.ToHashCode();
        }
    }
}
