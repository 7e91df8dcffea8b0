using System.Collections.Frozen;

namespace Bonafide.Core.Documents.Aamva;

/// <summary>A jurisdiction that issues cards.</summary>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="State">ISO 3166-2 suffix; null for an authority of the whole country.</param>
public sealed record AamvaIssuer(string Country, string? State);

/// <summary>The issuer identification numbers of <c>issuers.txt</c>.</summary>
public static class AamvaIssuers
{
    private static readonly FrozenDictionary<string, AamvaIssuer> ByNumber = Load();

    /// <summary>Null when the number is in no list.</summary>
    public static AamvaIssuer? Find(string number) => ByNumber.GetValueOrDefault(number);

    /// <summary>Every issuer of the list.</summary>
    public static IEnumerable<AamvaIssuer> All => ByNumber.Values;

    /// <summary>The number of a state's issuer, or null.</summary>
    public static string? NumberOf(string country, string state) =>
        ByNumber.Where(pair => pair.Value.Country == country && pair.Value.State == state)
            .Select(pair => pair.Key)
            .FirstOrDefault();

    private static FrozenDictionary<string, AamvaIssuer> Load()
    {
        using var stream = typeof(AamvaIssuers).Assembly.GetManifestResourceStream("aamva-issuers.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(' '))
            .ToFrozenDictionary(
                parts => parts[0], parts => new AamvaIssuer(parts[1], parts[2] == "-" ? null : parts[2]));
    }
}
