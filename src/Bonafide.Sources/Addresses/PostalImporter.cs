using System.Globalization;
using System.Text;
using Bonafide.Core;
using Bonafide.Core.Countries;
using Bonafide.Core.Identity.Names;
using Bonafide.Sources.Imports;
using Bonafide.Sources.Registers.Import;

namespace Bonafide.Sources.Addresses;

/// <summary>
/// Imports postal codes in the format of GeoNames' postal files: twelve columns between tabs, no header: country, code,
/// place, then name and code of three subdivisions, latitude, longitude, accuracy.
/// </summary>
public sealed class PostalImporter(
    ImportStore store, Transliterator latin, TimeProvider time, AddressLimits limits)
{
    private const int Columns = 12;
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    public ImportResult Import(string name, TenantId? tenant, bool isDryRun, Stream file)
    {
        var problems = new List<ImportProblem>();
        var table = new PostalTable.Builder(latin);
        var lines = new LineReader(file, limits.MaxLineBytes);
        while (problems.Count < limits.MaxProblems && lines.Next() is { } line)
        {
            if (line.Length > 0 && Add(table, line.Span) is { } problem)
            {
                problems.Add(new(lines.Line, problem));
            }

            if (table.Count > limits.MaxRows)
            {
                problems.Add(new(lines.Line, $"A file has at most {limits.MaxRows} rows."));
                break;
            }
        }

        if (lines.TooLong)
        {
            problems.Add(new(lines.Line, $"A line has at most {limits.MaxLineBytes} bytes."));
        }

        if (table.Count == 0 && problems.Count == 0)
        {
            problems.Add(new(0, "The file has no rows."));
        }

        return problems.Count > 0 || isDryRun
            ? new(null, table.Count, problems)
            : new(
                store.Publish(PostalTable.Area, tenant, name, table.Count, time.GetUtcNow(), table.Write()),
                table.Count, []);
    }

    /// <summary>Adds a line, or says what is wrong with it.</summary>
    private string? Add(PostalTable.Builder table, ReadOnlySpan<byte> line)
    {
        string[] cells;
        try
        {
            cells = Utf8.GetString(line).Split('\t');
        }
        catch (DecoderFallbackException)
        {
            return "The file must be UTF-8.";
        }

        if (cells.Length != Columns)
        {
            return $"A row has {Columns} columns between tabs.";
        }

        var code = PostalCodes.Key(cells[1]);
        return CountryCodes.ToAlpha2(cells[0]) is not { } country ? "The first column is no country code."
            : code.Length is 0 or > 20 ? "The second column is no postal code."
            : cells[2].Length == 0 || cells[2].Length > limits.MaxNameLength || cells[3].Length > limits.MaxNameLength
                ? "The place has no name, or one that is too long."
            : !TryDegrees(cells[9], 90, out var latitude) || !TryDegrees(cells[10], 180, out var longitude)
                ? "Latitude or longitude is none."
            : Add(table, country, code, cells, latitude, longitude);
    }

    private static string? Add(
        PostalTable.Builder table, string country, string code, string[] cells, double latitude, double longitude)
    {
        table.Add(country, code, cells[2], cells[3], latitude, longitude);
        return null;
    }

    private static bool TryDegrees(string text, double most, out double degrees) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out degrees)
        && Math.Abs(degrees) <= most;
}
