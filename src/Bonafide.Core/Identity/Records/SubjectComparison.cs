using Bonafide.Core.Countries;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Addresses;
using Bonafide.Core.Identity.Names;
using Bonafide.Core.Subjects;

namespace Bonafide.Core.Identity.Records;

/// <summary>
/// A subject held against one record of a source. Each answer is null when the subject gave nothing to compare, and
/// false when the record is silent: only a record that says the same can match.
/// </summary>
public sealed class SubjectComparison
{
    private static readonly NameComparer Names = NameComparer.Default;

    private readonly PreparedData _subject;
    private readonly SourceRecord _record;

    public SubjectComparison(PreparedData subject, SourceRecord record)
    {
        _subject = subject;
        _record = record;
        Name = Names.Compare(SubjectName(subject), RecordName(record));
        Birth = SubjectDates.Birth(subject) is not { } mine ? null
            : record.Day(RecordFields.DateOfBirth) is { } theirs ? Dates.Compare(mine, theirs)
            : default(DateComparison);
        Address = subject.Address is { } address && HasAddress(address) ? CompareAddress(address, record) : null;
    }

    public SourceRecord Record => _record;

    public NameScores Name { get; }

    public MatchGrade NameGrade => Names.Grade(Name.Complete);

    public bool CompleteName => NameGrade == MatchGrade.Full;

    public DateComparison? Birth { get; }

    public bool? BirthDate => Birth?.IsSame;

    public AddressComparison? Address { get; }

    public bool? FirstName => Part(_subject.FirstName, RecordGiven());

    public bool? MiddleName => Part(_subject.MiddleName, _record[RecordFields.MiddleName] ?? RestOfGiven());

    public bool? LastName => Part(_subject.LastName ?? SubjectSurnames(), RecordSurnames());

    public bool? PaternalSurname =>
        Part(_subject.PaternalSurname, _record[RecordFields.PaternalSurname] ?? Word(RecordSurnames(), 0));

    public bool? MaternalSurname =>
        Part(_subject.MaternalSurname, _record[RecordFields.MaternalSurname] ?? Word(RecordSurnames(), 1));

    /// <summary>The initial of the middle name.</summary>
    public bool? MiddleInitial => Letter(_subject.MiddleName) is not { } mine ? null
        : Letter(_record[RecordFields.MiddleName] ?? RestOfGiven()) == mine;

    public bool? Sex => Sexes.Read(_subject.Sex) is not { } mine ? null : Sexes.Read(_record[RecordFields.Sex]) == mine;

    public bool? Phone => Digits(_subject.PhoneNumber) is not { Length: > 0 } mine ? null
        : Digits(_record[RecordFields.Phone]) is { Length: > 0 } theirs && SamePhone(mine, theirs);

    /// <summary>
    /// First and last name run together, equal after folding case, marks and white space; no fuzziness (ruling 12).
    /// </summary>
    public bool ExactName
    {
        get
        {
            var mine = Squeeze($"{_subject.FirstName}{_subject.MiddleName}{_subject.LastName ?? SubjectSurnames()}");
            var without = Squeeze($"{_subject.FirstName}{_subject.LastName ?? SubjectSurnames()}");
            var full = Squeeze(_record[RecordFields.FullName]
                ?? $"{_record[RecordFields.FirstName]}{_record[RecordFields.MiddleName]}{RecordSurnames()}");
            return full.Length > 0 && (full == mine || full == without);
        }
    }

    /// <summary>Two values that must be equal after folding case and separators.</summary>
    public bool? Same(string? mine, string field) =>
        string.IsNullOrWhiteSpace(mine) ? null : Key(mine) == Key(_record[field]) && Key(mine).Length > 0;

    /// <summary>Two days, the subject's as YYYY-MM-DD.</summary>
    public bool? SameDay(string? mine, string field) =>
        string.IsNullOrWhiteSpace(mine) ? null : SubjectDates.Read(mine) is { } day && day == _record.Day(field);

