using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;

namespace Bonafide.Core.Documents.Merging;

/// <summary>
/// Compares two readings of one field by what the field is: dates by their known parts, names without marks and in
/// the spellings of the machine readable zone (Doc 9303-3 §6), everything else letter by letter.
/// </summary>
public static class FieldComparison
{
    /// <summary>Signs that recognisers take for each other; each letter of a group is like every other.</summary>
    private static readonly string[] Alike = ["0ODQ", "1IL", "2Z", "5S", "6G", "8B", "UV", "MN", "CG", "4A", "7T"];

    private static readonly HashSet<string> Dates = new(StringComparer.Ordinal)
    {
        FieldNames.DateOfBirth, FieldNames.IssuingDate, FieldNames.ExpiryDate, FieldNames.DueDate,
    };

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        FieldNames.FirstName, FieldNames.LastName, FieldNames.FullName, FieldNames.LastNameAtBirth,
        FieldNames.PlaceOfBirth, FieldNames.IssuingAuthority, FieldNames.IssuingPlace,
    };

    public static Agreement Compare(FieldReading one, FieldReading other) => one.Name switch
    {
        _ when string.Equals(one.Value, other.Value, StringComparison.OrdinalIgnoreCase) => Agreement.Same,
        _ when Dates.Contains(one.Name) => OfDates(one.Value, other.Value),
        _ when Names.Contains(one.Name) || one.Name.StartsWith("address.", StringComparison.Ordinal) =>
            OfNames(one, other),
        _ => OfCodes(Plain(one.Value), Plain(other.Value)),
    };

    /// <summary>A date whose day or month is not known agrees with every date that it leaves open.</summary>
    private static Agreement OfDates(string one, string other) =>
        one.StartsWith(other + "-", StringComparison.Ordinal) || other.StartsWith(one + "-", StringComparison.Ordinal)
            ? Agreement.Same
            : OfCodes(one, other);

    private static Agreement OfNames(FieldReading one, FieldReading other)
    {
        var (a, b) = (FoldedText.Of(one.Value), FoldedText.Of(other.Value));
        if (a == b || FoldedText.Of(Spelled(one.Value)) == FoldedText.Of(Spelled(other.Value))
            || IsBeginning(one, other) || IsBeginning(other, one))
        {
            return Agreement.Same;
        }

        return OfCodes(a, b) == Agreement.Doubtful || AsMisread(a) == AsMisread(b)
            || (one.Name == FieldNames.AddressCity && (HoldsState(a, b) || HoldsState(b, a)))
            || Distance(a, b) <= Math.Max(1, Math.Min(a.Length, b.Length) / 6)
            ? Agreement.Doubtful
            : Agreement.Contrary;
    }

    /// <summary>
    /// With the two letters of Doc 9303-3 §6 for one, before they are folded: Ü before E would else fold to another
    /// name than UE before E.
    /// </summary>
    private static string Spelled(string name) => name.ToUpperInvariant()
        .Replace("Ä", "AE", StringComparison.Ordinal).Replace("Ö", "OE", StringComparison.Ordinal)
        .Replace("Ü", "UE", StringComparison.Ordinal).Replace("Ø", "OE", StringComparison.Ordinal)
        .Replace("Å", "AA", StringComparison.Ordinal);

    /// <summary>The zone spells ß as SS and Þ as TH (Doc 9303-3 §6); in print recognisers take them for B and
    /// P.</summary>
    private static string AsMisread(string folded) => folded
        .Replace("SS", "B", StringComparison.Ordinal).Replace("TH", "P", StringComparison.Ordinal);

    /// <summary>The gap between a town and the two letters of its state may not have been seen.</summary>
    private static bool HoldsState(string one, string town) =>
        one.Length == town.Length + 2 && one.StartsWith(town, StringComparison.Ordinal);

    /// <summary>A name that its place cut off (Doc 9303-3 §4.6) agrees with one that goes on.</summary>
    private static bool IsBeginning(FieldReading reading, FieldReading other)
    {
        var (cut, whole) = (Parts(reading.Value), Parts(other.Value));
        return reading.Truncated && cut.Length > 0
            && (string.Concat(whole).StartsWith(string.Concat(cut), StringComparison.Ordinal) || IsCut(cut, whole));
    }

    /// <summary>Each part was shortened, down to an initial, or left out; print may join or divide parts.</summary>
    private static bool IsCut(string[] cut, string[] whole)
    {
        var at = 0;
        foreach (var part in cut)
        {
            while (at < whole.Length && !string.Concat(whole[at..]).StartsWith(part, StringComparison.Ordinal))
            {
                at++;
            }

            if (at++ == whole.Length)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The parts that the zone divides by a filler.</summary>
    private static string[] Parts(string name) =>
        [.. name.Split(' ', '-').Select(FoldedText.Of).Where(part => part.Length > 0)];

    private static Agreement OfCodes(string one, string other) =>
        one == other ? Agreement.Same
        : one.Length == other.Length && one.Zip(other).All(pair => IsAlike(pair.First, pair.Second))
            ? Agreement.Doubtful
        : one.Length != other.Length && Distance(one, other) == 1 ? Agreement.Doubtful
        : Agreement.Contrary;

    private static bool IsAlike(char one, char other) => one == other
        || Alike.Any(group => group.Contains(one, StringComparison.Ordinal)
            && group.Contains(other, StringComparison.Ordinal));

    private static string Plain(string value) =>
        string.Concat(value.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>Levenshtein's distance: signs replaced, left out or put in. For short texts.</summary>
    public static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + cost));
            }
        }

        return row[^1];
    }
}
