using System.Collections.Frozen;

namespace Bonafide.Core.Identity.Names;

/// <summary>
/// Which given names stand for each other. Each row of <c>nicknames.txt</c> is a group: the full form first, then
/// short and pet forms; one name may be in several groups (Alex: Alexander, Alexandra, Alejandro).
/// </summary>
public sealed class Nicknames
{
    private static readonly int[] None = [];

    private readonly FrozenDictionary<string, int[]> _groups;

    public Nicknames(IEnumerable<string> rows)
    {
        var groups = new Dictionary<string, List<int>>();
        var group = 0;
        foreach (var row in rows.Where(r => r.Length > 0 && r[0] != '#'))
        {
            foreach (var name in row.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!groups.TryGetValue(name, out var list))
                {
                    groups[name] = list = [];
                }

                list.Add(group);
            }

            group++;
        }

        _groups = groups.ToFrozenDictionary(g => g.Key, g => g.Value.ToArray());
    }

    /// <summary>The groups within this assembly.</summary>
    public static Nicknames BuiltIn { get; } = Load();

    /// <summary>Groups of a folded, lower-case name; empty when it is in none.</summary>
    public int[] GroupsOf(string name) => _groups.GetValueOrDefault(name, None);

    private static Nicknames Load()
    {
        using var stream = typeof(Nicknames).Assembly.GetManifestResourceStream("nicknames.txt")
            ?? throw new InvalidOperationException("The list of nicknames is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return new Nicknames(reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries));
    }
}
