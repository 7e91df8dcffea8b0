namespace Bonafide.Sources.Email;

/// <summary>
/// Mail providers whose names are imitated and mistyped, with the company that runs them and its country (ISO 3166-1
/// alpha-3), as the companies themselves state it. Kept by hand: it is a table of the best known, not of all.
/// </summary>
internal static class GreatProviders
{
    public static readonly IReadOnlyList<GreatProvider> All =
    [
        new("gmail.com", "Google", "USA"),
        new("googlemail.com", "Google", "USA"),
        new("outlook.com", "Microsoft", "USA"),
        new("hotmail.com", "Microsoft", "USA"),
        new("hotmail.co.uk", "Microsoft", "USA"),
        new("hotmail.fr", "Microsoft", "USA"),
        new("live.com", "Microsoft", "USA"),
        new("msn.com", "Microsoft", "USA"),
        new("yahoo.com", "Yahoo", "USA"),
        new("yahoo.co.uk", "Yahoo", "USA"),
        new("yahoo.co.jp", "LY Corporation", "JPN"),
        new("ymail.com", "Yahoo", "USA"),
        new("aol.com", "Yahoo", "USA"),
        new("icloud.com", "Apple", "USA"),
        new("me.com", "Apple", "USA"),
        new("mac.com", "Apple", "USA"),
        new("proton.me", "Proton", "CHE"),
        new("protonmail.com", "Proton", "CHE"),
        new("fastmail.com", "Fastmail", "AUS"),
        new("zoho.com", "Zoho", "IND"),
        new("rediffmail.com", "Rediff.com", "IND"),
        new("gmx.de", "1&1 Mail & Media", "DEU"),
        new("gmx.net", "1&1 Mail & Media", "DEU"),
        new("gmx.com", "1&1 Mail & Media", "DEU"),
        new("web.de", "1&1 Mail & Media", "DEU"),
        new("mail.com", "1&1 Mail & Media", "DEU"),
        new("t-online.de", "Deutsche Telekom", "DEU"),
        new("freenet.de", "freenet", "DEU"),
        new("orange.fr", "Orange", "FRA"),
        new("laposte.net", "La Poste", "FRA"),
        new("libero.it", "Italiaonline", "ITA"),
        new("virgilio.it", "Italiaonline", "ITA"),
        new("seznam.cz", "Seznam.cz", "CZE"),
        new("mail.ru", "VK", "RUS"),
        new("yandex.ru", "Yandex", "RUS"),
        new("yandex.com", "Yandex", "RUS"),
        new("qq.com", "Tencent", "CHN"),
        new("163.com", "NetEase", "CHN"),
        new("126.com", "NetEase", "CHN"),
        new("naver.com", "Naver", "KOR"),
        new("comcast.net", "Comcast", "USA"),
        new("verizon.net", "Verizon", "USA"),
        new("btinternet.com", "BT", "GBR"),
        new("uol.com.br", "UOL", "BRA"),
    ];

    private static readonly Dictionary<string, GreatProvider> ByDomain =
        All.ToDictionary(provider => provider.Domain, StringComparer.Ordinal);

    public static GreatProvider? Find(string domain) => ByDomain.GetValueOrDefault(domain);
}

internal sealed record GreatProvider(string Domain, string Company, string Country);
