using System.Text;
using System.Text.Json.Nodes;
using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Server.Tests.Support;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;

namespace Bonafide.Server.Tests.Documents;

/// <summary>Cards, a card's statement and a certificate through the public API and the boxed workers.</summary>
public sealed class CardsOverApiTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task CreditCard_GivesItsNumberAndItsLastMonth()
    {
        var (card, page) = Draw("credit-card");

        var data = Extracted(await JudgeAsync(10026, "CC", page));

        Assert.Equal(Digits(card["panNumber"]), (string?)data["panNumber"]);
        Assert.Equal(card["monthYearExpiry"][..7], (string?)data["monthYearExpiry"]);
        Assert.NotNull((string?)data["lastName"]);
    }

    [Fact]
    public async Task CardStatement_GivesTheLastFourDigitsAlone()
    {
        var (statement, page) = Draw("credit-card-statement");

        var data = Extracted(await JudgeAsync(10026, "CCS", page));

        Assert.Equal(statement["cardNumberLastFourDigits"], (string?)data["cardNumberLastFourDigits"]);
        Assert.Equal(statement["issuingDate"], (string?)data["issuingDate"]);
        Assert.Null(data["panNumber"]);
    }

    [Fact]
    public async Task SocialSecurityCard_GivesNamesAndNumber()
    {
        var (card, page) = Draw("social-security-card");

        var data = Extracted(await JudgeAsync(10026, "SSC", page));

        Assert.Equal(card["socialSecurityNumber"], (string?)data["socialSecurityNumber"]);
        Assert.NotNull((string?)data["firstName"]);
        Assert.NotNull((string?)data["lastName"]);
    }

    [Fact]
    public async Task BirthCertificate_GivesTheDateOfBirth()
    {
        var (paper, page) = Draw("birth-certificate");

        var data = Extracted(await JudgeAsync(10026, "BC", page));

        Assert.Equal(paper["dateOfBirth"], (string?)data["dateOfBirth"]);
        Assert.Equal(paper["issuingDate"], (string?)data["issuingDate"]);
    }

    /// <summary>Workflow 10232: prepared data lie beside the document and replace nothing that was read.</summary>
    [Fact]
    public async Task PreparedData_LeaveWhatTheDocumentSays()
    {
        var (statement, page) = Draw("credit-card-statement");
        var prepared = new Upload(
            "DATA", "prepared_data", Encoding.UTF8.GetBytes("""{"firstName":"IDA","lastName":"ELSEWHERE"}"""),
            "application/json");

        var details = await JudgeAsync(10232, "CCS", page, prepared);

        Assert.Equal(["extraction", "usability"], details.Capabilities!.Keys.Order());
        Assert.Equal(
            statement["cardNumberLastFourDigits"], (string?)Extracted(details)["cardNumberLastFourDigits"]);
        Assert.DoesNotContain("ELSEWHERE", Extracted(details).ToJsonString());
    }

    /// <summary>Workflow 10172 reads an ID and checks nothing of it.</summary>
    [Fact]
    public async Task ReadingAlone_JudgesUsabilityAndExtraction()
    {
        var passport = SpecimenDrawing.Passport(DrawnPeople.Maja, Face(), seed: 3);
        var (_, client) = await host.TenantAsync(isSandbox: true);

        var details = await client.JudgeAsync(
            10172, new Upload("ID", "front", ImageCodec.EncodeJpeg(passport.Image)));

        Assert.Equal(["extraction", "usability"], details.Capabilities!.Keys.Order());
        Assert.Equal("PASSED", details.Decision!.Type);
        Assert.Equal("LINDQVIST", (string?)Extracted(details)["lastName"]);
    }

    /// <summary>A passport is no credit card, whoever says so.</summary>
    [Theory]
    [InlineData("CC")]
    [InlineData("SSC")]
    public async Task PassportAsAnotherDocument_IsNotSupportedContent(string type)
    {
        var passport = SpecimenDrawing.Passport(DrawnPeople.Maja, Face(), seed: 3);

        var details = await JudgeAsync(10026, type, passport.Image);

        Assert.Equal(
            ("REJECTED", "DOCUMENT_CONTENT_NOT_SUPPORTED"),
            (details.Capabilities!["usability"][0].Decision.Type,
                details.Capabilities["usability"][0].Decision.Details.Label));
    }

    [Fact]
    public async Task BillAsACreditCard_IsNotSupportedContent()
    {
        var details = await JudgeAsync(10026, "CC", Draw("utility-bill").Page);

        Assert.Equal(
            "DOCUMENT_CONTENT_NOT_SUPPORTED", details.Capabilities!["usability"][0].Decision.Details.Label);
    }

    private async Task<DetailsReply> JudgeAsync(int key, string type, RgbImage page, params Upload[] more)
    {
        var (_, client) = await host.TenantAsync(isSandbox: true);
        var document = new CredentialRequest
        {
            Category = "DOCUMENT", Type = new() { Values = [type] }, Country = new() { Values = ["USA"] },
        };
        return await client.JudgeAsync(
            new WorkflowDefinitionRequest
            {
                Key = key,
                Credentials = more.Length == 0 ? [document] : [document, new() { Category = "DATA" }],
            },
            [new Upload("DOCUMENT", "document", ImageCodec.EncodeJpeg(page)), .. more]);
    }

    private static JsonObject Extracted(DetailsReply details)
    {
        Assert.Equal("OK", details.Capabilities!["usability"][0].Decision.Details.Label);
        var entry = details.Capabilities["extraction"][0];
        Assert.Equal(("PASSED", "OK"), (entry.Decision.Type, entry.Decision.Details.Label));
        return entry.Data!;
    }

    private static (SpecimenDocument Paper, RgbImage Page) Draw(string name)
    {
        var drawn = SpecimenDrawing.Draw(
            new() { Layout = SpecimenLayouts.Papers.Single(paper => paper.Name == name), Seed = 23 }, Face());
        return (drawn.Document, drawn.Pages[0].Image);
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static byte[] Face()
    {
        var image = new RgbImage(350, 450);
        image.Pixels.AsSpan().Fill(120);
        return ImageCodec.EncodePng(image);
    }
}
