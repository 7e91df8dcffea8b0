using System.Globalization;
using System.Text.Json;
using Bonafide.Core.Contact;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.Email;

/// <summary>Compiles the lists about mail domains: throw-away, free, role names, public suffixes, companies.</summary>
internal static class EmailPackCompiler
{
    private const string Suffixes = "psl";
    private const string Roles = "role-based-email-addresses";
    private const string Companies = "third-party-web";
    private const string Throwaway = "disposable-email-domains";
    private const string ThrowawayCurated = "disposable-email-domains-js";
    private const string Free = "freemail";

    private static readonly IdnMapping Idn = new();

    public static readonly PackCompiler Compiler =
        new(EmailPack.Name, [Suffixes, Roles, Companies, Throwaway, ThrowawayCurated, Free], Compile);

    private static void Compile(DescribedPackages packages, PackFileWriter writer)
    {
        var rules = SuffixRules(packages.ScriptStrings(Suffixes, "data/rules.js"));
        KeyTable.Write(writer, EmailPack.SuffixTable, rules);
        KeyTable.Write(writer, EmailPack.RoleTable, packages.ScriptStrings(Roles, "src/index.js")
            .Select(role => role.ToLowerInvariant()).Distinct().ToDictionary(role => role, _ => 1u));
        var domains = Listed(packages);
        AddCompanies(packages, writer, domains);
        KeyTable.Write(writer, EmailPack.DomainTable, domains);
    }

    /// <summary>
    /// The three forms of the list (https://github.com/publicsuffix/list/wiki/Format): plain, wildcard, exception.
    /// </summary>
    internal static Dictionary<string, uint> SuffixRules(IEnumerable<string> rules)
    {
        var table = new Dictionary<string, uint>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            var (name, kind) = rule[0] switch
            {
                '!' => (rule[1..], PublicSuffixes.Exception),
                '*' => (rule[2..], PublicSuffixes.Wildcard),
                _ => (rule, PublicSuffixes.Plain),
            };
            name = Idn.GetAscii(name);
            table[name] = table.GetValueOrDefault(name) | kind;
        }

        return table;
    }

    /// <summary>
    /// A domain that both a throw-away list and the free-mail list name is throw-away only when the curated list says
    /// so: the long list also holds ordinary providers that were once abused.
    /// </summary>
    private static Dictionary<string, uint> Listed(DescribedPackages packages)
    {
        var free = packages.Lines(Free, "data/free.txt").Select(Ascii).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var domains = new Dictionary<string, uint>(StringComparer.Ordinal);
        Mark(domains, packages.JsonStrings(Throwaway, "index.json").Where(name => !free.Contains(name)),
            EmailPack.Disposable);
        Mark(domains, packages.JsonStrings(Throwaway, "wildcard.json").Where(name => !free.Contains(name)),
            EmailPack.Disposable | EmailPack.DisposableBelow);
        Mark(domains, packages.JsonStrings(ThrowawayCurated, "dist/dict/disposable_email_blocklist.json"),
            EmailPack.Disposable);
        Mark(domains, free.Where(name => !domains.ContainsKey(name)), EmailPack.Webmail);
        foreach (var provider in GreatProviders.All)
        {
            domains[provider.Domain] = EmailPack.Webmail;
        }

        return domains;
    }

    private static void Mark(Dictionary<string, uint> domains, IEnumerable<string> names, uint flags)
    {
        foreach (var name in names.Select(Ascii).OfType<string>())
        {
            domains[name] = domains.GetValueOrDefault(name) | flags;
        }
    }

    private static void AddCompanies(
        DescribedPackages packages, PackFileWriter writer, Dictionary<string, uint> domains)
    {
        var names = new TextTable.Builder();
        var file = packages.PathOf(Companies, "dist/entities-nostats.json");
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        foreach (var entity in json.RootElement.EnumerateArray())
        {
            var company = entity.TryGetProperty("company", out var value) ? value : entity.GetProperty("name");
            foreach (var domain in entity.GetProperty("domains").EnumerateArray())
            {
                // Only a whole registered domain is a company's own; one host of it says nothing about its mail.
                var name = Ascii(domain.GetString()!.Replace("*.", string.Empty, StringComparison.Ordinal));
                if (name is not null && name.Count(c => c == '.') == 1 && !domains.ContainsKey(name))
                {
                    domains[name] = EmailPack.WithCompany(names.Add(company.GetString()));
                }
            }
        }

        names.WriteTo(writer, EmailPack.CompanyTexts);
    }

    private static string? Ascii(string name) => DomainName.Parse(name.Trim())?.Ascii;
}
