using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bonafide.Core.Contact;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.Phone.Plan;

/// <summary>
/// The numbering plans of all countries, mapped: splits a number into country code and national number, and says
/// whether the plan has it and for what. It follows libphonenumber's rules, so that both say the same.
/// </summary>
internal sealed unsafe class NumberingPlan
{
    public const string Regions = "plan.regions";
    public const string Next = "plan.next";
    public const string Accepts = "plan.accepts";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private const int LongestCallingCode = 3;
    private const int ShortestNational = 2;
    private const int LongestNational = 17;

    private readonly PackFile _pack;
    private readonly uint* _next;
    private readonly ushort* _accepts;
    private readonly FrozenDictionary<int, PlanRegion[]> _byCode;
    private readonly FrozenDictionary<string, PlanRegion> _byId;
    private readonly ConcurrentDictionary<string, Regex> _expressions = new(StringComparer.Ordinal);

    public NumberingPlan(PackFile pack)
    {
        _pack = pack;
        _next = (uint*)pack.Address(Next).Start;
        _accepts = (ushort*)pack.Address(Accepts).Start;
        var regions = JsonSerializer.Deserialize<List<PlanRegion>>(pack.Section<byte>(Regions), Json)!;
        _byCode = regions.GroupBy(region => region.CallingCode)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        _byId = regions.Where(region => region.Id != PlanRegion.NoCountry)
            .ToFrozenDictionary(region => region.Id, StringComparer.Ordinal);
    }

    public IEnumerable<string> RegionIds => _byId.Keys;

    /// <param name="regionHint">Alpha-2 of the country in which a national number was written; null: unknown.</param>
    /// <returns>Null when it is a national number without a country to read it in.</returns>
    public PlanNumber? Read(PhoneNumber number, string? regionHint)
    {
        if (number.IsInternational)
        {
            return ReadInternational(number.Digits);
        }

        return regionHint is not null && _byId.TryGetValue(regionHint, out var hint)
            ? ReadNational(number.Digits, hint)
            : null;
    }

    private PlanNumber ReadInternational(string digits)
    {
        var code = 0;
        for (var length = 1; length <= LongestCallingCode && length < digits.Length; length++)
        {
            code = (code * 10) + (digits[length - 1] - '0');
            if (code == 0)
            {
                break;
            }

            if (_byCode.TryGetValue(code, out var regions))
            {
                return Classify(code, WithoutPrefix(digits[length..], regions[0]), regions);
            }
        }

        return new(null, digits, null, PlanTag.None);
    }

    /// <summary>As dialled within a country: international prefix, own country code by mistake, or neither.</summary>
    private PlanNumber ReadNational(string digits, PlanRegion hint)
    {
        if (hint.InternationalPrefix is { } idd && Expression(idd).Match(digits) is { Success: true } dialled
            && digits.Length > dialled.Length && digits[dialled.Length] != '0')
        {
            return ReadInternational(digits[dialled.Length..]);
        }

        var code = hint.CallingCode.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (digits.StartsWith(code, StringComparison.Ordinal))
        {
            var rest = WithoutPrefix(digits[code.Length..], hint);
            if ((!IsGeneral(digits, hint) && IsGeneral(rest, hint)) || digits.Length > Longest(hint))
            {
                return Classify(hint.CallingCode, rest, _byCode[hint.CallingCode]);
            }
        }

        return Classify(hint.CallingCode, WithoutPrefix(digits, hint), _byCode[hint.CallingCode]);
    }

    /// <summary>The national number without what is dialled before it, unless taking that away breaks it.</summary>
    private string WithoutPrefix(string national, PlanRegion region)
    {
        if (region.NationalPrefix is not { } prefix || !StartsWith(prefix, national, out var match))
        {
            return national;
        }

        var isTransformed = region.TransformRule is not null && match is { Groups: var groups }
            && groups[groups.Count - 1].Success;
        var stripped = isTransformed
            ? match!.Result(region.TransformRule!) + national[match.Length..]
            : national[(match?.Length ?? prefix.Length)..];
        var breaks = IsGeneral(national, region) && !IsGeneral(stripped, region);
        var isPossible = stripped.Length <= LongestNational
            && ((region.PossibleLengths >> stripped.Length & 1) != 0 || stripped.Length > Longest(region));
        return breaks || !isPossible ? national : stripped;
    }

