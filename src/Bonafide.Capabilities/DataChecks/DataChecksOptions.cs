using System.ComponentModel.DataAnnotations;

namespace Bonafide.Capabilities.DataChecks;

public sealed record DataChecksOptions
{
    /// <summary>Years that a document may be valid for; longer lives are a format error. Default 50.</summary>
    [Range(1, 150)]
    public int MaxValidityYears { get; init; } = 50;

    /// <summary>Age in years beyond which a birth date is a format error. Default 125: nobody has been older.</summary>
    [Range(100, 150)]
    public int MaxAgeYears { get; init; } = 125;

    /// <summary>
    /// Earlier executions with the same number, another name and another birth date, from which it is a warning.
    /// </summary>
    [Range(1, 1000)]
    public int SameNumberOtherPersonLimit { get; init; } = 1;
}
