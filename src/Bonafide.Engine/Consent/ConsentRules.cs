using System.Globalization;
using System.Net;
using Bonafide.Contracts;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Requests;

namespace Bonafide.Engine.Consent;

/// <summary>Biometric consent (contract 01 §7.3).</summary>
public static class ConsentRules
{
    /// <summary>Older consent counts as none (ruling 7).</summary>
    private const int MostYears = 3;

    private const string AtField = "userConsent.consent.obtainedAt";

    /// <summary>What a customer's clock may be ahead of ours.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Whether the person agreed, lately enough; outside of the USA, a known place may do without.</summary>
    public static bool IsGiven(UserConsent? consent, DateTimeOffset now) => consent switch
    {
        { Obtained: "yes", ObtainedAt: { } at } => at > now.AddYears(-MostYears),
        { Obtained: "na" or null, Country: not (null or "USA") } => true,
        _ => false,
    };

    internal static UserConsent? Check(
        UserConsentRequest? request, bool isSandbox, DateTimeOffset now, List<Violation> problems)
    {
        if (request is null)
        {
            return null;
        }

        if (request.UserIp is null)
        {
            problems.Add(new("userConsent.userIp", ViolationCodes.Required, "The end user's IP address is required."));
        }
        else if (!IsAddress(request.UserIp))
        {
            problems.Add(new("userConsent.userIp", ViolationCodes.InvalidFormat, "Must be an IPv4 or IPv6 address."));
        }

        CheckLocation(request.UserLocation, isSandbox, problems);
        CheckObtained(request, problems);
        return new UserConsent(
            request.UserIp,
            request.UserLocation?.Country,
            request.UserLocation?.State,
            request.Consent?.Obtained,
            CheckObtainedAt(request.Consent, now, problems));
    }

    internal static bool IsAddress(string text) =>
        IPAddress.TryParse(text, out _)
        && (text.Contains(':', StringComparison.Ordinal) || text.Count(c => c == '.') == 3)
        && !text.Contains('%', StringComparison.Ordinal)
        && !text.Contains('[', StringComparison.Ordinal);

    private static void CheckLocation(UserLocationRequest? location, bool isSandbox, List<Violation> problems)
    {
        const string field = "userConsent.userLocation.country";
        if (location?.Country is null)
        {
            problems.Add(new(field, ViolationCodes.Required, "The country is required, as alpha-3 code."));
        }
        else if (!PresetValues.IsCountry(location.Country, isSandbox))
        {
            problems.Add(new(field, ViolationCodes.InvalidValue, "Must be an ISO 3166-1 alpha-3 code in upper case."));
        }

        if (location?.State is { } state && state.Any(char.IsControl))
        {
            problems.Add(new(
                "userConsent.userLocation.state",
                ViolationCodes.ForbiddenCharacter,
                "Must not contain control characters."));
        }
    }

    private static void CheckObtained(UserConsentRequest request, List<Violation> problems)
    {
        const string field = "userConsent.consent.obtained";
        var consent = request.Consent;
        if (consent?.Obtained is null)
        {
            if (consent is not null || request.UserLocation?.Country == "USA")
            {
                problems.Add(new(field, ViolationCodes.Required, "Must be yes, no or na."));
            }
        }
        else if (consent.Obtained is not ("yes" or "no" or "na"))
        {
            problems.Add(new(field, ViolationCodes.InvalidValue, "Must be yes, no or na."));
        }
    }

    private static DateTimeOffset? CheckObtainedAt(ConsentRequest? consent, DateTimeOffset now,
        List<Violation> problems)
    {
        if (consent?.ObtainedAt is null)
        {
            if (consent?.Obtained == "yes")
            {
                problems.Add(new(AtField, ViolationCodes.Required, "Required when consent was obtained."));
            }

            return null;
        }

        if (!DateTimeOffset.TryParseExact(
            consent.ObtainedAt,
            InstantConverter.Format,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var at))
        {
            problems.Add(new(AtField, ViolationCodes.InvalidFormat,
                "Must be UTC in the form YYYY-MM-DDThh:mm:ss.SSSZ."));
            return null;
        }

        if (at > now + ClockSkew)
        {
            problems.Add(new(AtField, ViolationCodes.OutOfRange, "Must not lie in the future."));
        }

        return at;
    }
}
