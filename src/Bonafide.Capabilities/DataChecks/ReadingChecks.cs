using System.Globalization;
using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.DataChecks;

/// <summary>What the document's own occurrences of its data say of each other, and of the calendar.</summary>
internal sealed class ReadingChecks(
    DataChecksOptions options, DocumentFacts document, CredentialId credential, List<Finding> findings)
{
    /// <summary>ICAO Doc 9303-3 §4.9: a check digit that was read surely and does not fit.</summary>
    public string? CheckDigits()
    {
        var checks = document.Images.Where(image => image.Mrz is not null).SelectMany(image => image.Mrz!.Checks)
            .Where(check => check.Verdict != MrzCheckVerdict.NotUsed).ToList();
        findings.AddRange(checks.Select(check => new Finding(
            "mrzCheckDigit." + check.Field, check.Verdict.ToString().ToLowerInvariant(), "right",
            check.Verdict == MrzCheckVerdict.Right, Source: "mrz", Credential: credential)));
        return checks.Any(check => check.Verdict == MrzCheckVerdict.Wrong) ? DataChecksLabels.MrzChecksum : null;
    }

    public string? Contradictions()
    {
        string? label = null;
        foreach (var conflict in document.Conflicts.Where(conflict => conflict.Kind == ConflictKind.Certain))
        {
            findings.Add(ToFinding(conflict, "certain"));
            label ??= ConcernsMrz(conflict) ? DataChecksLabels.MismatchHrzMrz : DataChecksLabels.MismatchingDatapoints;
        }

        return label;
    }

    public string? UncertainContradictions()
    {
        var uncertain = document.Conflicts.Where(conflict => conflict.Kind == ConflictKind.Uncertain).ToList();
        findings.AddRange(uncertain.Select(conflict => ToFinding(conflict, "uncertain")));
        return uncertain.Count > 0 ? DataChecksLabels.MismatchLowConfidence : null;
    }

    /// <summary>A zone that was found but not read surely, or a passport on which none was read.</summary>
    public string? Unreadable()
    {
        var mrz = document.Images.Select(image => image.Mrz).Where(zone => zone is not null).ToList();
        var unsure = mrz.Any(zone => zone!.Checks.Any(check => check.Verdict == MrzCheckVerdict.Unsure));
        var missing = mrz.Count == 0 && document.Class.Type == "PASSPORT";
        if (missing)
        {
            findings.Add(new("mrz", "unread", "read", false, Source: "mrz", Credential: credential));
        }

        return unsure || missing ? DataChecksLabels.UnreadableDatasource : null;
    }

    /// <summary>Rules of the calendar and of the barcode's standard.</summary>
    public string? Format(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var (born, issued, expires) =
            (Date(FieldNames.DateOfBirth), Date(FieldNames.IssuingDate), Date(FieldNames.ExpiryDate));
        (string Name, bool Broken)[] rules =
        [
            ("dateOfBirth.inPast", born > today),
            ("dateOfBirth.age", born is { } birth && birth.AddYears(options.MaxAgeYears) < today),
            ("issuingDate.inPast", issued > today),
            ("issuingDate.afterBirth", issued < born),
            ("expiryDate.afterIssue", expires <= issued),
            ("expiryDate.validity", issued is { } from && expires > from.AddYears(options.MaxValidityYears)),
        ];
        var broken = rules.Where(rule => rule.Broken).Select(rule => rule.Name).Concat(
            document.Images.Where(image => image.Barcode is not null)
                .SelectMany(image => image.Barcode!.Problems).Select(problem => "barcode." + problem)).ToList();
        findings.AddRange(broken.Select(name =>
            new Finding(name, "broken", "kept", false, Source: "format", Credential: credential)));
        return broken.Count > 0 ? DataChecksLabels.DataInvalid : null;
    }

    public string? Expiry(DateTimeOffset now, int warningDays)
    {
        if (Date(FieldNames.ExpiryDate) is not { } expires)
        {
            return null;
        }

        var days = expires.DayNumber - DateOnly.FromDateTime(now.UtcDateTime).DayNumber;
        findings.Add(Finding.AtLeast("daysToExpiry", days, warningDays, "days", "document", credential));
        return days < warningDays ? DataChecksLabels.ExpiryWithinLimit : null;
    }

    private DateOnly? Date(string field) => DateOnly.TryParseExact(
        document.Find(field)?.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date
        : null;

    private static bool ConcernsMrz(FieldConflict conflict) =>
        IsMrz(conflict.Chosen.Source) || IsMrz(conflict.Other.Source);

    private static bool IsMrz(FieldSource source) =>
        source is FieldSource.MrzChecked or FieldSource.Mrz or FieldSource.MrzUnchecked;

    private Finding ToFinding(FieldConflict conflict, string sureness) => new(
        conflict.Name + ".conflict", $"{conflict.Chosen.Source} against {conflict.Other.Source}, {sureness}", "agree",
        false, Source: "document", Credential: credential);
}
