namespace Bonafide.Vision.Specimens;

/// <summary>What a machine readable zone shall say; names in A-Z, space, hyphen and apostrophe.</summary>
public sealed record MrzContent
{
    /// <summary>TD1, TD2, TD3, MRV-A or MRV-B.</summary>
    public required string Format { get; init; }

    /// <summary>One or two letters, P for passports, V for visas, I, A or C first for cards.</summary>
    public required string DocumentCode { get; init; }

    /// <summary>Three letters, or D for Germany (Doc 9303-3 §5).</summary>
    public required string IssuingState { get; init; }

    public required string Surname { get; init; }

    public required string GivenNames { get; init; }

    /// <summary>1..9 letters and digits.</summary>
    public required string DocumentNumber { get; init; }

    public required string Nationality { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required DateOnly ExpiryDate { get; init; }

    /// <summary>F, M or X; X is the filler.</summary>
    public required char Sex { get; init; }

    /// <summary>Letters and digits: of the upper line in TD1, else of the lower one.</summary>
    public string Optional { get; init; } = string.Empty;

    /// <summary>Of the middle line of TD1.</summary>
    public string SecondOptional { get; init; } = string.Empty;

    public MrzFlaw Flaw { get; init; }
}

/// <summary>The one check digit that is written wrong.</summary>
public enum MrzFlaw
{
    None = 0,

    DocumentNumber,

    BirthDate,

    ExpiryDate,

    /// <summary>Only TD3 has this digit.</summary>
    PersonalNumber,

    /// <summary>Visas do not have it.</summary>
    Composite,
}
