using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents.Mrz;

/// <summary>Turns a zone that is as right as it will be into verdicts and values.</summary>
internal sealed class MrzFields(MrzZone zone, MrzOptions options, DateOnly today)
{
    /// <summary>Most confidence of a code that is in no list: it was misread.</summary>
    private const double UnknownCodeConfidence = 0.3;

    private readonly IReadOnlyList<MrzCheck> _checks = zone.Checks();

    public MrzDocument ToDocument(IReadOnlyList<string> rawLines)
    {
        var checks = _checks.Select(Verdict).ToList();
        var fields = new List<MrzFieldValue>();
        AddCode(fields, FieldNames.IssuingCountry, MrzField.Issuer);
        AddNames(fields);
        AddNumber(fields);
        AddCode(fields, FieldNames.Nationality, MrzField.Nationality);
        AddDate(fields, FieldNames.DateOfBirth, MrzField.Birth, MrzCheck.DateOfBirth, MrzDates.Birth);
        AddSex(fields);
        AddDate(fields, FieldNames.ExpiryDate, MrzField.Expiry, MrzCheck.ExpiryDate, MrzDates.Expiry);
        AddOptional(fields, FieldNames.OptionalMrzField1, MrzField.Optional);
        AddOptional(fields, FieldNames.OptionalMrzField2, MrzField.SecondOptional);
        var lines = Enumerable.Range(0, zone.Lines.Length).Select(zone.Line).ToList();
        var facts = new MrzFacts(
            zone.Format.Name, lines, rawLines, checks, zone.Corrections,
            zone.Lines.Min(line => line.Min(cell => cell.Confidence)), Region: null);
        return new MrzDocument(facts, zone.Text(new(0, 0, 2)).Trim(MrzSigns.Filler), fields);
    }

    private MrzCheckFact Verdict(MrzCheck check)
    {
        var expected = zone.Expected(check) ?? MrzSigns.Unread;
        var found = zone.Lines[check.Line][check.Column].Sign;
        var verdict = zone.IsUnused(check) ? MrzCheckVerdict.NotUsed
            : zone.IsMet(check) ? MrzCheckVerdict.Right
            : zone.Cells(check).All(IsSure) && expected != MrzSigns.Unread && !zone.Holds(check) ? MrzCheckVerdict.Wrong
            : MrzCheckVerdict.Unsure;
        return new MrzCheckFact(check.Name, verdict, expected, found);
    }

    private bool IsSure(MrzCell cell) => !cell.Assumed && cell.Confidence >= options.SureConfidence;

    /// <summary>How far a field with a check digit is believed, and what it is worth in the merge.</summary>
    private (FieldSource Source, double Confidence) Trust(MrzCheck check)
    {
        var lowest = zone.Cells(check).Min(cell => cell.Confidence);
        if (!zone.IsMet(check))
        {
            // Over sure signs the digit is wrong on the document; else something was misread.
            return (FieldSource.MrzUnchecked,
                lowest >= options.SureConfidence ? lowest : Math.Min(lowest, options.AmbiguousConfidence));
        }

        // A check digit finds one misreading. Two can hide each other, so a second unsure sign leaves it open.
        var unsure = zone.Cells(check).Count(cell => !IsSure(cell));
        var corrected = zone.Cells(check).Any(cell => cell.Assumed) || LengthChanged(check.Line);
        var ambiguous = unsure > 1 || Places(check).Any(place => IsAmbiguous(place.Line, place.Column));
        return (FieldSource.MrzChecked,
            ambiguous && !(corrected && unsure <= 1) ? Math.Min(lowest, options.AmbiguousConfidence)
            : corrected ? options.CorrectedConfidence
            : Math.Max(lowest, options.CheckedConfidence));
    }

    private static IEnumerable<(int Line, int Column)> Places(MrzCheck check) => check.Covers.SelectMany(span =>
        Enumerable.Range(span.Start, span.Length).Select(column => (span.Line, Column: column)));

    private bool LengthChanged(int line) =>
        zone.Corrections.Any(fact => fact.Line == line && fact.Proof == MrzLengths.Proof);

    /// <summary>An unsure sign that may as well be another with which the same check digits hold.</summary>
    private bool IsAmbiguous(int line, int column)
    {
        var cell = zone.Lines[line][column];
        return cell.Confidence < options.SureConfidence
            && MrzSigns.Candidates(cell.Raw, zone.Format.Lines[line][column], zone.Format.DocumentCodes)
                .Append(cell.Raw)
                .Any(other => other != cell.Sign && MrzSigns.SameForChecks(other, cell.Sign)
                    && MrzSigns.Fits(other, zone.Format.Lines[line][column], zone.Format.DocumentCodes));
    }

    /// <summary>The worth of fields without a check digit: that of the zone as a whole.</summary>
    private FieldSource Unprotected()
    {
        var composite = _checks.FirstOrDefault(check => check.Name == MrzCheck.Composite);
        var holds = composite is null ? _checks.All(zone.Holds) : zone.Holds(composite);
        return holds ? FieldSource.Mrz : FieldSource.MrzUnchecked;
    }