    public IReadOnlyList<MatchPiece> Pieces =>
    [
        .. Names.Explain(Name),
        .. Birth is { } birth ? [new MatchPiece("dateOfBirth", birth.Similarity, 1)] : Array.Empty<MatchPiece>(),
        .. Address?.Pieces ?? [],
    ];

    public static PersonName SubjectName(PreparedData subject) => PersonName.Parse(
        Join(subject.FirstName, subject.MiddleName),
        Join(subject.LastName ?? Join(subject.PaternalSurname, subject.MaternalSurname), subject.Suffix));

    public static PersonName RecordName(SourceRecord record)
    {
        var given = Join(record[RecordFields.FirstName], record[RecordFields.MiddleName]);
        var surnames = record[RecordFields.LastName]
            ?? Join(record[RecordFields.PaternalSurname], record[RecordFields.MaternalSurname]);
        return given is null && surnames is null
            ? PersonName.Parse(record[RecordFields.FullName], null)
            : PersonName.Parse(given, surnames);
    }

    public static AddressText Text(AddressData address) => new(
        address.Line1, address.Line2, address.City, address.PostalCode, address.SubdivisionOrState,
        CountryCodes.ToAlpha2(address.Country));

    private static AddressComparison CompareAddress(AddressData mine, SourceRecord record)
    {
        var text = Text(mine);
        var theirs = new AddressText(
            record[RecordFields.Line1], record[RecordFields.Line2], record[RecordFields.City],
            record[RecordFields.PostalCode], record[RecordFields.State],
            CountryCodes.ToAlpha2(record[RecordFields.Country]) ?? text.CountryAlpha2);
        return AddressComparer.Default.Compare(text, theirs);
    }

    private static bool HasAddress(AddressData address) =>
        !string.IsNullOrWhiteSpace($"{address.Line1}{address.City}{address.PostalCode}");

    private static bool? Part(string? mine, string? theirs)
    {
        if (string.IsNullOrWhiteSpace(mine))
        {
            return null;
        }

        var score = Names.Compare(PersonName.Parse(mine, null), PersonName.Parse(theirs, null));
        return score.Given >= Names.Options.PartLimit;
    }

    private string? RecordGiven() => _record[RecordFields.FirstName] ?? _record[RecordFields.FullName];

    private string? RestOfGiven() =>
        _record[RecordFields.FirstName] is { } first && first.Contains(' ', StringComparison.Ordinal)
            ? first[(first.IndexOf(' ', StringComparison.Ordinal) + 1)..]
            : null;

    private string? RecordSurnames() => _record[RecordFields.LastName]
        ?? Join(_record[RecordFields.PaternalSurname], _record[RecordFields.MaternalSurname]);

    private string? SubjectSurnames() => Join(_subject.PaternalSurname, _subject.MaternalSurname);

    private static string? Word(string? text, int index) =>
        text?.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(index);

    private static char? Letter(string? text) =>
        AddressComparer.Fold(text) is { Length: > 0 } folded ? folded[0] : null;

    private static string Squeeze(string text) =>
        AddressComparer.Fold(text).Replace(" ", string.Empty, StringComparison.Ordinal);

    private static string Key(string? text) => text is null ? string.Empty
        : string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string? Digits(string? text) => text is null ? null : string.Concat(text.Where(char.IsAsciiDigit));

    private static bool SamePhone(string a, string b)
    {
        // A register may hold national numbers: the shorter must be the end of the longer, and no mere extension.
        var (shorter, longer) = a.Length < b.Length ? (a, b) : (b, a);
        shorter = shorter.TrimStart('0');
        return shorter.Length >= 7 && longer.EndsWith(shorter, StringComparison.Ordinal);
    }

    private static string? Join(string? a, string? b) =>
        string.IsNullOrWhiteSpace(a) ? b : string.IsNullOrWhiteSpace(b) ? a : $"{a} {b}";
}
