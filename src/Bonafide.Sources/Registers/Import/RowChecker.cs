using System.Globalization;
using System.Text;
using Bonafide.Core.Countries;
using Bonafide.Sources.Registers.Files;

namespace Bonafide.Sources.Registers.Import;

/// <summary>Checks rows against a schema and brings their values into the schema's order and spelling; safe for several
/// threads at once.</summary>
internal sealed class RowChecker(RegisterSchema schema, RegisterLimits limits)
{
    /// <summary>Values in the order of the schema; empty texts where the row is silent.</summary>
    internal string[] Check(Row row, List<RegisterProblem> problems)
    {
        var values = new string[schema.Fields.Count];
        Array.Fill(values, string.Empty);
        foreach (var (column, value) in row.Values!)
        {
            var index = schema.IndexOf(column);
            if (index < 0)
            {
                problems.Add(
                    new(row.Line, Shown(column), "unknownColumn", $"A {schema.Kind} register has no such field."));
                continue;
            }

            values[index] = value.Trim();
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (Problem(schema.Fields[i], ref values[i]) is { } problem)
            {
                problems.Add(new(row.Line, schema.Fields[i].Name, problem.Code, problem.Message));
            }
        }

        CheckKey(row, values, problems);
        return values;
    }

    /// <summary>Problems of a header: unknown and doubled columns, required columns that are not there.</summary>
    internal void CheckHeader(Row row, List<RegisterProblem> problems)
    {
        var names = row.Values!.Select(v => v.Key).ToList();
        foreach (var name in names.Where(n => schema.IndexOf(n) < 0))
        {
            problems.Add(new(row.Line, Shown(name), "unknownColumn", $"A {schema.Kind} register has no such field."));
        }

        foreach (var name in names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            problems.Add(new(row.Line, Shown(name.Key), "doubledColumn", "Each column may stand once."));
        }

        foreach (var field in schema.Fields.Where(
            f => f.Required && !names.Contains(f.Name, StringComparer.OrdinalIgnoreCase)))
        {
            problems.Add(new(row.Line, field.Name, "required", "The column must be there."));
        }
    }

    private void CheckKey(Row row, string[] values, List<RegisterProblem> problems)
    {
        var key = schema.Keys[0];
        if (schema.Unique && key.All(f => values[schema.IndexOf(f)].Length > 0)
            && LookupKeys.ExactText(0, key.Select(f => values[schema.IndexOf(f)])) is null)
        {
            problems.Add(new(row.Line, key[0], "key", "The key must have letters or digits."));
        }
    }

    private (string Code, string Message)? Problem(RegisterField field, ref string value)
    {
        if (value.Length == 0)
        {
            return field.Required ? ("required", "The value must not be empty.") : null;
        }

        var most = field.Type == RegisterFieldType.Photo ? limits.MaxPhotoBytes : limits.MaxFieldBytes;
        if (value.Length > most || Encoding.UTF8.GetByteCount(value) > most)
        {
            return ("tooLong", $"The value has at most {most} bytes.");
        }

        switch (field.Type)
        {
            case RegisterFieldType.Date:
                return DateOnly.TryParseExact(
                    value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    && day.Year is >= 1850 and <= 2200 ? null : ("date", "The value must be a day as YYYY-MM-DD.");
            case RegisterFieldType.Flag:
                return value.ToLowerInvariant() is "true" or "false" or "0" or "1"
                    ? null
                    : ("flag", "The value must be true, false, 1 or 0.");
            case RegisterFieldType.Country:
                var country = CountryCodes.ToAlpha3(value);
                value = country ?? value;
                return country is null ? ("country", "The value must be a code of ISO 3166-1.") : null;
            case RegisterFieldType.Photo:
                return System.Buffers.Text.Base64.IsValid(value) ? null
                    : ("photo", "The value must be base64 of an image.");
            default:
                return null;
        }
    }

    /// <summary>
    /// A column's name is no personal value, but it may be anything: cut, and without control characters.
    /// </summary>
    private static string Shown(string column) =>
        string.Concat(column.Where(c => !char.IsControl(c)).Take(40));
}