    private void AddNumber(List<MrzFieldValue> fields)
    {
        var span = zone.Format.Fields[MrzField.Number];
        var rest = zone.LongNumber();
        var raw = zone.Text(span) + (rest is { } more ? zone.Text(more) : string.Empty);
        var value = raw.Replace("<", string.Empty, StringComparison.Ordinal);
        var (source, confidence) = Trust(_checks.First(check => check.Name == MrzCheck.DocumentNumber));
        Add(fields, FieldNames.DocumentNumber, value, raw, source,
            zone.MayBeLong(IsSure) ? Math.Min(confidence, options.AmbiguousConfidence) : confidence, span);
    }

    private void AddDate(
        List<MrzFieldValue> fields, string name, MrzField field, string check, Func<string, DateOnly, string?> read)
    {
        var span = zone.Format.Fields[field];
        var raw = zone.Text(span);
        var (source, confidence) = Trust(_checks.First(one => one.Name == check));
        Add(fields, name, read(raw, today), raw, source, confidence, span);
    }

    private void AddCode(List<MrzFieldValue> fields, string name, MrzField field)
    {
        var span = zone.Format.Fields[field];
        var raw = zone.Text(span);
        var code = MrzCountries.Read(raw);
        var confidence = zone.Confidence(span);
        Add(fields, name, code ?? raw.Replace("<", string.Empty, StringComparison.Ordinal), raw, Unprotected(),
            code is null ? Math.Min(confidence, UnknownCodeConfidence) : confidence, span);
    }

    /// <summary>Unstated is the filler in the zone and X everywhere else (Doc 9303-4 §4.2.2).</summary>
    private void AddSex(List<MrzFieldValue> fields)
    {
        var span = zone.Format.Fields[MrzField.Sex];
        var raw = zone.Text(span);
        Add(fields, FieldNames.Gender, raw[0] == MrzSigns.Filler ? "X" : raw, raw, Unprotected(),
            zone.Confidence(span), span);
    }

    private void AddNames(List<MrzFieldValue> fields)
    {
        var (surname, given, odd) = MrzNames.Split(zone.Text(zone.Format.Names), zone.Format.Names);

        // Names have no check digit. Where the state before them is none, the line was read with a sign too few or too
        // many, and the names begin elsewhere.
        var issuer = zone.Format.Fields[MrzField.Issuer];
        var isShifted = issuer.Line == zone.Format.Names.Line && MrzCountries.Read(zone.Text(issuer)) is null;
        Name(FieldNames.LastName, surname);
        Name(FieldNames.FirstName, given);

        void Name(string name, MrzNames.Part part)
        {
            // The fillers around a name are part of it: a misread one joins or splits names.
            var around = new MrzSpan(part.Span.Line, Math.Max(part.Span.Start - 2, 0), 0);
            var end = Math.Min(part.Span.End + 2, zone.Format.Length);
            var confidence = zone.Confidence(around with { Length = end - around.Start });
            Add(fields, name, part.Value, part.Raw, Unprotected(),
                isShifted ? Math.Min(confidence, UnknownCodeConfidence)
                : odd ? Math.Min(confidence, options.AmbiguousConfidence)
                : confidence, part.Span, part.Truncated);
        }
    }

    private void AddOptional(List<MrzFieldValue> fields, string name, MrzField field)
    {
        if (!zone.Format.Fields.TryGetValue(field, out var span))
        {
            return;
        }

        // A long document number takes the front of the optional data, with its check digit and a filler.
        if (zone.LongNumber() is { } rest && rest.Line == span.Line && rest.Start == span.Start)
        {
            var taken = Math.Min(rest.Length + 2, span.Length);
            span = new MrzSpan(span.Line, span.Start + taken, span.Length - taken);
        }

        var raw = zone.Text(span);
        var own = _checks.FirstOrDefault(check => check.Name == MrzCheck.OptionalData);
        var composite = _checks.FirstOrDefault(check => check.Name == MrzCheck.Composite);
        var (source, confidence) = own is not null ? Trust(own) : (Unprotected(), zone.Confidence(span));
        if (own is null && composite is not null && zone.Holds(composite) && span.Length > 0)
        {
            confidence = Trust(composite).Confidence;
        }

        // Nothing proves where it begins behind a sign too many or too few, nor that no number ends in it.
        var isOpen = (own is null && composite is null && LengthChanged(span.Line))
            || (zone.Format.NumberOverflow?.Line == span.Line && zone.MayBeLong(IsSure));
        confidence = isOpen ? Math.Min(confidence, options.AmbiguousConfidence) : confidence;
        Add(fields, name, raw.Trim(MrzSigns.Filler).Replace(MrzSigns.Filler, ' '), raw, source, confidence, span);
    }

    /// <summary>A value with an unread sign in it is not a value. Confidence is rounded down: what lies below a limit
    /// does not reach it.</summary>
    private static void Add(
        List<MrzFieldValue> fields, string name, string? value, string raw, FieldSource source, double confidence,
        MrzSpan span, bool truncated = false)
    {
        if (!string.IsNullOrWhiteSpace(value) && !value.Contains(MrzSigns.Unread, StringComparison.Ordinal))
        {
            fields.Add(new(name, value, raw, source, Math.Floor(confidence * 10_000) / 10_000, span.Line, span.Start,
                span.Length, truncated));
        }
    }
}
