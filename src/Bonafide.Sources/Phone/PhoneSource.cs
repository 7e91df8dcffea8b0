using System.Globalization;
using Bonafide.Core.Contact;
using Bonafide.Core.Countries;
using Bonafide.Core.Facts;
using Bonafide.Sources.Files;
using Bonafide.Sources.Phone.Plan;

namespace Bonafide.Sources.Phone;

/// <summary>What the bundled data and the operator's list know of a number; no network.</summary>
internal sealed class PhoneSource(PhonePack pack, WatchedFile<PhoneList>? list)
{
    /// <summary>Kosovo has a plan of its own and no ISO 3166-1 code; the seed names the code in use.</summary>
    private const string Kosovo = "XK";

    /// <param name="country">Country in which a number without country code is read; any form, or null.</param>
    /// <returns>The facts, and the versions of what they were found with.</returns>
    public (PhoneFacts Facts, DataVersion[] Versions) Look(string? text, string? country)
    {
        var problem = PhoneNumber.TryParse(text, out var number);
        if (number is null)
        {
            return (new PhoneFacts { Problem = problem }, [pack.Version]);
        }

        var plan = pack.Plan.Read(number, CountryCodes.ToAlpha2(country));
        if (plan is null)
        {
            return (new PhoneFacts { Problem = PhoneProblem.NoCountryCode }, [pack.Version]);
        }

        if (list is null)
        {
            return (Look(plan, default), [pack.Version]);
        }

        var (listed, version) = list.Current;
        return (Look(plan, listed.Find(E164(plan))), [pack.Version, version]);
    }

    private PhoneFacts Look(PlanNumber plan, PhoneListing listing)
    {
        var e164 = E164(plan);
        var type = plan.IsValid ? TypeOf(plan.Type) : (PhoneType?)null;
        return new()
        {
            Problem = PhoneProblem.None,
            IsValid = plan.IsValid,
            Type = plan.IsValid ? listing.Type ?? type : null,
            CallingCode = plan.CallingCode,
            Country = plan.Region == Kosovo ? "XKX" : CountryCodes.ToAlpha3(plan.Region),
            Carrier = type is PhoneType.Mobile or PhoneType.FixedLineOrMobile or PhoneType.Pager
                ? pack.Carriers.Find(e164)
                : null,
            Area = type is PhoneType.FixedLine or PhoneType.FixedLineOrMobile ? pack.Areas.Find(e164) : null,
            PublicInboxSeen = pack.PublicInboxSeen(e164),
            IsBlocked = listing.IsBlocked,
        };
    }

    private static string E164(PlanNumber plan) =>
        string.Create(CultureInfo.InvariantCulture, $"{plan.CallingCode}{plan.National}");

    private static PhoneType TypeOf(PlanTag type) => type switch
    {
        PlanTag.FixedLine => PhoneType.FixedLine,
        PlanTag.Mobile => PhoneType.Mobile,
        PlanTag.FixedLineOrMobile => PhoneType.FixedLineOrMobile,
        PlanTag.TollFree => PhoneType.TollFree,
        PlanTag.PremiumRate => PhoneType.PremiumRate,
        PlanTag.SharedCost => PhoneType.SharedCost,
        PlanTag.Voip => PhoneType.Voip,
        PlanTag.Personal => PhoneType.Personal,
        PlanTag.Pager => PhoneType.Pager,
        PlanTag.UniversalAccess => PhoneType.UniversalAccess,
        PlanTag.VoiceMail => PhoneType.VoiceMail,
        _ => PhoneType.Other,
    };
}
