using System.Globalization;
using Bonafide.Core;
using Bonafide.Core.Identity.Addresses;
using Bonafide.Core.Identity.Names;
using Bonafide.Sources.Imports;
using Bonafide.Sources.Registers;
using Bonafide.Sources.Registers.Import;

namespace Bonafide.Sources.Addresses;

/// <summary>
/// Imports streets and houses of one country from CSV as OpenAddresses writes it: LON, LAT, NUMBER, STREET, UNIT, CITY,
/// POSTCODE in any order and case, others passed over; and CMRA, true for buildings that receive mail for others.
/// </summary>
public sealed class StreetImporter(
    ImportStore store, Transliterator latin, TimeProvider time, AddressLimits limits)
{
    private static readonly string[] Needed = ["NUMBER", "STREET"];

    /// <param name="alpha2">The country of the file, which has no column for it.</param>
    public ImportResult Import(string name, TenantId? tenant, string alpha2, bool isDryRun, Stream file)
    {
        var problems = new List<ImportProblem>();
        var table = new StreetTable.Builder();
        var reader = new CsvRowReader(new RegisterLimits { MaxLineBytes = limits.MaxLineBytes });
        var isHeader = true;
        foreach (var row in reader.Rows(file))
        {
            var problem = row.Problem?.Message ?? (isHeader ? Header(row) : Add(table, alpha2, Cells(row)));
            isHeader = false;
            if (problem is not null)
            {
                problems.Add(new(row.Line, problem));
            }

            if (problems.Count >= limits.MaxProblems || table.Count > limits.MaxRows
                || (row.Line == 1 && problem is not null))
            {
                problems.Add(new(
                    row.Line, "The reading stopped here: the header, too many problems, or too many rows."));
                break;
            }
        }

        if (table.Count == 0 && problems.Count == 0)
        {
            problems.Add(new(0, "The file has no rows."));
        }

        return problems.Count > 0 || isDryRun
            ? new(null, table.Count, problems)
            : new(
                store.Publish(StreetTable.Area, tenant, name, table.Count, time.GetUtcNow(), table.Write()),
                table.Count, []);
    }

    private static string? Header(Row row)
    {
        var columns = row.Values!.Select(cell => cell.Key.ToUpperInvariant()).ToList();
        return Needed.All(columns.Contains) && (columns.Contains("POSTCODE") || columns.Contains("CITY"))
            && columns.Distinct().Count() == columns.Count
                ? null
                : "The header needs NUMBER, STREET and POSTCODE or CITY, each once.";
    }

    private static Dictionary<string, string> Cells(Row row) => row.Values!.ToDictionary(
        cell => cell.Key.ToUpperInvariant(), cell => cell.Value.Trim(), StringComparer.Ordinal);

    /// <summary>Adds a row, or says what is wrong with it. A row without number or area says nothing.</summary>
    private string? Add(StreetTable.Builder table, string alpha2, Dictionary<string, string> cells)
    {
        if (cells.Values.Any(value => value.Length > limits.MaxNameLength))
        {
            return $"A value has at most {limits.MaxNameLength} characters.";
        }

        var (number, street) = (cells["NUMBER"].ToLowerInvariant(), cells["STREET"]);
        var code = PostalCodes.Key(cells.GetValueOrDefault("POSTCODE"));
        var town = AddressPack.Key(cells.GetValueOrDefault("CITY"), latin);
        var line = StreetLine.Parse(street, alpha2, latin);

        // "5 de Mayo": what the parser takes for a number belongs to the name, since the number has its own column.
        var name = $"{line.Premise} {line.Name}".Trim();
        if (number.Length == 0 || name.Length == 0 || (code.Length == 0 && town.Length == 0))
        {
            return null;
        }

        var (hasLatitude, hasLongitude) =
            (TryDegrees(cells, "LAT", 90, out var latitude), TryDegrees(cells, "LON", 180, out var longitude));
        if (!hasLatitude || !hasLongitude)
        {
            return "LAT or LON is none.";
        }

        table.Add(
            code.Length > 0 ? StreetTable.ByCode(alpha2, code) : StreetTable.ByTown(alpha2, town),
            name, line.Type, line.Direction,
            new(number, UnitOf(cells), cells.GetValueOrDefault("CMRA") is "true" or "1", latitude, longitude));
        return null;
    }

    /// <summary>"APT 4B", "# 4b" and "4B" are one unit: the last word, lower case.</summary>
    private static string UnitOf(Dictionary<string, string> cells) =>
        cells.GetValueOrDefault("UNIT")?.Split([' ', '#'], StringSplitOptions.RemoveEmptyEntries) is [.., var last]
            ? last.ToLowerInvariant()
            : string.Empty;

    /// <summary>Coordinates may be left out, and are then 0 and not used.</summary>
    private static bool TryDegrees(Dictionary<string, string> cells, string column, double most, out double degrees)
    {
        degrees = 0;
        return cells.GetValueOrDefault(column) is not { Length: > 0 } text
            || (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out degrees)
                && Math.Abs(degrees) <= most);
    }
}
