namespace Bonafide.Core.Identity.Numbers;

/// <summary>
/// What arithmetic alone says about an identity number. There is no value for "genuine": an algorithm can
/// refute a number or find nothing wrong with it, and only a record can confirm it.
/// </summary>
public enum NumberVerdict
{
    /// <summary>Nothing was given.</summary>
    Missing = 0,

    /// <summary>Wrong length, alphabet or order of parts.</summary>
    Malformed = 1,

    /// <summary>Well formed, but its check digits do not agree with it.</summary>
    WrongCheckDigit = 2,

    /// <summary>Well formed, but a number that the issuer never gives to a person.</summary>
    NeverIssued = 3,

    /// <summary>Nothing speaks against it. This is no evidence that it exists.</summary>
    Plausible = 4,
}

/// <param name="Verdict">What the structure says.</param>
/// <param name="Canonical">The number without separators, upper case, where it is at least well formed.</param>
public readonly record struct NumberCheck(NumberVerdict Verdict, string? Canonical)
{
    public bool IsPlausible => Verdict == NumberVerdict.Plausible;

    internal static NumberCheck Missing => new(NumberVerdict.Missing, null);

    internal static NumberCheck Malformed => new(NumberVerdict.Malformed, null);

    internal static NumberCheck Plausible(string canonical) => new(NumberVerdict.Plausible, canonical);

    internal static NumberCheck WrongCheckDigit(string canonical) => new(NumberVerdict.WrongCheckDigit, canonical);

    internal static NumberCheck NeverIssued(string canonical) => new(NumberVerdict.NeverIssued, canonical);
}