    /// <summary>Most prefixes are one or two digits; the others are expressions and give a match.</summary>
    private bool StartsWith(string prefix, string national, out Match? match)
    {
        match = null;
        if (!prefix.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return national.StartsWith(prefix, StringComparison.Ordinal);
        }

        match = Expression(prefix).Match(national);
        return match.Success;
    }

    private PlanNumber Classify(int code, string national, PlanRegion[] regions)
    {
        if (national.Length is >= ShortestNational and <= LongestNational)
        {
            foreach (var region in regions)
            {
                // A code with one region needs no telling apart; leading digits tell, where there are some.
                var tags = Tags(national, region);
                if (regions.Length > 1 && region.HasLeadingDigits && (tags & PlanTag.Leading) == 0)
                {
                    continue;
                }

                var type = Type(tags, region);
                if (regions.Length == 1 || region.HasLeadingDigits || type != PlanTag.None)
                {
                    return new(code, national, region.Id, type);
                }
            }
        }

        return new(code, national, null, PlanTag.None);
    }

    /// <summary>The first type that fits, in libphonenumber's order; both bits when fixed and mobile both do.</summary>
    private static PlanTag Type(PlanTag tags, PlanRegion region)
    {
        if ((tags & PlanTag.General) == 0)
        {
            return PlanTag.None;
        }

        foreach (var type in SpecialFirst)
        {
            if ((tags & type) != 0)
            {
                return type;
            }
        }

        var lines = tags & PlanTag.FixedLineOrMobile;
        return (lines & PlanTag.FixedLine) != 0 && region.SameFixedAndMobile ? PlanTag.FixedLineOrMobile : lines;
    }

    private static readonly PlanTag[] SpecialFirst =
    [
        PlanTag.PremiumRate, PlanTag.TollFree, PlanTag.SharedCost, PlanTag.Voip, PlanTag.Personal, PlanTag.Pager,
        PlanTag.UniversalAccess, PlanTag.VoiceMail,
    ];

    /// <summary>Every pattern that the whole number matches and whose lengths allow it.</summary>
    private PlanTag Tags(string national, PlanRegion region)
    {
        var tags = Run(national, region);
        for (var bit = 0; bit < region.TypeLengths.Count; bit++)
        {
            if ((region.TypeLengths[bit] >> national.Length & 1) == 0)
            {
                tags &= (PlanTag)~(1 << bit);
            }
        }

        return tags;
    }

    private bool IsGeneral(string national, PlanRegion region) => (Run(national, region) & PlanTag.General) != 0;

    private PlanTag Run(string national, PlanRegion region)
    {
        var state = region.Start;
        foreach (var c in national)
        {
            state = _next[(state * 10) + (uint)(c - '0')];
        }

        var tags = (PlanTag)_accepts[state];
        GC.KeepAlive(_pack);
        return tags;
    }

    private static int Longest(PlanRegion region) =>
        System.Numerics.BitOperations.Log2((uint)region.PossibleLengths);

    private Regex Expression(string pattern) => _expressions.GetOrAdd(pattern,
        static text => new Regex("^(?:" + text + ")", RegexOptions.CultureInvariant));
}

/// <summary>A number as the plan sees it.</summary>
/// <param name="CallingCode">Null when no country has the code.</param>
/// <param name="National">The national number, without prefix.</param>
/// <param name="Region">The region that has the number; null when none does.</param>
/// <param name="Type">None when no plan has it.</param>
internal sealed record PlanNumber(int? CallingCode, string National, string? Region, PlanTag Type)
{
    public bool IsValid => Type != PlanTag.None;
}
