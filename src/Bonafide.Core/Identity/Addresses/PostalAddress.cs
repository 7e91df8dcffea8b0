using Bonafide.Core.Identity.Names;

namespace Bonafide.Core.Identity.Addresses;

/// <summary>An address as given: lines of the street part and the named parts around it.</summary>
public sealed record AddressText(
    string? Line1, string? Line2, string? City, string? PostalCode, string? Subdivision, string? CountryAlpha2);

/// <summary>
/// The street lines of an address taken apart: words folded to Latin letters, abbreviations written out in the
/// country's language. A part that was not found is empty.
/// </summary>
public sealed class StreetLine
{
    /// <summary>Characters looked at in one line; the rest is ignored.</summary>
    public const int MaxLength = 200;

    /// <summary>House number with its letter: "12", "12b", "12-14".</summary>
    public string Premise { get; private set; } = string.Empty;

    /// <summary>Words of the street's name, without type and direction.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>Street type, written out.</summary>
    public string Type { get; private set; } = string.Empty;

    public string Direction { get; private set; } = string.Empty;

    /// <summary>Part of the building: "4b" of "Apt 4B".</summary>
    public string Unit { get; private set; } = string.Empty;

    /// <summary>Number of a post box or of a box on a rural route.</summary>
    public string Box { get; private set; } = string.Empty;

    /// <summary>Whether the line names a box, with or without its number.</summary>
    public bool NamesBox { get; private set; }

    public bool IsEmpty => Premise.Length + Name.Length + Box.Length == 0 && !NamesBox;

    public static StreetLine Parse(string? line, string? countryAlpha2, Transliterator? transliterator = null)
    {
        var parsed = new StreetLine();
        if (string.IsNullOrWhiteSpace(line))
        {
            return parsed;
        }

        var text = line.Length > MaxLength ? line[..MaxLength] : line;
        var folded = (transliterator ?? Transliterator.LatinOnly).ToLatin(text).ToLowerInvariant();
        var tokens = Tokens(folded);
        parsed.Read(tokens, AddressWords.Table.For(countryAlpha2));
        return parsed;
    }

    private static List<string> Tokens(string folded)
    {
        var tokens = new List<string>(8);
        foreach (var raw in folded.Split([' ', ',', ';', '\t', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            var word = raw.Trim('.', '-', '\'', '"', ':').Replace(".", string.Empty, StringComparison.Ordinal);
            if (word.StartsWith('#') && word.Length > 1)
            {
                tokens.Add("#");
                word = word[1..];
            }

            // German and Nordic streets are one word with their type: Hauptstr. and Hauptstrasse are one street.
            if (word.Length > 5 && word.EndsWith("str", StringComparison.Ordinal))
            {
                word += "asse";
            }

            if (word.Length > 0)
            {
                tokens.Add(word);
            }
        }

        // "P.O. Box" arrives as "po box", "p o box": one word says it.
        var box = tokens.FindIndex(t => t == "box");
        if (box > 0 && tokens[box - 1] == "po")
        {
            tokens.RemoveAt(box - 1);
        }
        else if (box > 1 && tokens[box - 1] == "o" && tokens[box - 2] == "p")
        {
            tokens.RemoveRange(box - 2, 2);
        }

        return tokens;
    }

    private void Read(List<string> tokens, System.Collections.Frozen.FrozenDictionary<string, AddressWord> words)
    {
        var name = new List<string>(4);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var next = i + 1 < tokens.Count ? tokens[i + 1] : null;
            var known = words.TryGetValue(token, out var word);
            var kind = token == "#" ? AddressWordKind.Unit : known ? word.Kind : 0;
            switch (kind)
            {
                case AddressWordKind.Unit when next is not null
                    && (name.Count > 0 || Premise.Length > 0 || LooksNumbered(next)):
                    Unit = next;
                    i++;
                    break;
                case AddressWordKind.Box:
                case AddressWordKind.Route when next is not null && LooksNumbered(next):
                    NamesBox = true;
                    Box = next is not null && LooksNumbered(next) ? next : Box;
                    i += next is not null && LooksNumbered(next) ? 1 : 0;
                    break;
                case AddressWordKind.Type when Type.Length == 0:
                    Type = word.Canonical;
                    break;
                case AddressWordKind.Direction when Direction.Length == 0 && tokens.Count > 2:
                    Direction = word.Canonical;
                    break;
                case AddressWordKind.Noise when tokens.Count > 1:
                    break;
                default:
                    if (Premise.Length == 0 && LooksNumbered(token) && !IsOrdinal(token))
                    {
                        Premise = token;
                    }
                    else
                    {
                        name.Add(token);
                    }

                    break;
            }
        }

        Name = string.Join(' ', name);
        if (Name.Length == 0 && Type.Length > 0)
        {
            // "The Avenue", "Broadway": the type is all the name there is.
            Name = Type;
            Type = string.Empty;
        }
    }

    private static bool LooksNumbered(string token) => char.IsAsciiDigit(token[0]);

    private static bool IsOrdinal(string token) =>
        token.EndsWith("th", StringComparison.Ordinal) || token.EndsWith("nd", StringComparison.Ordinal)
        || token.EndsWith("rd", StringComparison.Ordinal) || token.EndsWith("st", StringComparison.Ordinal);
}
