using System.Runtime.InteropServices;

namespace Bonafide.Sources.Phone.Plan;

/// <summary>
/// A nondeterministic automaton over digits, and its deterministic form (subset construction): ten transitions and a
/// set of tags per state. State 0 of the table is the dead one.
/// </summary>
internal sealed class DigitGraph
{
    public const int AnyDigit = (1 << 10) - 1;

    private readonly List<List<(int Digits, int To)>> _edges = [];
    private readonly List<List<int>> _free = [];
    private readonly List<PlanTag> _accepts = [];

    public DigitGraph() => Start = NewState();

    public int Start { get; }

    public int NewState()
    {
        _edges.Add([]);
        _free.Add([]);
        _accepts.Add(PlanTag.None);
        return _edges.Count - 1;
    }

    public void Edge(int from, int digits, int to) => _edges[from].Add((digits, to));

    public void Free(int from, int to) => _free[from].Add(to);

    public int Step(int from, int digits)
    {
        var to = NewState();
        Edge(from, digits, to);
        return to;
    }

    public void Accept(int state, PlanTag tag) => _accepts[state] |= tag;

    /// <summary>Adds the deterministic form to a common table.</summary>
    /// <returns>The number of its first state.</returns>
    public uint WriteTo(DigitTable table)
    {
        var numbers = new Dictionary<string, uint>(StringComparer.Ordinal);
        var queue = new Queue<(uint Number, int[] States)>();
        var start = Number(Closure([Start]));
        while (queue.TryDequeue(out var next))
        {
            var (number, states) = next;
            for (var digit = 0; digit < 10; digit++)
            {
                var bit = 1 << digit;
                var reached = states.SelectMany(state => _edges[state]).Where(edge => (edge.Digits & bit) != 0)
                    .Select(edge => edge.To).Distinct().ToList();
                table.Next[(int)(number * 10) + digit] = reached.Count == 0 ? 0 : Number(Closure(reached));
            }
        }

        return start;

        uint Number(int[] states)
        {
            var key = new string(MemoryMarshal.Cast<int, char>(states));
            if (!numbers.TryGetValue(key, out var number))
            {
                number = table.NewState(states.Aggregate(PlanTag.None, (tags, state) => tags | _accepts[state]));
                numbers.Add(key, number);
                queue.Enqueue((number, states));
            }

            return number;
        }
    }

    private int[] Closure(IEnumerable<int> states)
    {
        var reached = new SortedSet<int>(states);
        var open = new Stack<int>(reached);
        while (open.TryPop(out var state))
        {
            foreach (var to in _free[state].Where(reached.Add))
            {
                open.Push(to);
            }
        }

        // A state that neither reads nor accepts says nothing; without such, equal sets are found equal more often.
        return [.. reached.Where(state => _edges[state].Count > 0 || _accepts[state] != PlanTag.None)];
    }
}

/// <summary>Transitions and tags of all regions' automatons.</summary>
internal sealed class DigitTable
{
    public DigitTable() => NewState(PlanTag.None);

    public List<uint> Next { get; } = [];

    public List<ushort> Accepts { get; } = [];

    public uint NewState(PlanTag tags)
    {
        Next.AddRange(new uint[10]);
        Accepts.Add((ushort)tags);
        return (uint)Accepts.Count - 1;
    }
}
