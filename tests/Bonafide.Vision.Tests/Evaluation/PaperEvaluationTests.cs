using System.Text.Json;
using Bonafide.Core.Documents;
using Bonafide.Vision.Evaluation;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Tests.Specimens;
using Bonafide.Vision.Worker;

namespace Bonafide.Vision.Tests.Evaluation;

public sealed class PaperEvaluationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-eval-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task ABill_IsReadOnceAsEveryKind()
    {
        var layout = SpecimenLayouts.Papers.First(paper => paper.Type == "UB");
        var page = SpecimenDrawing.Draw(
            new SpecimenOrder { Layout = layout, Seed = 3 }, SpecimenPeople.Portrait()).Pages[0];
        File.WriteAllBytes(Path.Combine(_folder, "bill.jpg"), ImageCodec.EncodeJpeg(page.Image));
        File.WriteAllText(
            Path.Combine(_folder, "bill.json"), JsonSerializer.Serialize(new { document = "UB", country = "USA" }));
        File.WriteAllText(
            Path.Combine(_folder, "whole.json"),
            """{"document":"UB","country":"USA","images":[{"file":"bill.jpg","side":"FRONT"}]}""");
        File.WriteAllBytes(Path.Combine(_folder, "card.jpg"), [1]);
        File.WriteAllText(Path.Combine(_folder, "card.json"), """{"type":"ID_CARD"}""");
        using var pool = new VisionPool(new VisionOptions { Workers = 1 }, TimeProvider.System);

        var report = await PaperEvaluation.RunAsync(
            _folder, pool, new DateOnly(2026, 11, 27), null, CancellationToken.None);

        Assert.Equal(PaperKinds.Codes, report.Readings.Select(reading => reading.Declared));
        Assert.All(report.Readings, reading => Assert.True(reading.IsRead));
        Assert.Equal((0, 1), (report.WronglyRefused.Events, report.WronglyRefused.Trials));
        Assert.Equal("UB", report.Readings.Single(reading => reading.Declared == "BC").Seen);
    }

    [Fact]
    public void Report_CountsBothErrors_AndLeavesOutWhatWasNotRead()
    {
        var report = PaperReport.Of(new Dictionary<string, string>(),
        [
            new("a", "UB", "UB", true, null), new("a", "UB", "BC", true, "UB"), new("a", "UB", "BS", true, null),
            new("b", "UB", "UB", true, "BS"), new("b", "UB", "BC", true, "UB"), new("b", "UB", "BS", false, null),
        ]);
        Assert.Equal((1, 2), (report.WronglyRefused.Events, report.WronglyRefused.Trials));
        Assert.Equal((1, 3), (report.WronglyAccepted.Events, report.WronglyAccepted.Trials));
        var bills = report.Pairs.Single(pair => pair.Declared == "BC");
        Assert.Equal(("UB", 2, 2), (bills.Paper, bills.Refused.Events, bills.Refused.Trials));
    }
}
