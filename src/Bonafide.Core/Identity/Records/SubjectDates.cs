using System.Globalization;
using Bonafide.Core.Subjects;

namespace Bonafide.Core.Identity.Records;

/// <summary>Days as the prepared data write them.</summary>
public static class SubjectDates
{
    /// <summary>YYYY-MM-DD, or YYYY/MM/DD as eKYC spells it; null when it is no day.</summary>
    public static DateOnly? Read(string? text) => DateOnly.TryParseExact(
        text?.Trim(), ["yyyy-MM-dd", "yyyy/MM/dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>The birth date under either of its two names; null when absent or no day.</summary>
    public static DateOnly? Birth(PreparedData subject) => Read(subject.DateOfBirth ?? subject.Dob);

    /// <summary>Whether a birth date was given that is no day, or lies after the given one.</summary>
    public static bool IsMalformedBirth(PreparedData subject, DateTimeOffset now)
    {
        var text = subject.DateOfBirth ?? subject.Dob;
        return !string.IsNullOrWhiteSpace(text)
            && (Read(text) is not { } day || day > DateOnly.FromDateTime(now.UtcDateTime) || day.Year < 1850);
    }
}

/// <summary>Sexes as the signals spell them. Mexico writes H for men and M for women.</summary>
public static class Sexes
{
    /// <summary>"M", "F" or "X"; null when it is none.</summary>
    public static string? Read(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "M" or "MALE" => "M",
        "F" or "FEMALE" => "F",
        "H" or "HOMBRE" => "M",
        "X" => "X",
        _ => null,
    };

    /// <summary>"H", "M" or "X" as Mexico spells it: M is mujer there, and F is accepted from documents.</summary>
    public static string? ReadMexican(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "H" or "HOMBRE" => "H",
        "M" or "MUJER" or "F" => "M",
        "X" => "X",
        _ => null,
    };
}
