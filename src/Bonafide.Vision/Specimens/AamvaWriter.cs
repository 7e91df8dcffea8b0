using System.Globalization;
using System.Text;
using Bonafide.Core.Facts;

namespace Bonafide.Vision.Specimens;

/// <summary>
/// Writes the text of a licence's symbol by the AAMVA DL/ID Card Design Standard, version 1 to 10. It shares no code
/// with the reader.
/// </summary>
public static class AamvaWriter
{
    /// <exception cref="ArgumentOutOfRangeException">The version is not 1..10.</exception>
    public static string Text(SpecimenDocument document, int version, string issuer)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(version, 10);
        var type = document.Layout.Type == "ID_CARD" ? "ID" : "DL";
        var body = new StringBuilder(type);
        foreach (var (id, value) in Names(document, version).Concat(Rest(document, version)))
        {
            body.Append(id).Append(value).Append('\n');
        }

        body.Append('\r');
        var head = $"@\n\u001e\rANSI {issuer}{version:00}{(version == 1 ? string.Empty : "01")}01";
        return string.Create(
            CultureInfo.InvariantCulture, $"{head}{type}{head.Length + 10:0000}{body.Length:0000}{body}");
    }

    private static IEnumerable<(string Id, string Value)> Names(SpecimenDocument document, int version)
    {
        var last = IcaoTransliteration.Latin(document[FieldNames.LastName]);
        var given = IcaoTransliteration.Latin(document[FieldNames.FirstName]).Split(' ', 2);
        return version switch
        {
            1 => [("DAA", string.Join(',', [last, .. given]))],
            2 or 3 => [("DCS", last), ("DCT", string.Join(',', given))],
            _ =>
            [
                ("DCS", last), ("DDE", "N"), ("DAC", given[0]), ("DDF", "N"),
                ("DAD", given.Length > 1 ? given[1] : "NONE"), ("DDG", "N"),
            ],
        };
    }

    private static IEnumerable<(string Id, string Value)> Rest(SpecimenDocument document, int version)
    {
        var dates = version == 1 || document.Country == "CAN" ? "yyyyMMdd" : "MMddyyyy";
        string Date(string field) =>
            SpecimenWriting.Date(document[field]).ToString(dates, CultureInfo.InvariantCulture);
        var sex = (document[FieldNames.Gender], version) switch
        {
            ("M", 1) => "M",
            ("F", 1) => "F",
            ("M", _) => "1",
            ("F", _) => "2",
            _ => "9",
        };
        yield return ("DAQ", document.Number);
        yield return (version == 1 ? "DAR" : "DCA", document[FieldNames.DlCategories]);
        yield return (version == 1 ? "DAS" : "DCB", "NONE");
        yield return (version == 1 ? "DAT" : "DCD", "NONE");
        yield return ("DBA", Date(FieldNames.ExpiryDate));
        yield return ("DBB", Date(FieldNames.DateOfBirth));
        yield return ("DBD", Date(FieldNames.IssuingDate));
        yield return ("DBC", sex);
        yield return ("DAG", IcaoTransliteration.Latin(document[FieldNames.AddressLine1]));
        yield return ("DAI", IcaoTransliteration.Latin(document[FieldNames.AddressCity]));
        yield return ("DAJ", document[FieldNames.AddressSubdivision]);
        yield return ("DAK", document[FieldNames.AddressPostalCode].Replace(" ", string.Empty, StringComparison.Ordinal)
            .PadRight(document.Country == "USA" ? 9 : 11, document.Country == "USA" ? '0' : ' '));
        if (version > 1)
        {
            yield return ("DAU", $"{document["xHeight"]} cm");
            yield return ("DAY", "BRO");
            yield return ("DCF", document["xAudit"]);
            yield return ("DCG", document.Country);
        }
    }
}
