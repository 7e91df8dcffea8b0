using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents.Aamva;

/// <summary>
/// Reads the text of a symbol by the AAMVA DL/ID Card Design Standard, versions 1 (2000) to 10 (2020). Whatever the
/// text is, it never throws.
/// </summary>
public static class AamvaReader
{
    /// <summary>A value of <see cref="BarcodeFacts.Standard"/>.</summary>
    public const string Standard = "AAMVA";

    internal const int LatestVersion = 10;

    /// <summary>More than the largest PDF417 symbol holds.</summary>
    private const int LongestText = 4096;

    private static readonly string[] InEveryVersion =
        ["DAQ", "DBA", "DBB", "DBC", "DBD", "DAG", "DAI", "DAJ", "DAK"];

    /// <summary>Null when the text is no card of this standard.</summary>
    /// <param name="text">The symbol's bytes as ISO 8859-1 (D.12.2).</param>
    /// <param name="part">FRONT, BACK or DOCUMENT, for the readings.</param>
    /// <param name="region">Where the symbol is, for the readings.</param>
    public static AamvaDocument? Read(string text, string part, Quad? region)
    {
        if (text.Length > LongestText || AamvaHeader.Read(text) is not { } header)
        {
            return null;
        }

        var problems = header.Problems.ToList();
        var issuer = AamvaIssuers.Find(header.Issuer);
        if (issuer is null)
        {
            problems.Add(AamvaProblems.UnknownIssuer);
        }

        if (AamvaElements.Read(text, header, problems) is not { } card)
        {
            return new(Facts(header, region, problems), null, issuer?.Country, issuer?.State, []);
        }

        problems.AddRange(Missing(card, header.Version).Select(id => $"{AamvaProblems.ElementMissing}:{id}"));
        var (readings, country) = new AamvaFields(card, header.Version, issuer, part, region, problems).Read();
        var type = card.Type == "ID" ? "ID_CARD" : "DRIVING_LICENSE";
        return new(Facts(header, region, problems), type, country, issuer?.State, readings);
    }

    private static BarcodeFacts Facts(AamvaHeader header, Quad? region, List<string> problems) =>
        new("PDF417", Standard, header.Version, header.Issuer, problems, region);

    /// <summary>Mandatory elements that say who and what the card is (D.12.5.1); an element may be empty.</summary>
    private static IEnumerable<string> Missing(AamvaElements card, int version)
    {
        string[] names = version switch
        {
            < 2 => card.Has("DAA") ? ["DAA"] : ["DAB", "DAC"],
            2 or 3 => ["DCS", "DCT", "DCF", "DCG"],
            _ => ["DCS", "DAC", "DAD", "DDE", "DDF", "DDG", "DCF", "DCG"],
        };
        return InEveryVersion.Concat(names).Where(id => !card.Has(id));
    }
}
