namespace Bonafide.Sources.Phone.Plan;

/// <summary>What a numbering plan's pattern describes; a bit each in the automaton's accepting states.</summary>
[Flags]
internal enum PlanTag
{
    None = 0,

    /// <summary>Every number of the region.</summary>
    General = 1,
    FixedLine = 1 << 1,
    Mobile = 1 << 2,
    FixedLineOrMobile = FixedLine | Mobile,
    TollFree = 1 << 3,
    PremiumRate = 1 << 4,
    SharedCost = 1 << 5,
    Personal = 1 << 6,
    Voip = 1 << 7,
    Pager = 1 << 8,
    UniversalAccess = 1 << 9,
    VoiceMail = 1 << 10,

    /// <summary>The digits in front that tell regions with a common country code apart.</summary>
    Leading = 1 << 11,
}
