using Bonafide.Core.Contact;

namespace Bonafide.Core.Facts;

/// <summary>
/// What is known of a phone number without calling it. Null always means "not known"; the number itself is not kept
/// here. Data versions stand on the fact that carries this record.
/// </summary>
public sealed record PhoneFacts
{
    public static readonly FactKind<PhoneFacts> Kind = new(FactKinds.Phone);

    /// <summary>None when the text is a phone number; otherwise nothing else is known.</summary>
    public required PhoneProblem Problem { get; init; }

    /// <summary>Whether the numbering plan has such a number. It does not say that anybody answers.</summary>
    public bool IsValid { get; init; }

    /// <summary>What the plan uses the number for; null when the number is not valid.</summary>
    public PhoneType? Type { get; init; }

    /// <summary>ISO 3166-1 alpha-3, or XKX, of the country; null for networks that span countries.</summary>
    public string? Country { get; init; }

    /// <summary>The E.164 country code, such as 44; null when it is none.</summary>
    public int? CallingCode { get; init; }

    /// <summary>The carrier that first got the number's block; a ported number may have left it.</summary>
    public string? Carrier { get; init; }

    /// <summary>Where the plan places the number, in English; fixed lines only.</summary>
    public string? Area { get; init; }

    /// <summary>When a list last saw the number as a public inbox; null when none did.</summary>
    public DateOnly? PublicInboxSeen { get; init; }

    /// <summary>On the operator's list of blocked numbers.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>
    /// A connector refused our credentials; only a sandbox value says so until a connector is configured.
    /// </summary>
    public bool IsAccessDenied { get; init; }

    /// <summary>History given by a sandbox value; null outside of the sandbox.</summary>
    public PhoneTraffic? SandboxTraffic { get; init; }
}

/// <summary>Earlier transactions with a number, and with the thousand numbers around it, its own included.</summary>
public sealed record PhoneTraffic(SightingHistory Number, SightingHistory Range);

/// <summary>What a numbering plan uses a number for (the types of libphonenumber, and three of the seed).</summary>
public enum PhoneType
{
    FixedLine = 1,
    Mobile = 2,

    /// <summary>The plan does not tell the two apart, as in the United States.</summary>
    FixedLineOrMobile = 3,
    TollFree = 4,
    PremiumRate = 5,
    SharedCost = 6,
    Voip = 7,
    Personal = 8,
    Pager = 9,

    /// <summary>A company's number that rings somewhere (universal access number).</summary>
    UniversalAccess = 10,
    VoiceMail = 11,

    /// <summary>In the plan, and of none of the types that it names.</summary>
    Other = 12,

    /// <summary>No plan tells it; the operator's list may.</summary>
    Payphone = 13,

    /// <summary>No plan tells it; the operator's list may.</summary>
    Prepaid = 14,

    /// <summary>
    /// Internet telephony at a fixed place. Plans count it among fixed lines; the operator's list may tell it.
    /// </summary>
    FixedVoip = 15,
}
