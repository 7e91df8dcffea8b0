using System.Globalization;
using System.Text.Json.Nodes;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.Extraction;

/// <summary>The <c>data</c> object of contract 04 §7.1 and §7.3, in the order of the seed's sample.</summary>
internal static class ExtractionData
{
    /// <summary>Order of the seed's sample first; what it does not show follows in the order of the contract.</summary>
    private static readonly string[] Order =
    [
        FieldNames.FirstName, FieldNames.LastName, FieldNames.DateOfBirth, FieldNames.ExpiryDate,
        FieldNames.IssuingDate, FieldNames.DocumentNumber, FieldNames.State, FieldNames.PersonalNumber,
        FieldNames.Gender, FieldNames.Nationality, FieldNames.PlaceOfBirth, FieldNames.LastNameAtBirth,
        FieldNames.IssuingAuthority, FieldNames.IssuingPlace, FieldNames.OptionalMrzField1,
        FieldNames.OptionalMrzField2, FieldNames.Cpf, FieldNames.RgNumber, FieldNames.Curp,
        FieldNames.DurationOfStay, FieldNames.NumberOfEntries, FieldNames.VisaCategory,
        FieldNames.ResidentPermitType, FieldNames.Remarks, FieldNames.Issuer, FieldNames.DueDate,
        FieldNames.AccountNumber, FieldNames.SwiftCode, FieldNames.PanNumber, FieldNames.MonthYearExpiry,
        FieldNames.CardNumberLastFourDigits, FieldNames.SocialSecurityNumber, FieldNames.SignatureAvailable,
    ];

    private static readonly string[] DateNames =
        [FieldNames.DateOfBirth, FieldNames.IssuingDate, FieldNames.ExpiryDate];

    public static JsonObject From(
        DocumentClass kind, CredentialView credential, Dictionary<string, string> fields, CapabilityInput input)
    {
        var hidden = input.Execution.Settings.HiddenExtractionFields.ToHashSet(StringComparer.Ordinal);
        var data = new JsonObject();
        fields = WithoutOthersCardNumber(credential, fields);
        Add(data, "type", credential.Category == CredentialCategory.Document
            ? credential.Types.FirstOrDefault() ?? kind.Type
            : kind.Type);
        Add(data, "subType", kind.SubType);
        Add(data, "issuingCountry", kind.Country ?? fields.GetValueOrDefault(FieldNames.IssuingCountry));
        foreach (var name in Order.Where(name => !hidden.Contains(name)))
        {
            Add(data, name, fields.GetValueOrDefault(name));
        }

        foreach (var name in DateNames.Where(name => !hidden.Contains(name)))
        {
            AddParts(data, name, fields.GetValueOrDefault(name));
        }

        if (fields.TryGetValue(FieldNames.DlCategories, out var categories))
        {
            var codes = categories.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            data["dlCategories"] = new JsonArray([.. codes.Select(code => JsonValue.Create(code))]);
        }

        Add(data, "currentAge", Age(fields.GetValueOrDefault(FieldNames.DateOfBirth), input.Now));
        if (!hidden.Contains("address"))
        {
            AddAddress(data, fields);
        }

        if (credential.Chip is not null && !hidden.Contains(ChipResult.Name))
        {
            data[ChipResult.Name] = ChipResult.Of(input.Facts.Read(ChipFacts.Kind, credential.Id));
        }

        return data;
    }

    /// <summary>Whole years at the instant of the judgement, as text like the seed's "58".</summary>
    internal static string? Age(string? dateOfBirth, DateTimeOffset now)
    {
        if (!DateOnly.TryParseExact(dateOfBirth, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var born))
        {
            return null;
        }

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var years = today.Year - born.Year - (today < born.AddYears(today.Year - born.Year) ? 1 : 0);
        return years < 0 ? null : years.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The number of a payment card is for credit cards alone (contract 04 §7.3): of a card's statement its
    /// last four digits are told, and of another paper that happens to show one, nothing.</summary>
    private static Dictionary<string, string> WithoutOthersCardNumber(
        CredentialView credential, Dictionary<string, string> fields)
    {
        const string CreditCard = "CC";
        const string CreditCardStatement = "CCS";
        if (!fields.TryGetValue(FieldNames.PanNumber, out var number) || credential.Types.Contains(CreditCard))
        {
            return fields;
        }

        var rest = new Dictionary<string, string>(fields, StringComparer.Ordinal);
        rest.Remove(FieldNames.PanNumber);
        if (credential.Types.Contains(CreditCardStatement) && number.Length >= 4)
        {
            rest.TryAdd(FieldNames.CardNumberLastFourDigits, number[^4..]);
        }

        return rest;
    }

    private static void Add(JsonObject data, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            data[name] = value;
        }
    }

    /// <summary>Documents may leave the day or the month of birth open; the parts say which are known.</summary>
    private static void AddParts(JsonObject data, string name, string? date)
    {
        var parts = date?.Split('-') ?? [];
        if (parts.Length == 0)
        {
            return;
        }

        var value = new JsonObject { ["year"] = parts[0] };
        if (parts.Length > 1)
        {
            value["month"] = parts[1];
        }

        if (parts.Length > 2)
        {
            value["day"] = parts[2];
        }

        data[name + "Parts"] = value;
    }

    private static void AddAddress(JsonObject data, Dictionary<string, string> fields)
    {
        const string prefix = "address.";
        var address = new JsonObject();
        foreach (var (name, value) in fields.Where(field => field.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            address[name[prefix.Length..]] = value;
        }

        if (address.Count > 0)
        {
            data["address"] = address;
        }
    }
}
