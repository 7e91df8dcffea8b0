using Bonafide.Core.Facts;

namespace Bonafide.Vision.Documents;

/// <summary>What a worker is asked about one image of an ID or DOCUMENT credential.</summary>
/// <param name="Part">FRONT, BACK or DOCUMENT.</param>
/// <param name="Page">Zero-based page within the part.</param>
/// <param name="Today">UTC; two-digit years are read against it.</param>
/// <param name="Document">The code of a DOCUMENT credential (contract 02 §8); null for an ID.</param>
/// <param name="Country">ISO 3166-1 alpha-3 when the request allows one alone: it says in which order a printed date
/// stands where the document itself does not.</param>
public sealed record DocumentRequest(
    string Part, int Page, DateOnly Today, string? Document = null, string? Country = null);

/// <summary>What came of it.</summary>
/// <param name="Image">Null when the file cannot be decoded.</param>
/// <param name="Versions">Of the packs and data that took part.</param>
public sealed record DocumentAnswer(DocumentImageFacts? Image, IReadOnlyDictionary<string, string> Versions);
