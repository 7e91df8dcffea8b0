using Bonafide.Core.Documents.Mrz;
using Bonafide.Core.Facts;
using Bonafide.Tests.Shared;

namespace Bonafide.Core.Tests.Documents.Mrz;

/// <summary>
/// Zones misread by a seeded recogniser: look-alikes, unsure signs, lost and doubled fillers. A field with a check
/// digit never comes out wrong unnoticed.
/// </summary>
public sealed class MrzNoiseTests
{
    /// <summary>What extraction takes from one source alone (its option's default).</summary>
    private const double TakenFrom = 0.6;

    private static readonly string[] Look =
        ["0OQD8", "1I7T", "2Z7", "38B5", "4A", "5S63", "6G8", "71TZ", "8B30S6", "9G0", "B83R", "D0O", "G6C", "IL1",
        "KX<", "MN", "NM", "O0DQ", "S58", "UVO", "VUY", "YV", "Z2", "<KCL", "PRF", "C<G"];

    [Theory]
    [InlineData("TD1", 0.01, 0.5)]
    [InlineData("TD2", 0.01, 0.5)]
    [InlineData("TD3", 0.01, 0.5)]
    [InlineData("MRV-A", 0.01, 0.5)]
    [InlineData("MRV-B", 0.01, 0.5)]
    [InlineData("TD3", 0.04, 0.15)]
    [InlineData("TD1", 0.04, 0.15)]
    public void ChecksAndConfidence_ExposeEveryMisreading(string format, double rate, double leastExact)
    {
        var random = new Random(41);
        var reader = new MrzReader(MrzOptions.Default);
        var (silent, exact, total) = (new List<string>(), 0, 0);
        for (var i = 0; i < LongProof.Rounds(bounded: 3_000, whole: 50_000); i++)
        {
            var truth = MrzTruth.Random(random, format);
            var lines = truth.Lines();
            var read = reader.Read([.. lines.Select(line => Misread(random, line, rate))], MrzTruth.Today);
            total++;
            exact += read is not null && read.Facts.Lines.SequenceEqual(lines) ? 1 : 0;
            silent.AddRange(Wrong(truth, read).Select(name => $"{name} of {string.Join(' ', lines)} read as " +
                string.Join(' ', read!.Facts.RawLines)));
        }

        Assert.True(silent.Count == 0, $"{silent.Count} of {total}: " + string.Join('\n', silent.Take(8)));
        Assert.True(exact > total * leastExact, $"{exact} of {total} lines came out exactly.");
        LongProof.Record(
            FormattableString.Invariant($"zones of {format}, {rate * 100:0} % of signs misread by a simulated recogniser"),
            $"{total:N0} zones, {exact:N0} read sign by sign, {silent.Count} values wrong and taken");
    }

    private static IEnumerable<string> Wrong(MrzTruth truth, MrzDocument? read) =>
        from expected in MrzReaderTests.Expected(truth)
        let field = read?.Find(expected.Name)
        where field is not null && field.Value != expected.Value && field.Confidence >= TakenFrom
            && field.Source != FieldSource.MrzUnchecked
            && read!.Facts.Checks.All(check => check.Verdict != MrzCheckVerdict.Unsure)
        select $"{expected.Name} ({field.Confidence}, {field.Value} for {expected.Value})";

    /// <summary>A misread sign is unsure, as the recogniser's are; so are some that were read rightly.</summary>
    private static List<MrzSign> Misread(Random random, string line, double rate)
    {
        var signs = new List<MrzSign>();
        foreach (var sign in line)
        {
            var alike = Look.FirstOrDefault(set => set[0] == sign);
            var roll = random.NextDouble();
            if (alike is not null && roll < rate)
            {
                signs.Add(new(alike[random.Next(1, alike.Length)], 0.25 + (0.35 * random.NextDouble())));
            }
            else if (roll < rate * 2)
            {
                signs.Add(new(sign, 0.4 + (0.5 * random.NextDouble())));
            }
            else
            {
                signs.Add(new(sign, 0.93 + (0.07 * random.NextDouble())));
            }
        }

        var run = line.LastIndexOf("<<<<", StringComparison.Ordinal);
        if (run > 0 && random.NextDouble() < 0.1)
        {
            signs.RemoveRange(run, random.Next(1, 3));
        }
        else if (run > 0 && random.NextDouble() < 0.05)
        {
            signs.Insert(run, signs[run]);
        }

        return signs;
    }
}
