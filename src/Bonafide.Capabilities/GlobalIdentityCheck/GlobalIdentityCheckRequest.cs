using Bonafide.Core.Capabilities;
using Bonafide.Core.Contact;
using Bonafide.Core.Countries;
using Bonafide.Core.Facts;
using Bonafide.Core.Subjects;

namespace Bonafide.Capabilities.GlobalIdentityCheck;

/// <summary>The input of the judgement (seed, Global Identity Check), read from the facts.</summary>
/// <param name="Validated">Null when there are no data about addresses of the country.</param>
/// <param name="Email">Null when none was given.</param>
/// <param name="Ip">Null when none was given.</param>
internal sealed record GlobalIdentityCheckRequest(
    AddressData Address, AddressFacts? Validated, PhoneFacts Phone, EmailFacts? Email, GeoIpFacts? Ip,
    IdentityNetworkFacts Network, DateTimeOffset Now)
{
    /// <summary>
    /// Whether the address can take mail: a mailbox that exists, else a domain that does; null when nobody said.
    /// </summary>
    public bool? IsEmailValid => Email is null ? null : Email.MailboxExists ?? Email.MailDomain switch
    {
        MailDomain.Unknown => null,
        MailDomain.TakesMail => true,
        _ => false,
    };

    /// <summary>Null when there are no data that could know.</summary>
    public string? AddressLevel => Validated is null ? null : AddressValidity.Level(Validated);

    /// <summary>The request, or the label of what is missing, malformed or failed.</summary>
    public static (GlobalIdentityCheckRequest? Request, string? Label) From(CapabilityInput input)
    {
        var values = input.Subject.Values;
        var address = values.Address;
        string?[] required = [address?.City, address?.PostalCode, address?.Country, values.PhoneNumber];
        if (required.Any(string.IsNullOrWhiteSpace))
        {
            return (null, CommonLabels.NotEnoughData);
        }

        if (CountryCodes.ToAlpha3(address!.Country) is null)
        {
            return (null, CommonLabels.ValidationFailed);
        }

        var phone = input.Facts.Read(PhoneFacts.Kind);
        var email = input.Facts.Read(EmailFacts.Kind);
        var ip = input.Facts.Read(GeoIpFacts.Kind);
        var network = input.Facts.Read(IdentityNetworkFacts.Kind);
        var validated = input.Facts.Read(AddressFacts.Kind);
        if (validated.Status == FactStatus.Failed || !phone.IsKnown
            || !IsKnownOrMissing(email) || !IsKnownOrMissing(ip) || !network.IsKnown
            || phone.Value!.IsAccessDenied || email.Value?.IsAccessDenied == true)
        {
            return (null, CommonLabels.TechnicalError);
        }

        if (phone.Value.Problem != PhoneProblem.None || email.Value is { Problem: not EmailProblem.None }
            || ip.Value is { Problem: GeoIpProblem.Malformed })
        {
            return (null, CommonLabels.ValidationFailed);
        }

        var request = new GlobalIdentityCheckRequest(
            address, validated.Value, phone.Value, email.Value, ip.Value, network.Value!, input.Now);
        return request.HasValidElement ? (request, null) : (null, CommonLabels.NotEnoughData);
    }

    /// <summary>"To return a score, we need at least one valid element" (seed).</summary>
    private bool HasValidElement =>
        Phone.IsValid || IsEmailValid == true || Ip is { Problem: GeoIpProblem.None, Country: not null }
        || AddressValidity.Points(AddressLevel) < 0;

    private static bool IsKnownOrMissing<T>(FactRead<T> read) => read.IsKnown || read.Status == FactStatus.NoInput;
}
