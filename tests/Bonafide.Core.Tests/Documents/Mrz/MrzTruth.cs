using System.Globalization;

namespace Bonafide.Core.Tests.Documents.Mrz;

/// <summary>What a zone should say; written here from Doc 9303 again, so that a mistake of the reader shows.</summary>
internal sealed record MrzTruth(
    string Format, string Surname, string GivenNames, string Number, DateOnly Birth, DateOnly Expiry, char Sex,
    string Country, string Optional)
{
    public static readonly DateOnly Today = new(2026, 3, 1);

    public static readonly string[] Formats = ["TD1", "TD2", "TD3", "MRV-A", "MRV-B"];

    public static MrzTruth Random(Random random, string format)
    {
        string[] surnames = ["ERIKSSON", "O NEIL", "SMITH JONES", "NG", "BAQQARI", "VAN DER BERG", "ZUCKERMANN"];
        string[] given = ["ANNA MARIA", "KIM", "JEAN LUC", "X", "SOLVEIG", "HANS PETER OTTO"];
        string[] countries = ["UTO", "FRA", "GBR", "D", "USA", "ESP", "BRA"];
        var expiry = Today.AddDays(random.Next(-1500, 3650));
        return new MrzTruth(
            format, surnames[random.Next(surnames.Length)], given[random.Next(given.Length)],
            Signs(random, format is "TD1" or "TD2" && random.Next(6) == 0 ? 12 : random.Next(7, 10)),
            Today.AddDays(-random.Next(30, 33000)), expiry, "MF<"[random.Next(3)],
            countries[random.Next(countries.Length)],
            random.Next(2) == 0 ? string.Empty : Signs(random, random.Next(3, format == "TD1" ? 9 : 7)));
    }

    public string[] Lines()
    {
        var code = Format switch { "TD3" => "P<", "TD1" or "TD2" => "I<", _ => "V<" } + Fill(Country, 3);
        var names = Surname.Replace(' ', '<') + "<<" + GivenNames.Replace(' ', '<');
        var (birth, expiry) = (Checked(Date(Birth)), Checked(Date(Expiry)));
        if (Format == "TD1")
        {
            var first = Fill(code + (Number.Length > 9
                ? Number[..9] + "<" + Number[9..] + Digit(Number) + "<"
                : Checked(Fill(Number, 9)) + Optional), 30);
            var last = Fill(string.Empty, 11);
            return [first, birth + Sex + expiry + Fill(Country, 3) + last + Digit(first[5..] + birth + expiry + last),
                Fill(names, 30)];
        }

        var length = Format is "TD3" or "MRV-A" ? 44 : 36;
        var longNumber = Number.Length > 9;
        var number = longNumber ? Number[..9] + "<" : Checked(Fill(Number, 9));
        var rest = longNumber ? Number[9..] + Digit(Number) + "<" : Optional;
        var start = number + Fill(Country, 3) + birth + Sex + expiry;
        var optional = Format switch
        {
            "TD3" => Checked(Fill(rest, 14)),
            "TD2" => Fill(rest, 7),
            _ => Fill(rest, length - 28),
        };
        var composite = Format is "TD3" or "TD2" ? Digit(number + birth + expiry + optional) : string.Empty;
        return [Fill(code + names, length), start + optional + composite];
    }

    public static string Digit(string field)
    {
        const string Values = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        int[] weights = [7, 3, 1];
        return (field.Select((sign, index) => Math.Max(0, Values.IndexOf(sign, StringComparison.Ordinal))
            * weights[index % 3]).Sum() % 10).ToString(CultureInfo.InvariantCulture);
    }

    private static string Checked(string field) => field + Digit(field);

    private static string Fill(string text, int length) => text.PadRight(length, '<');

    private static string Date(DateOnly date) => date.ToString("yyMMdd", CultureInfo.InvariantCulture);

    private static string Signs(Random random, int length)
    {
        const string All = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        return string.Concat(Enumerable.Range(0, length).Select(_ => All[random.Next(All.Length)]));
    }
}
