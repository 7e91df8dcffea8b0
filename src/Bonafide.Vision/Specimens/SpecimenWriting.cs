using System.Globalization;
using Bonafide.Core.Documents.Aamva;
using Bonafide.Core.Facts;

namespace Bonafide.Vision.Specimens;

/// <summary>Makes up what a document says. The same order makes the same document.</summary>
public static class SpecimenWriting
{
    private const int DaysToPay = 21;

    private static readonly string[] Posts = ["ZENITH", "PORT CLAIR", "HOHENTAL"];

    private static readonly string[] Foreign = ["BRA", "CAN", "IND", "JPN", "KEN", "MEX", "NOR", "TUR"];

    /// <exception cref="ArgumentException">A value does not fit its place.</exception>
    public static SpecimenDocument Write(SpecimenOrder order)
    {
        var layout = order.Layout;
        var random = new Random(order.Seed);
        var person = order.Person ?? SpecimenCrowd.Person(random.Next(), layout.Cultures, order.Today);
        var country = order.Country ?? layout.Countries[random.Next(layout.Countries.Count)];
        var state = order.State ?? (layout.States.Count > 0 ? layout.States[random.Next(layout.States.Count)] : null);
        var values = Values(order, random, person, country, state);
        foreach (var (name, value) in order.Values)
        {
            values[name] = value;
        }

        var document = new SpecimenDocument(layout, country, state, person, values, [], null);
        return document with
        {
            Mrz = layout.MrzFormat is null ? [] : MrzWriter.Lines(Mrz(document, order.Flaw)),
            Barcode = layout.Pages.Any(page => page.Barcode is not null)
                ? AamvaWriter.Text(document, order.AamvaVersion ?? 10, Issuer(country, state))
                : null,
        };
    }

    private static string Issuer(string country, string? state) =>
        AamvaIssuers.NumberOf(country, state ?? string.Empty)
        ?? throw new ArgumentException("The state has no issuer identification number.");

    private static Dictionary<string, string> Values(
        SpecimenOrder order, Random random, SpecimenPerson person, string country, string? state)
    {
        var layout = order.Layout;
        var issue = order.Today.AddDays(-random.Next(20, layout.ValidYears * 330));
        var expiry = issue.AddYears(layout.ValidYears).AddDays(-1);
        var values = new Dictionary<string, string>
        {
            [FieldNames.DocumentNumber] = Fill(layout.Number, random),
            [FieldNames.LastName] = person.Surname,
            [FieldNames.FirstName] = person.GivenNames,
            [FieldNames.Gender] = person.Sex.ToString(),
            [FieldNames.DateOfBirth] = Iso(person.BirthDate),
            [FieldNames.IssuingDate] = Iso(issue),
            [FieldNames.ExpiryDate] = Iso(expiry),
            [FieldNames.DueDate] = Iso(issue.AddDays(DaysToPay)),
            [FieldNames.MonthYearExpiry] = Iso(expiry),
            [FieldNames.IssuingCountry] = country,
            ["xNative"] = person.NativeName ?? string.Empty,
            ["xNationality"] = country == "UTO" ? "UTOPIAN" : country,
            ["xHeight"] = $"{random.Next(150, 199)}",
            ["xAudit"] = Fill("A000000000A", random),
        };
        if (layout.MrzFormat is not null)
        {
            values[FieldNames.Nationality] = Nationality(layout, country, random);
        }

        foreach (var name in layout.Prints().Where(name => !values.ContainsKey(name)))
        {
            if (Optional(name, layout, person, country, state, random) is { } value)
            {
                values[name] = value;
            }
        }

        foreach (var (name, value) in layout.Values)
        {
            values[name] = value;
        }

        return values;
    }

    /// <summary>Values that are made only for layouts that print them.</summary>
    private static string? Optional(
        string name, SpecimenLayout layout, SpecimenPerson person, string country, string? state, Random random) =>
        name switch
        {
            FieldNames.Nationality => Nationality(layout, country, random),
            FieldNames.PersonalNumber => layout.PersonalNumber is { } pattern ? Fill(pattern, random) : null,
            FieldNames.PlaceOfBirth => person.BirthPlace,
            FieldNames.IssuingAuthority or FieldNames.Issuer => layout.Authority,
            FieldNames.AccountNumber => Fill("0000 0000 0000", random),
            FieldNames.SwiftCode => Fill("AAAADEAA", random),
            FieldNames.PanNumber => NationalNumbers.CardNumber(random),
            FieldNames.CardNumberLastFourDigits => NationalNumbers.CardNumber(random)[^4..],
            FieldNames.SocialSecurityNumber => Fill("666-00-0000", random),
            FieldNames.State => state,
            FieldNames.AddressLine1 => person.Street,
            FieldNames.AddressCity => person.City,
            FieldNames.AddressSubdivision => state,
            FieldNames.AddressPostalCode => country == "CAN" ? Fill("A0A 0A0", random) : person.PostalCode,
            FieldNames.FullName => $"{person.GivenNames} {person.Surname}",
            FieldNames.IssuingPlace => Posts[random.Next(Posts.Length)],
            FieldNames.Cpf => NationalNumbers.Cpf(random),
            FieldNames.RgNumber => Fill("00.000.000-0", random),
            FieldNames.Curp => NationalNumbers.Curp(person, random),
            "xStateName" => SpecimenPlaces.State(country, state!),
            "xPlate" => SpecimenPlaces.Plate(country),
            "xLicenceWord" => SpecimenPlaces.LicenceWord(country),
            "xSexo" => person.Sex == 'F' ? "M" : "H",
            _ => null,
        };

    private static string Nationality(SpecimenLayout layout, string country, Random random) =>
        layout.ForForeigners ? Foreign[random.Next(Foreign.Length)] : country;

    private static MrzContent Mrz(SpecimenDocument document, MrzFlaw flaw)
    {
        var layout = document.Layout;
        return new MrzContent
        {
            Format = layout.MrzFormat!,
            DocumentCode = layout.MrzCode!,
            IssuingState = document.Country,
            Nationality = document[FieldNames.Nationality],
            Surname = IcaoTransliteration.Latin(document[FieldNames.LastName]),
            GivenNames = IcaoTransliteration.Latin(document[FieldNames.FirstName]),
            DocumentNumber = document.Number,
            BirthDate = Date(document[FieldNames.DateOfBirth]),
            ExpiryDate = Date(document[FieldNames.ExpiryDate]),
            Sex = document[FieldNames.Gender][0],
            Optional = document[FieldNames.PersonalNumber],
            Flaw = flaw,
        };
    }

    /// <summary>A becomes a letter that cannot be taken for a digit, 0 a digit; all else stays.</summary>
    internal static string Fill(string pattern, Random random) => string.Concat(pattern.Select(sign => sign switch
    {
        'A' => "ACEFHJKLMNPRTUVWXY"[random.Next(18)],
        '0' => (char)('0' + random.Next(10)),
        _ => sign,
    }));

    internal static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static DateOnly Date(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
