using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents.Aamva;

/// <summary>Turns elements into readings of the contract's fields.</summary>
internal sealed class AamvaFields(
    AamvaElements card, int version, AamvaIssuer? issuer, string part, Quad? region, List<string> problems)
{
    private readonly List<FieldReading> _readings = [];

    /// <summary>The card's own word before the issuer's.</summary>
    private string? Country => AamvaCountry.Read(card["DCG"]) ?? issuer?.Country;

    public (IReadOnlyList<FieldReading> Readings, string? Country) Read()
    {
        var country = Country;
        if (country is not null && issuer is not null && country != issuer.Country)
        {
            problems.Add(AamvaProblems.CountryMismatch);
        }

        Add(FieldNames.DocumentNumber, card["DAQ"]?.ToUpperInvariant(), card["DAQ"]);
        AddNames();
        AddDate(FieldNames.DateOfBirth, "DBB", country);
        AddDate(FieldNames.IssuingDate, "DBD", country);
        AddDate(FieldNames.ExpiryDate, "DBA", country);
        AddSex();
        Add(FieldNames.IssuingCountry, country, card["DCG"] ?? country);
        Add(FieldNames.State, issuer?.State, issuer?.State);
        var categories = card["DCA"] ?? card["DAR"];
        Add(FieldNames.DlCategories, card.Type == "ID" ? null : categories, categories);
        AddAddress(country);
        return (_readings, country);
    }

    private void AddNames()
    {
        var names = AamvaNames.Read(card, version);
        foreach (var (name, read) in new[]
        {
            (FieldNames.LastName, names.Last), (FieldNames.FirstName, names.First), (FieldNames.FullName, names.Full),
        })
        {
            Add(name, read?.Value, read?.Raw, read?.Truncated ?? false);
        }
    }

    private void AddDate(string name, string id, string? country)
    {
        if (card[id] is not { } raw)
        {
            return;
        }

        if (AamvaDates.Read(raw, version, country) is not { } date)
        {
            problems.Add($"{AamvaProblems.MalformedDate}:{id}");
            return;
        }

        if (!date.PrescribedOrder)
        {
            problems.Add($"{AamvaProblems.DateOrder}:{id}");
        }

        Add(name, date.Value, raw);
    }

    /// <summary>Letters in version 1, ANSI D-20 codes since: 1 male, 2 female, 9 not specified.</summary>
    private void AddSex()
    {
        var raw = card["DBC"];
        var sex = raw?.ToUpperInvariant() switch
        {
            "1" or "M" => "M",
            "2" or "F" => "F",
            "9" or "0" or "X" or "U" => "X",
            _ => null,
        };
        if (raw is not null && sex is null)
        {
            problems.Add(AamvaProblems.MalformedSex);
        }

        Add(FieldNames.Gender, sex, raw);
    }

    /// <summary>The address of the card; version 1 has a residence beside it, which stands in when alone.</summary>
    private void AddAddress(string? country)
    {
        var residence = card["DAG"] is null && card["DAL"] is not null;
        Add(FieldNames.AddressLine1, card[residence ? "DAL" : "DAG"]);
        Add(FieldNames.AddressCity, card[residence ? "DAN" : "DAI"]);
        Add(FieldNames.AddressSubdivision, card[residence ? "DAO" : "DAJ"]);
        var postal = card[residence ? "DAP" : "DAK"];
        Add(FieldNames.AddressPostalCode, AamvaCountry.PostalCode(postal, country), postal);
        if (card[residence ? "DAL" : "DAG"] is not null)
        {
            Add(FieldNames.AddressCountry, country, card["DCG"] ?? country);
        }
    }

    private void Add(string name, string? value) => Add(name, value, value);

    private void Add(string name, string? value, string? raw, bool truncated = false)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _readings.Add(new(name, value, raw ?? value, FieldSource.Barcode, 1, part, region, truncated));
        }
    }
}
