using Bonafide.Core.Contact;
using Bonafide.Core.Countries;
using Bonafide.Core.Facts;

namespace Bonafide.Sources.Email;

/// <summary>What the bundled lists know of an address; no network.</summary>
internal sealed class EmailSource(EmailPack pack)
{
    public DataVersion Version => pack.Version;

    public EmailFacts Look(string text)
    {
        var problem = EmailAddress.TryParse(text, out var address);
        return address is null
            ? new EmailFacts { Problem = problem, MailDomain = MailDomain.Unknown }
            : Look(address);
    }

    private EmailFacts Look(EmailAddress address)
    {
        var name = address.Domain.Ascii;
        var registrable = pack.Suffixes.Registrable(name);
        var listing = pack.Look(name, registrable);
        var (resemblance, resembles) = listing.IsWebmail || listing.Company is not null || registrable is null
            ? (Resemblance.None, null)
            : Lookalikes.Find(address.Domain, registrable);
        var provider = GreatProviders.Find(name);
        return new()
        {
            Problem = EmailProblem.None,
            MailDomain = MailDomain.Unknown,
            Domain = name,
            RegistrableDomain = registrable,
            IsDisposable = listing.IsDisposable,
            IsWebmail = listing.IsWebmail,
            IsRole = pack.IsRole(address.Local),
            Resembles = resembles,
            Resemblance = resemblance,
            Company = provider?.Company ?? listing.Company,
            Country = provider?.Country ?? CountryOf(name),
            IsCorporate = listing.IsWebmail ? false : listing.Company is null ? null : true,
        };
    }

    /// <summary>
    /// The country whose registry issued the name, by its top level. The codes that ISO 3166-1 does not hold (ac, eu,
    /// su, and the generic ones) say nothing; uk stands for GB.
    /// </summary>
    private static string? CountryOf(string name)
    {
        var top = name.AsSpan(name.LastIndexOf('.') + 1);
        return top.Length != 2 ? null : top is "uk" ? "GBR" : CountryCodes.ToAlpha3(top.ToString());
    }
}
