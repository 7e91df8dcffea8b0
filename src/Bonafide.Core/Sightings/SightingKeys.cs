using System.Net;
using System.Net.Sockets;
using System.Text;
using Bonafide.Core.Contact;
using Bonafide.Core.Countries;
using Bonafide.Core.Subjects;

namespace Bonafide.Core.Sightings;

/// <summary>
/// The identity elements of a subject, each in its one spelling. One normaliser per kind, used when sightings are
/// inserted, when history is read, by search, by feedback and by erasure; none of them ever spells a key by itself.
/// </summary>
public static class SightingKeys
{
    private const int MostText = 1_000;
    private const int ShortestPhone = 5;

    /// <summary>Shorter numbers belong to plans so small that a thousand of them is the whole country.</summary>
    private const int ShortestInRange = 9;

    /// <summary>Every element that the subject gives, each once.</summary>
    public static IReadOnlyList<SightingKey> Of(SubjectData subject) =>
        [.. Elements(subject).Select(element => element.Key).Distinct()];

    /// <summary>The same with the place that each came from; a place that gives nothing is left out.</summary>
    public static IReadOnlyList<SubjectElement> Elements(SubjectData subject)
    {
        var values = subject.Values;
        var read = subject.Extracted;
        var country = read?.IssuingCountry ?? values.Address?.Country;
        (string Path, SightingKey? Key)[] elements =
        [
            (SubjectElement.IdNumber, DocumentNumber(country, values.Id?.IdNumber)),
            (SubjectElement.DocumentNumber, DocumentNumber(read?.IssuingCountry, read?.DocumentNumber)),
            (SubjectElement.Name,
                NameAndBirthDate(values.FirstName, values.LastName, values.DateOfBirth ?? values.Dob)),
            (SubjectElement.DocumentName, NameAndBirthDate(read?.FirstName, read?.LastName, read?.DateOfBirth)),
            (SubjectElement.PersonName, PersonName(values.FirstName, values.LastName)),
            (SubjectElement.Email, Email(values.Email)),
            (SubjectElement.PhoneNumber, Phone(values.PhoneNumber)),
            (SubjectElement.PhoneRange, PhoneRange(values.PhoneNumber)),
            (SubjectElement.PhoneNumber2, Phone(values.PhoneNumber2)),
            (SubjectElement.IpAddress, IpAddress(values.IpAddress)),
            (SubjectElement.Address, Address(values.Address)),
        ];
        return [.. elements.Where(element => element.Key is not null)
            .Select(element => new SubjectElement(element.Path, element.Key!))];
    }

    /// <summary>Country and number: different countries give out the same numbers.</summary>
    public static SightingKey? DocumentNumber(string? issuingCountry, string? number)
    {
        var folded = Alphanumeric(number);
        var country = CountryCodes.ToAlpha3(issuingCountry) ?? string.Empty;
        return folded.Length == 0 ? null : new(SightingKind.DocumentNumber, $"{country}:{folded}");
    }

    /// <param name="birthDate"><c>YYYY-MM-DD</c>, or the eKYC spelling with slashes.</param>
    public static SightingKey? NameAndBirthDate(string? firstName, string? lastName, string? birthDate)
    {
        if (Fits(firstName) is not { } first || Fits(lastName) is not { } last || Fits(birthDate) is not { } date)
        {
            return null;
        }

        // Between sources the border of first and last name moves, so the order of the letters is what stays.
        var name = FoldedText.Of(first + last);
        var digits = string.Concat(date.Where(char.IsAsciiDigit));
        return name.Length == 0 || digits.Length != 8 ? null : new(SightingKind.NameAndBirthDate, $"{name}:{digits}");
    }

    /// <summary>First and last name alone, for the links of a name to what was given with it.</summary>
    public static SightingKey? PersonName(string? firstName, string? lastName) =>
        Fits(firstName) is { } first && Fits(lastName) is { } last
        && FoldedText.Of(first + last) is { Length: > 0 } name
            ? new(SightingKind.PersonName, name)
            : null;

    /// <summary>One key per mailbox, however it was written (<see cref="MailboxIdentity"/>).</summary>
    public static SightingKey? Email(string? text) =>
        EmailAddress.TryParse(text, out var address) == EmailProblem.None
            ? new(SightingKind.Email, address!.Identity)
            : null;

    /// <summary>Digits with the country code (E.164); a leading 00 reads as plus, an extension is left out.</summary>
    public static SightingKey? Phone(string? number) => PhoneDigits(number) is { } digits
        ? new(SightingKind.Phone, digits)
        : null;

    /// <summary>
    /// The thousand numbers that a number stands among: carriers get blocks of a thousand or ten thousand (ATIS
    /// thousands-block pooling), and who rents numbers in bulk gets neighbours.
    /// </summary>
    public static SightingKey? PhoneRange(string? number) =>
        PhoneDigits(number) is { Length: >= ShortestInRange } digits
            ? new(SightingKind.PhoneRange, digits[..^3])
            : null;

    private static string? PhoneDigits(string? number) =>
        PhoneNumber.TryParse(number, out var parsed) == PhoneProblem.None && parsed!.Digits.Length >= ShortestPhone
            ? parsed.Digits
            : null;

    /// <summary>IPv4 as it is; of IPv6 the /64, which is what a subscriber gets (RFC 6177, RFC 8981).</summary>
    public static SightingKey? IpAddress(string? address)
    {
        if (!IPAddress.TryParse(Fits(address), out var parsed))
        {
            return null;
        }

        if (parsed.IsIPv4MappedToIPv6)
        {
            parsed = parsed.MapToIPv4();
        }

        if (parsed.AddressFamily == AddressFamily.InterNetwork)
        {
            return new(SightingKind.IpAddress, parsed.ToString());
        }

        var bytes = parsed.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new(SightingKind.IpAddress, new IPAddress(bytes) + "/64");
    }

    /// <summary>A device as the device source names it; never the raw blackbox, which changes with each
    /// visit.</summary>
    public static SightingKey? Device(string? deviceId) =>
        Fits(deviceId) is { } text ? new(SightingKind.Device, text) : null;

    /// <summary>Two lines, postal code and country; a city has too many spellings to tell addresses apart.</summary>
    public static SightingKey? Address(AddressData? address)
    {
        if (Fits(address?.Line1) is not { } line || Fits(address?.PostalCode) is not { } postalCode)
        {
            return null;
        }

        var country = CountryCodes.ToAlpha3(address!.Country) ?? string.Empty;
        var text = FoldedText.Of(line + (Fits(address.Line2) ?? string.Empty));
        var code = Alphanumeric(postalCode);
        return text.Length == 0 || code.Length == 0 ? null : new(SightingKind.Address, $"{country}:{code}:{text}");
    }

    public static SightingKey? FaceReference(string? reference) =>
        Fits(reference) is { } text ? new(SightingKind.FaceReference, text) : null;

    private static string? Fits(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > MostText ? null : text;

    private static string Alphanumeric(string? text)
    {
        var kept = new StringBuilder();
        foreach (var c in Fits(text) ?? string.Empty)
        {
            if (char.IsLetterOrDigit(c))
            {
                kept.Append(char.ToUpperInvariant(c));
            }
        }

        return kept.ToString();
    }
}
