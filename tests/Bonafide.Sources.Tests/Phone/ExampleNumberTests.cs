using System.Globalization;
using Bonafide.Core.Contact;
using Bonafide.Sources.Packs;
using Bonafide.Sources.Phone.Plan;
using Bonafide.Sources.Tests.Packs;

namespace Bonafide.Sources.Tests.Phone;

/// <summary>
/// libphonenumber gives an example for every type of every region: each must be read as what it is. The exceptions are
/// its own: what regions with a common code share belongs to the first of them that has it.
/// </summary>
public sealed class ExampleNumberTests
{
    /// <summary>What the countries of North America share; Kazakhstan shares them with Russia.</summary>
    private const PlanTag SharedServices = PlanTag.TollFree | PlanTag.PremiumRate | PlanTag.Personal
        | PlanTag.SharedCost | PlanTag.UniversalAccess | PlanTag.Voip;

    /// <summary>Territories that number within the plan of another region.</summary>
    private static readonly Dictionary<string, string[]> Territories = new()
    {
        ["AX"] = ["FI"],
        ["BL"] = ["GP"],
        ["CC"] = ["AU"],
        ["CX"] = ["AU"],
        ["EH"] = ["MA"],
        ["GG"] = ["GB"],
        ["IM"] = ["GB"],
        ["JE"] = ["GB"],
        ["MF"] = ["BL", "GP"],
        ["SJ"] = ["NO"],
        ["VA"] = ["IT"],
        ["YT"] = ["RE"],
    };

    [Fact]
    public void EveryExample_IsReadAsItsRegionAndType()
    {
        var pack = RealPhonePack.Open();

        var wrong = new List<string>();
        var examples = Examples().ToList();
        foreach (var (region, code, type, digits) in examples)
        {
            PhoneNumber.TryParse($"+{code}{digits}", out var number);
            var plan = pack.Plan.Read(number!, null);
            var isType = plan!.Type == type
                || (plan.Type == PlanTag.FixedLineOrMobile && (type & PlanTag.FixedLineOrMobile) != 0);
            var isRegion = plan.Region == region || (code is 1 or 7 && (type & SharedServices) != 0)
                || (Territories.GetValueOrDefault(region)?.Contains(plan.Region) ?? false);
            if (!isType || !isRegion || plan.National != digits || plan.CallingCode != code)
            {
                wrong.Add($"{region} {type}: {plan.Region} {plan.Type}");
            }
        }

        Assert.True(examples.Count > 1_000, $"Only {examples.Count} examples were found.");
        Assert.True(wrong.Count == 0, string.Join(", ", wrong));
    }

    [Fact]
    public void EveryNationalExample_IsReadWithItsCountryAsHint()
    {
        var pack = RealPhonePack.Open();

        var wrong = Examples().Where(example => example.Region != PlanRegion.NoCountry).Where(example =>
        {
            PhoneNumber.TryParse(example.Digits, out var number);
            var plan = number is null ? null : pack.Plan.Read(number, example.Region);
            return plan is not { IsValid: true } || plan.National != example.Digits;
        }).Select(example => $"{example.Region} {example.Type}").ToList();
        Assert.Empty(wrong);
    }

    private static IEnumerable<(string Region, int Code, PlanTag Type, string Digits)> Examples()
    {
        var packages = DescribedPackages.Read(Path.Combine(RealPackages.Root, "data", "node_modules"));
        foreach (var (id, described) in PlanCompiler.Read(packages).Regions)
        {
            var fields = (List<object?>)described!;
            var code = Convert.ToInt32(fields[10], CultureInfo.InvariantCulture);
            foreach (var (field, type) in PlanCompiler.Types)
            {
                if (PlanCompiler.At(fields, field) is List<object?> desc
                    && PlanCompiler.At(desc, PlanCompiler.Example) is string example)
                {
                    yield return (char.IsDigit(id[0]) ? PlanRegion.NoCountry : id, code, type, example);
                }
            }
        }
    }
}
