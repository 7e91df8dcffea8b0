using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.Phone.Plan;

/// <summary>
/// Compiles libphonenumber's metadata: one region per entry, an array whose places are the field numbers of its
/// <c>phonemetadata.proto</c>. Patterns become automatons; the prefixes, which rewrite numbers, stay expressions.
/// </summary>
internal static partial class PlanCompiler
{
    private const string Package = "google-libphonenumber";

    // Field numbers of PhoneMetadata …
    private const int General = 1;
    private const int Id = 9;
    private const int CallingCode = 10;
    private const int InternationalPrefix = 11;
    private const int NationalPrefixForParsing = 15;
    private const int TransformRule = 16;
    private const int SameFixedAndMobile = 18;
    private const int LeadingDigits = 23;

    // … and of PhoneNumberDesc.
    private const int Pattern = 2;
    internal const int Example = 6;
    private const int Lengths = 9;

    /// <summary>Where each type's description stands.</summary>
    internal static readonly IReadOnlyList<(int Field, PlanTag Tag)> Types =
    [
        (2, PlanTag.FixedLine), (3, PlanTag.Mobile), (4, PlanTag.TollFree), (5, PlanTag.PremiumRate),
        (6, PlanTag.SharedCost), (7, PlanTag.Personal), (8, PlanTag.Voip), (21, PlanTag.Pager),
        (25, PlanTag.UniversalAccess), (28, PlanTag.VoiceMail),
    ];

    public static void Compile(DescribedPackages packages, PackFileWriter writer)
    {
        var table = new DigitTable();
        var (codes, metadata) = Read(packages);
        // The order of a code's regions matters: the first one is asked first, and is the main one.
        var regions = codes.SelectMany(code => ((List<object?>)code.Value!).Cast<string>()
            .Select(id => id == PlanRegion.NoCountry ? code.Key : id))
            .Select(id => Region((List<object?>)metadata[id]!, table)).ToList();
        writer.Add(NumberingPlan.Regions, JsonSerializer.SerializeToUtf8Bytes(regions, NumberingPlan.Json));
        writer.Add(NumberingPlan.Next, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(table.Next)).ToArray());
        writer.Add(NumberingPlan.Accepts, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(table.Accepts)).ToArray());
    }

    /// <summary>Regions by country code, and each region's description.</summary>
    internal static (Dictionary<string, object?> Codes, Dictionary<string, object?> Regions) Read(
        DescribedPackages packages)
    {
        var script = File.ReadAllText(packages.PathOf(Package, "dist/libphonenumber.js"));
        return (ScriptLiteral.Assigned(script, "i18n.phonenumbers.metadata.countryCodeToRegionCodeMap"),
            ScriptLiteral.Assigned(script, "i18n.phonenumbers.metadata.countryToMetadata"));
    }

    internal static object? At(List<object?> fields, int field) => field < fields.Count ? fields[field] : null;

    private static PlanRegion Region(List<object?> fields, DigitTable table)
    {
        var graph = new DigitGraph();
        var lengths = Enumerable.Repeat(-1, Types.Count + 1).ToArray();
        foreach (var (field, tag) in Types.Prepend((General, PlanTag.General)))
        {
            if (At(fields, field) is List<object?> described && At(described, Pattern) is string pattern)
            {
                DigitPattern.AddTo(graph, pattern, tag, isPrefix: false);
                lengths[System.Numerics.BitOperations.Log2((uint)tag)] = LengthMask(described) is > 0 and var mask
                    ? mask
                    : -1;
            }
        }

        var leading = At(fields, LeadingDigits) as string;
        if (leading is not null)
        {
            DigitPattern.AddTo(graph, leading, PlanTag.Leading, isPrefix: true);
        }

        return new()
        {
            Id = (string)fields[Id]!,
            CallingCode = (int)fields[CallingCode]!,
            InternationalPrefix = At(fields, InternationalPrefix) as string,
            NationalPrefix = At(fields, NationalPrefixForParsing) as string,
            TransformRule = At(fields, TransformRule) is string rule ? GroupNumber().Replace(rule, "$${$1}") : null,
            SameFixedAndMobile = At(fields, SameFixedAndMobile) is 1,
            HasLeadingDigits = leading is not null,
            Start = graph.WriteTo(table),
            PossibleLengths = LengthMask((List<object?>)fields[General]!),
            TypeLengths = lengths,
        };
    }

    private static int LengthMask(List<object?> described) => At(described, Lengths) is List<object?> lengths
        ? lengths.Cast<int>().Where(length => length > 0).Aggregate(0, (mask, length) => mask | (1 << length))
        : 0;

    [GeneratedRegex(@"\$(\d)")]
    private static partial Regex GroupNumber();
}
