using System.Globalization;

namespace Bonafide.Core.Tests.Documents.Aamva;

/// <summary>Builds a symbol's text by the standard: header, designators, one subfile.</summary>
internal sealed class AamvaSymbol(int version, string issuer, params string[] elements)
{
    internal string Type { get; init; } = "DL";

    internal string FileType { get; init; } = "ANSI ";

    internal int OffsetError { get; init; }

    internal bool OtherHeaderForm { get; init; }

    internal string Text()
    {
        var short1 = version < 2 != OtherHeaderForm;
        var head = string.Create(CultureInfo.InvariantCulture,
            $"@\n\u001e\r{FileType}{issuer}{version:00}{(short1 ? string.Empty : "00")}01");
        var body = $"{Type}{string.Join('\n', elements)}\n\r";
        var offset = head.Length + 10 + OffsetError;
        return string.Create(CultureInfo.InvariantCulture, $"{head}{Type}{offset:0000}{body.Length:0000}{body}");
    }

    /// <summary>A made-up person on a card of the version.</summary>
    internal static AamvaSymbol Of(int version, string issuer = "636023", string country = "USA")
    {
        string[] names = version switch
        {
            1 => ["DAAQUILLFEATHER,ORLA,MAEVE,JR"],
            2 or 3 => ["DCSQUILLFEATHER", "DCTORLA,MAEVE", "DCUJR"],
            _ => ["DCSQUILLFEATHER", "DDEN", "DACORLA", "DDFN", "DADMAEVE", "DDGN"],
        };
        var yearFirst = version == 1 || country == "CAN";
        var dates = yearFirst
            ? (string[])["DBB19900214", "DBD20200701", "DBA20280214"]
            : ["DBB02141990", "DBD07012020", "DBA02142028"];
        string[] rest =
        [
            "DAQRX483920", version == 1 ? "DARD" : "DCAD", version == 1 ? "DBCF" : "DBC2", "DAG17 MILL LANE",
            "DAIASHFORD", country == "CAN" ? "DAJON" : "DAJOH", country == "CAN" ? "DAKK1A0B6     " : "DAK430040000  ",
        ];
        string[] later = version == 1 ? [] : ["DCF00A1B2", $"DCG{country}", "DAU064 in", "DAYGRN"];
        return new(version, issuer, [.. names, .. dates, .. rest, .. later]);
    }
}
