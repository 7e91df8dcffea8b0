using Bonafide.Server.Hosting;
using Bonafide.Sources.Packs;
using Bonafide.Sources.Phone;

namespace Bonafide.Bench.Signals;

/// <summary>Numbers of many countries as people write them: parsed, classified, carrier, area and list.</summary>
internal sealed class PhoneReads : IFigure
{
    private static readonly string[] Written =
    [
        "+49 151 1234{0:D4}", "+1 (202) 456-{0:D4}", "+44 20 7946 {0:D4}", "+33 6 12 34 {0:D4}", "+55 11 96123-{0:D4}",
        "+91 98765 4{0:D4}", "+39 06 6982 {0:D4}", "+54 9 11 2345 {0:D4}", "+65 8123 {0:D4}", "+1 800 234 {0:D4}",
    ];

    public string Name => "phone";

    public string Summary => "Single-thread parsing and classifying of phone numbers.";

    public Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments)
    {
        var source = new PhoneSource(PhonePack.TryOpen(PackFolder.Open(Packs.Data))!, null);
        var numbers = Enumerable.Range(0, arguments.Number("numbers", 100_000)).Select(i => string.Format(
            System.Globalization.CultureInfo.InvariantCulture, Written[i % Written.Length], i % 10_000)).ToArray();
        return Task.FromResult(Loops.Rates(
            "a number, all that is known", Bar.AtLeast(200_000), numbers.Length, i => source.Look(numbers[i], null)));
    }
}
