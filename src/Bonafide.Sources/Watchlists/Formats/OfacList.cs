using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bonafide.Core.Screening;
using Bonafide.Sources.Registers;
using Bonafide.Sources.Registers.Import;

namespace Bonafide.Sources.Watchlists.Formats;

/// <summary>
/// The lists of the US Office of Foreign Assets Control as CSV without a header: SDN.CSV with ALT.CSV and ADD.CSV, and
/// CONS_PRIM.CSV with CONS_ALT.CSV and CONS_ADD.CSV, which have the same columns. "-0-" stands for nothing; birth dates
/// and nationalities stand in the remarks.
/// </summary>
internal sealed partial class OfacList : IWatchlistFormat
{
    private const string Nothing = "-0-";

    public string Name => "ofac";

    public IEnumerable<DraftEntry> Read(WatchlistFiles files, WatchlistLimits limits)
    {
        var aliases = ByEntry(files.Aliases, "id,alt,type,name,remarks", limits);
        var addresses = ByEntry(files.Addresses, "id,add,address,city,country,remarks", limits);
        foreach (var (line, cells) in Rows(
            files.Main, "id,name,type,programme,title,call,vessel,tonnage,gross,flag,owner,remarks", limits))
        {
            var id = cells["id"];
            var remarks = cells["remarks"] ?? string.Empty;
            var draft = new DraftEntry(line)
            {
                Reference = id,
                Subject = cells["type"] == "individual" ? WatchlistSubject.Person : WatchlistSubject.Other,
                Programme = cells["programme"],
            };
            AddName(draft, cells["name"], isAlias: false);
            foreach (var alias in aliases.GetValueOrDefault(id ?? string.Empty, []))
            {
                AddName(draft, alias["name"], isAlias: true);
            }

            foreach (Match birth in BirthDate().Matches(remarks))
            {
                draft.AddBirth(Birth(birth.Groups[1].Value));
            }

            draft.AddCountries(
            [
                .. Nationality().Matches(remarks).Select(match => match.Groups[1].Value),
                .. addresses.GetValueOrDefault(id ?? string.Empty, []).Select(address => address["country"]),
            ]);
            yield return draft;
        }
    }

    /// <summary>"SURNAME, Given": people have the comma; what has none is one name.</summary>
    private static void AddName(DraftEntry draft, string? name, bool isAlias)
    {
        var comma = draft.Subject == WatchlistSubject.Person ? name?.IndexOf(',', StringComparison.Ordinal) ?? -1 : -1;
        draft.AddName(comma > 0 ? name![(comma + 1)..] : name, comma > 0 ? name![..comma] : null, isAlias);
    }

    /// <summary>"12 Mar 1962", "Mar 1962", "1962", "circa 1962", "1962 to 1964".</summary>
    private static ListedBirth? Birth(string text)
    {
        var circa = text.StartsWith("circa ", StringComparison.Ordinal);
        var rest = circa ? text[6..] : text;
        if (rest.Split(" to ") is [var from, var to])
        {
            return YearOf(from) is { } first && YearOf(to) is { } last
                ? new(Math.Min(first, last), Math.Max(first, last))
                : null;
        }

        return !circa && DateOnly.TryParseExact(
            rest, "d MMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? ListedBirth.On(day)
                : YearOf(rest) is { } year ? ListedBirth.In(year, circa) : null;
    }

    private static int? YearOf(string text) => text.Length >= 4 ? DraftEntry.Year(text[^4..]) : null;

    private static Dictionary<string, List<Dictionary<string, string?>>> ByEntry(
        Stream? file, string columns, WatchlistLimits limits)
    {
        var rows = new Dictionary<string, List<Dictionary<string, string?>>>(StringComparer.Ordinal);
        if (file is null)
        {
            return rows;
        }

        foreach (var (line, cells) in Rows(file, columns, limits))
        {
            if (!rows.TryGetValue(cells["id"] ?? string.Empty, out var list))
            {
                rows[cells["id"] ?? string.Empty] = list = [];
            }

            if (list.Count >= limits.MaxPerEntry || rows.Count > limits.MaxEntries)
            {
                throw new InvalidDataException($"Line {line}: one entry has too many rows, or the file too many.");
            }

            list.Add(cells);
        }

        return rows;
    }

    private static IEnumerable<(long Line, Dictionary<string, string?> Cells)> Rows(
        Stream file, string columns, WatchlistLimits limits)
    {
        var reader = new CsvRowReader(new RegisterLimits { MaxLineBytes = limits.MaxTextBytes });
        foreach (var row in reader.Rows(new HeadedStream(Encoding.ASCII.GetBytes(columns + "\n"), file)).Skip(1))
        {
            if (row.Values is not { } values)
            {
                throw new InvalidDataException($"Line {row.Line - 1}: {row.Problem!.Message}");
            }

            yield return (row.Line - 1, values.ToDictionary(
                cell => cell.Key, cell => Cell(cell.Value), StringComparer.Ordinal));
        }
    }

    private static string? Cell(string text) => text.Trim() is { Length: > 0 } value && value != Nothing ? value : null;

    [GeneratedRegex(@"\bDOB ([^;.]{4,40})")]
    private static partial Regex BirthDate();

    [GeneratedRegex(@"\b(?:nationality|citizen) ([^;.]{2,60})")]
    private static partial Regex Nationality();
}
