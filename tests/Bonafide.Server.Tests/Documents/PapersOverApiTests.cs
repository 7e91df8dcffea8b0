using System.Globalization;
using System.Text;
using Bonafide.Contracts;
using Bonafide.Server.Tests.Support;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;

namespace Bonafide.Server.Tests.Documents;

/// <summary>Bills and statements, as pictures and as PDF, through the public API and the boxed workers.</summary>
public sealed class PapersOverApiTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task UtilityBill_GivesNameDatesAndAddress()
    {
        var (bill, page) = Draw("utility-bill");

        var details = await JudgeAsync(10026, "UB", "USA", ImageCodec.EncodeJpeg(page), "image/jpeg");

        Assert.Equal("OK", details.Capabilities!["usability"][0].Decision.Details.Label);
        var entry = details.Capabilities["extraction"][0];
        Assert.Equal(("PASSED", "OK"), (entry.Decision.Type, entry.Decision.Details.Label));
        Assert.Equal("UB", (string?)entry.Data!["type"]);
        Assert.Equal(bill["issuingDate"], (string?)entry.Data["issuingDate"]);
        Assert.Equal(bill["dueDate"], (string?)entry.Data["dueDate"]);
        Assert.Equal(bill["address.postalCode"], (string?)entry.Data["address"]!["postalCode"]);
        Assert.NotNull((string?)entry.Data["lastName"]);
    }

    [Fact]
    public async Task StatementInAPdf_IsReadPageByPage()
    {
        var (statement, page) = Draw("bank-statement");

        var details = await JudgeAsync(10232, "BS", "DEU", Pdf(page), "application/pdf");

        Assert.Equal("OK", details.Capabilities!["usability"][0].Decision.Details.Label);
        var entry = details.Capabilities["extraction"][0];
        Assert.Equal(("PASSED", "OK"), (entry.Decision.Type, entry.Decision.Details.Label));
        Assert.Equal(
            statement["accountNumber"].Replace(" ", string.Empty, StringComparison.Ordinal),
            ((string?)entry.Data!["accountNumber"])?.Replace(" ", string.Empty, StringComparison.Ordinal));
        Assert.Equal(statement["issuingDate"], (string?)entry.Data["issuingDate"]);
    }

    [Fact]
    public async Task ProofWithoutExtraction_JudgesNothing()
    {
        var details = await JudgeAsync(
            10170, "UB", "USA", ImageCodec.EncodeJpeg(Draw("utility-bill").Page), "image/jpeg");

        Assert.Empty(details.Capabilities ?? new Dictionary<string, IReadOnlyList<CapabilityEntry>>());
        Assert.Equal("PASSED", details.Decision!.Type);
    }

    private async Task<DetailsReply> JudgeAsync(int key, string type, string country, byte[] file, string contentType)
    {
        var (_, client) = await host.TenantAsync(isSandbox: true);
        return await client.JudgeAsync(
            new WorkflowDefinitionRequest
            {
                Key = key,
                Credentials =
                [
                    new()
                    {
                        Category = "DOCUMENT", Type = new() { Values = [type] }, Country = new() { Values = [country] },
                    },
                ],
            },
            new Upload("DOCUMENT", "document", file, contentType));
    }

    private static (SpecimenDocument Paper, RgbImage Page) Draw(string name)
    {
        var drawn = SpecimenDrawing.Draw(
            new() { Layout = SpecimenLayouts.Papers.Single(paper => paper.Name == name), Seed = 23 }, Face());
        return (drawn.Document, drawn.Pages[0].Image);
    }

    /// <summary>A PDF of two A4 pages: an empty one, and the picture.</summary>
    private static byte[] Pdf(RgbImage page)
    {
        var jpeg = ImageCodec.EncodeJpeg(page);
        using var pdf = new MemoryStream();
        Text($"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n");
        Text($"2 0 obj<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>endobj\n");
        Text($"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n");
        Text($"4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R");
        Text($"/Resources<</XObject<</P 6 0 R>>>>>>endobj\n");
        Text($"5 0 obj<</Length 29>>stream\nq 595 0 0 842 0 0 cm /P Do Q\n\nendstream endobj\n");
        Text($"6 0 obj<</Type/XObject/Subtype/Image/Width {page.Width}/Height {page.Height}/ColorSpace/DeviceRGB");
        Text($"/BitsPerComponent 8/Filter/DCTDecode/Length {jpeg.Length}>>stream\n");
        pdf.Write(jpeg);
        Text($"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
        return pdf.ToArray();

        void Text(FormattableString text) =>
            pdf.Write(Encoding.ASCII.GetBytes(text.ToString(CultureInfo.InvariantCulture)));
    }

    private static byte[] Face()
    {
        var image = new RgbImage(350, 450);
        image.Pixels.AsSpan().Fill(120);
        return ImageCodec.EncodePng(image);
    }
}
