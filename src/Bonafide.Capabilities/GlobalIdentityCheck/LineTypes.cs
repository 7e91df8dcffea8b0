using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.GlobalIdentityCheck;

/// <summary>The seed's line types (ruling 24), and what each adds to the risk.</summary>
internal static class LineTypes
{
    /// <summary>Null when the number is invalid, or its plan does not tell fixed lines from mobiles.</summary>
    public static string? Of(PhoneFacts phone) => phone.Type switch
    {
        null or PhoneType.FixedLineOrMobile => null,
        PhoneType.FixedLine => "LANDLINE",
        PhoneType.Mobile or PhoneType.Prepaid => "MOBILE",
        PhoneType.FixedVoip => "FIXED_VOIP",

        // Plans keep blocks for telephony without a place; that at a place has ordinary numbers.
        PhoneType.Voip => "NON_FIXED_VOIP",
        PhoneType.VoiceMail => "VOICEMAIL",
        PhoneType.TollFree => "TOLL_FREE",
        PhoneType.PremiumRate => "PREMIUM",
        _ => "OTHER",
    };

    public static int Points(PhoneFacts phone) => phone.Type switch
    {
        null => 0,
        PhoneType.FixedLine or PhoneType.Mobile or PhoneType.FixedLineOrMobile => -20,
        PhoneType.FixedVoip or PhoneType.Prepaid => 0,
        PhoneType.Voip => 40,
        PhoneType.VoiceMail or PhoneType.TollFree or PhoneType.PremiumRate => 80,
        _ => 20,
    };
}
