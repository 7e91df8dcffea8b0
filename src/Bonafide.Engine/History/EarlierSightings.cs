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

    /// <summary>What is known of one element, counted without looking at its transactions.</summary>
    public SightingHistory Counts(SightingKind kind, byte[] hash) =>
        SightingHistoryRows.History(session, Asked(kind, hash), execution.Account);

    /// <summary>Newest first, at most <see cref="SightingHistory.MostLinked"/>.</summary>
    private List<EarlierSighting> Newest(SightingKind kind, byte[] hash)
    {
        var key = new ShownKey(kind, hash);
        if (!_sightings.TryGetValue(key, out var newest))
        {
            _sightings[key] = newest = SightingHistoryRows.Newest(
                session, Asked(kind, hash), SightingHistory.MostLinked);
        }

        return newest;
    }

    /// <summary>Distinct elements of each kind that were shown in the newest transactions since an instant.</summary>
    public Dictionary<SightingKind, long> Together(
        SightingKind kind, byte[] hash, DateTimeOffset since, bool riskyOnly)
    {
        IEnumerable<int> shown;
        if (riskyOnly)
        {
            // Rare, and maybe older than the newest: read for itself.
            shown = ShownWith(kind, hash, since, riskyOnly: true).ConvertAll(row => Number(new(row.Kind, row.Hash)));
        }
        else
        {
            var chosen = Newest(kind, hash).FindAll(one => one.At >= since);
            Load(kind, hash, chosen);
            shown = chosen.SelectMany(one => ShownIn(one.Execution));
        }

        var seen = new HashSet<int>();
        var counts = new Dictionary<SightingKind, long>();
        foreach (var number in shown.Where(seen.Add))
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
        var chosen = Newest(one.Kind, one.Hash);
        Load(one.Kind, one.Hash, chosen);
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

    private List<ShownElement> ShownWith(SightingKind kind, byte[] hash, DateTimeOffset since, bool riskyOnly) =>
        SightingHistoryRows.ShownWith(
            session, Asked(kind, hash), since, SightingHistory.MostLinked, riskyOnly);

    private EarlierThan Asked(SightingKind kind, byte[] hash) =>
        new(execution.Tenant, kind, hash, execution.Id, execution.StartedAt);

    private void Load(SightingKind kind, byte[] hash, List<EarlierSighting> chosen)
    {
        if (chosen.TrueForAll(one => _shown.ContainsKey(one.Execution)))
        {
            return;
        }

        var fresh = new HashSet<ExecutionId>();
        foreach (var row in ShownWith(kind, hash, DateTimeOffset.UnixEpoch, riskyOnly: false))
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
