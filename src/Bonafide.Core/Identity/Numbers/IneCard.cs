namespace Bonafide.Core.Identity.Numbers;

/// <summary>The numbers printed on a Mexican voter card (INE, before 2014 IFE).</summary>
/// <param name="Type">Card model C to H; null when not given.</param>
/// <param name="Cic">Code that identifies the card: nine digits, ten with the older check digit.</param>
/// <param name="Ocr">Twelve or thirteen digits printed vertically.</param>
/// <param name="CitizenId">Nine digits, part of the machine-readable zone from model E on.</param>
/// <param name="ElectorKey">Clave de elector, eighteen characters.</param>
/// <param name="IssuingNumber">Two digits.</param>
public sealed record IneCard(
    string? Type, string? Cic, string? Ocr, string? CitizenId, string? ElectorKey, string? IssuingNumber);

/// <summary>Formats of the card's numbers and the inputs that each model needs (seed, Lista Nominal).</summary>
public static class IneNumbers
{
    public static NumberCheck CheckCic(string? text) => Digits(text, 9, 10);

    public static NumberCheck CheckOcr(string? text) => Digits(text, 12, 13);

    public static NumberCheck CheckCitizenId(string? text) => Digits(text, 9, 9);

    public static NumberCheck CheckIssuingNumber(string? text) => Digits(text, 1, 2);

    /// <summary>The models the electoral institute has issued that the list can be asked about.</summary>
    public static bool IsCardType(string? type) =>
        type is { Length: 1 } && "CDEFGH".Contains(type[0], StringComparison.Ordinal);

    /// <summary>Names of the inputs that this model needs and that were not given, in the seed's spelling.</summary>
    public static IReadOnlyList<string> Missing(IneCard card)
    {
        var missing = new List<string>();
        Need("cic", card.Cic, card.Type is "D" or "E" or "F" or "G" or "H");
        Need("ocr", card.Ocr, card.Type is "C" or "D");
        Need("electorKey", card.ElectorKey, card.Type is "C");
        Need("issuingNumber", card.IssuingNumber, card.Type is "C");
        Need("citizenID", card.CitizenId, card.Type is "E" or "F" or "G" or "H");
        return missing;

        void Need(string name, string? value, bool needed)
        {
            if (needed && string.IsNullOrWhiteSpace(value))
            {
                missing.Add(name);
            }
        }
    }

    private static NumberCheck Digits(string? text, int least, int most)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return NumberCheck.Missing;
        }

        return NumberText.TryCompact(text, out var digits) && digits.Length >= least && digits.Length <= most
            && NumberText.AllDigits(digits)
                ? NumberCheck.Plausible(digits)
                : NumberCheck.Malformed;
    }
}

/// <summary>
/// Clave de elector: six consonants of the names, birth date, entity 01–33 (33 for born abroad), sex, and three
/// digits. The check digit's rule is not published, so only the structure is judged.
/// </summary>
public static class ElectorKey
{
    public static NumberCheck Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return NumberCheck.Missing;
        }

        if (!NumberText.TryCompact(text, out var key) || key.Length != 18)
        {
            return NumberCheck.Malformed;
        }

        var letters = !key.AsSpan(0, 6).ContainsAnyExceptInRange('A', 'Z');
        var digits = NumberText.AllDigits(key.AsSpan(6, 8)) && NumberText.AllDigits(key.AsSpan(15));
        if (!letters || !digits || key[14] is not ('H' or 'M'))
        {
            return NumberCheck.NeverIssued(key);
        }

        var entity = ((key[12] - '0') * 10) + (key[13] - '0');
        return BirthDays(key).Any() && entity is >= 1 and <= 33 ? NumberCheck.Plausible(key)
            : NumberCheck.NeverIssued(key);
    }

    /// <summary>The birth dates that the key can stand for: it does not tell the century.</summary>
    public static IEnumerable<DateOnly> BirthDays(string key)
    {
        foreach (var century in (int[])[1900, 2000])
        {
            if (NumberText.Day(key.AsSpan(6, 6), century) is { } day)
            {
                yield return day;
            }
        }
    }
}
