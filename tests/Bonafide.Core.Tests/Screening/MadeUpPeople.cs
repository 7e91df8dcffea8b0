using System.Text;

namespace Bonafide.Core.Tests.Screening;

/// <summary>Made-up names in any number, and the noise that real lists and forms have; all from one seed.</summary>
internal sealed class MadeUpPeople(int seed)
{
    private static readonly string[] Starts =
        ["ab", "al", "an", "be", "bo", "ca", "da", "de", "el", "fa", "ga", "ha", "iv", "ja", "ka", "la", "ma", "mo", "na",
            "ol", "pe", "ra", "ro", "sa", "se", "ta", "te", "va", "vi", "ya", "yu", "za", "sha", "kha", "gri", "che"];

    private static readonly string[] Middles =
        ["", "", "la", "ri", "no", "mi", "ha", "sse", "dri", "sto", "va", "le", "nu", "ka", "be", "tti", "mma", "li"];

    private static readonly string[] Ends =
        ["n", "d", "r", "m", "s", "na", "ra", "sh", "ov", "ez", "ini", "ski", "son", "ad", "im", "a", "o", "ed", "ak", "ir"];

    private readonly Random _random = new(seed);
    private readonly List<string> _given = [];
    private readonly List<string> _surnames = [];

    public (string Given, string Surnames) Next()
    {
        // Few given names and many surnames. By the square below, the commonest given name has every 45th person and
        // the commonest surname every 250th, about as in large countries.
        while (_given.Count < 2_000)
        {
            _given.Add(Word());
        }

        while (_surnames.Count < 60_000)
        {
            _surnames.Add(Word());
        }

        var given = Skewed(_given);
        var surnames = Skewed(_surnames);
        given = _random.Next(3) == 0 ? $"{given} {Skewed(_given)}" : given;
        surnames = _random.Next(5) == 0 ? $"{surnames} {Skewed(_surnames)}" : surnames;
        return (given, surnames);
    }

    /// <summary>One or two of: a slip of the finger, a dropped or exchanged letter, a doubled one, exchanged parts, a
    /// dropped word, an initial, joined words.</summary>
    public (string Given, string Surnames) Noisy((string Given, string Surnames) name)
    {
        for (var i = _random.Next(1, 3); i > 0; i--)
        {
            name = _random.Next(8) switch
            {
                0 => (Slip(name.Given), name.Surnames),
                1 or 2 => (name.Given, Slip(name.Surnames)),
                3 => (name.Surnames, name.Given),
                4 => (name.Given.Split(' ')[0], name.Surnames),
                5 => (name.Given, name.Surnames.Split(' ')[^1]),
                6 => (name.Given.Replace(" ", string.Empty, StringComparison.Ordinal), name.Surnames),
                _ => name.Given.Split(' ') is [var first, var second] ? ($"{first} {second[0]}", name.Surnames) : name,
            };
        }

        return name;
    }

    private string Word()
    {
        var word = new StringBuilder(Starts[_random.Next(Starts.Length)]);
        for (var i = _random.Next(0, 3); i >= 0; i--)
        {
            word.Append(Middles[_random.Next(Middles.Length)]);
        }

        return word.Append(Ends[_random.Next(Ends.Length)]).ToString();
    }

    private string Skewed(List<string> words) => words[(int)(words.Count * Math.Pow(_random.NextDouble(), 2))];

    private string Slip(string text)
    {
        var letters = text.ToCharArray().ToList();
        var at = _random.Next(letters.Count);
        switch (_random.Next(4))
        {
            case 0 when letters.Count > 3:
                letters.RemoveAt(at);
                break;
            case 1:
                letters.Insert(at, letters[at]);
                break;
            case 2 when at > 0:
                (letters[at - 1], letters[at]) = (letters[at], letters[at - 1]);
                break;
            default:
                letters[at] = (char)('a' + _random.Next(26));
                break;
        }

        return new string([.. letters]);
    }
}
