namespace Bonafide.Core.Subjects;

/// <summary>
/// Values read from the subject's documents, already merged by the rule of precedence; the <c>data</c> of extraction
/// and the completion of <see cref="SubjectData"/> both come from it. Dates are <c>YYYY-MM-DD</c>.
/// </summary>
public sealed record ExtractedIdentity
{
    /// <summary>PASSPORT, ID_CARD, DRIVING_LICENSE, VISA; for DOCUMENT credentials the document code.</summary>
    public string? Type { get; init; }

    public string? SubType { get; init; }

    /// <summary>ISO 3166-1 alpha-3, or UTO for specimens.</summary>
    public string? IssuingCountry { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? DateOfBirth { get; init; }

    public string? Gender { get; init; }

    public string? DocumentNumber { get; init; }

    public string? PersonalNumber { get; init; }

    public string? ExpiryDate { get; init; }

    public string? IssuingDate { get; init; }

    public string? Nationality { get; init; }

    public string? State { get; init; }

    public AddressData? Address { get; init; }

    /// <summary>Everything else that was read, by its name in contract 04 §7.1.</summary>
    public IReadOnlyDictionary<string, string> Other { get; init; } = new Dictionary<string, string>();
}
