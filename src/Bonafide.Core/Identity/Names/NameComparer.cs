namespace Bonafide.Core.Identity.Names;

/// <summary>What a comparison of two names found; scores between 0 and 1.</summary>
/// <param name="Given">Given names against given names.</param>
/// <param name="Surname">Surnames against surnames.</param>
/// <param name="Complete">The whole names, in whatever order their parts stand.</param>
/// <param name="SameGeneration">False when both carry a suffix and the suffixes differ.</param>
public readonly record struct NameScores(double Given, double Surname, double Complete, bool SameGeneration);

/// <summary>
/// Compares two parsed names. It knows order, initials, nicknames, joined and split words, missing middle names and
/// second surnames, and spelling; README.md gives the curve behind its limits.
/// </summary>
public sealed class NameComparer(NameComparisonOptions options)
{
    private readonly TokenComparer _tokens = new(options);

    public static NameComparer Default { get; } = new(NameComparisonOptions.Default);

    public NameComparisonOptions Options => options;

    public NameScores Compare(PersonName a, PersonName b)
    {
        if (a.IsEmpty || b.IsEmpty)
        {
            return new NameScores(0, 0, 0, true);
        }

        var same = a.Suffix is null || b.Suffix is null || a.Suffix == b.Suffix;
        var given = GivenScore(a.Given, b.Given);
        var surname = _tokens.Align(a.Surnames, b.Surnames);
        var partsKnown = a.Given.Length > 0 && a.Surnames.Length > 0 && b.Given.Length > 0 && b.Surnames.Length > 0;

        // The weaker part weighs more: a perfect surname does not make up for another given name.
        var complete = partsKnown ? (0.7 * Math.Min(given, surname)) + (0.3 * Math.Max(given, surname)) : 0;
        if (complete < options.CompleteLimit)
        {
            complete = Math.Max(complete, options.OtherOrder * WholeScore(a, b));
        }

        return new NameScores(given, surname, same ? complete : complete * options.OtherGeneration, same);
    }

    public IReadOnlyList<MatchPiece> Explain(NameScores scores) =>
    [
        new("givenNames", scores.Given, options.PartLimit),
        new("surnames", scores.Surname, options.PartLimit),
        new("completeName", scores.Complete, options.CompleteLimit),
        new("generation", scores.SameGeneration ? 1 : 0, 1),
    ];

    public MatchGrade Grade(double complete) => complete >= options.CompleteLimit ? MatchGrade.Full
        : complete >= options.PartialLimit ? MatchGrade.Partial : MatchGrade.No;

    private double GivenScore(NameToken[] a, NameToken[] b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return 0;
        }

        var first = _tokens.Word(a[0], b[0]);
        if (a.Length == 1 && b.Length == 1)
        {
            return first;
        }

        if (a.Length > 1 && b.Length > 1)
        {
            var rest = _tokens.Align(a.AsSpan(1), b.AsSpan(1));
            var straight = (0.75 * first) + (0.25 * rest);
            return Math.Max(straight, options.ExtraWord * _tokens.Align(a, b));
        }

        // One side has a single given name: it may be any of the other's, the first being the usual one.
        var any = _tokens.Align(a, b);
        return Math.Max(first * options.ExtraWord, any * options.ExtraWord);
    }

    private double WholeScore(PersonName a, PersonName b)
    {
        var words = a.Given.Length + a.Surnames.Length;
        var others = b.Given.Length + b.Surnames.Length;
        var whole = _tokens.Align([.. a.Given, .. a.Surnames], [.. b.Given, .. b.Surnames]);

        // One word in common with a longer name says little, whichever word it is.
        return Math.Min(words, others) == 1 && Math.Max(words, others) > 1 ? whole * options.OtherGeneration : whole;
    }
}
