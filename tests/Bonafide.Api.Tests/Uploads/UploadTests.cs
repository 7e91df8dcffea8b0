using System.Text;
using System.Text.Json.Nodes;
using Bonafide.Api.Tests.Support;
using Bonafide.Core.Settings;

namespace Bonafide.Api.Tests.Uploads;

/// <summary>The status table of contract 02 §2, with files of every kind of ill will.</summary>
[Collection(ApiCollection.Name)]
public sealed class UploadTests(ApiHost host)
{
    [Fact]
    public async Task Answers_InTheShapeOfTheContract()
    {
        var started = await host.Client.StartAsync(10011);
        var answer = (await UploadAsync(started, "ID", "front", Pictures.Png())).Expect(200).Json;
        Assert.Equal(
            ["timestamp", "account", "workflowExecution", "api", "credential", "part"], answer.Select(one => one.Key));
        Assert.Equal(["token", "parts", "workflowExecution"], answer["api"]!.AsObject().Select(one => one.Key));
        Assert.Equal(started.Execution, (string)answer["workflowExecution"]!["id"]!);
        Assert.Equal(started.Upload("ID", "back"), (string)answer["api"]!["parts"]!["back"]!);
        var part = (await host.Client.GetAsync(
            $"/api/v1/accounts/{started.Account}/credentials/{started.Credential("ID")["id"]}/parts/FRONT")).Expect(200);
        Assert.Equal("image/png", part.ContentHeaders.ContentType!.MediaType);
    }

    [Fact]
    public async Task Gives_TheBytesBack_AsTheyCame()
    {
        var started = await host.Client.StartAsync(10011);
        var bytes = Pictures.Png(900, 900, 77);
        (await UploadAsync(started, "SELFIE", "face", bytes)).Expect(200);
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"/api/v1/credentials/{started.Credential("SELFIE")["id"]}/parts/FACE");
        request.Headers.Authorization = new("Bearer", host.Client.AccessToken);
        using var response = await host.Client.Http.SendAsync(request);
        Assert.Equal(bytes, await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Refuses_BadFiles_AndKeepsNothing()
    {
        var started = await host.Client.StartAsync(10011);
        var png = Pictures.Png();
        await RefusesAsync(started, [], 400);
        await RefusesAsync(started, "not an image"u8.ToArray(), 415);
        await RefusesAsync(started, Encoding.ASCII.GetBytes("%PDF-1.7\n%%EOF\n"), 415);
        await RefusesAsync(started, png[..^20], 400);
        await RefusesAsync(started, [.. png, .. "PK\u0003\u0004<script>"u8], 400);
        await RefusesAsync(started, Pictures.Png(300, 200), 400);
        await RefusesAsync(started, Pictures.Flood(65_000, 65_000), 400);
        await RefusesAsync(started, Pictures.Flood(12_001, 10), 400);
        await RefusesAsync(started, new byte[(15 * 1024 * 1024) + 1], 413);
        (await UploadAsync(started, "ID", "front", Pictures.Png(301, 10))).Expect(200);
        Assert.Single(BlobsOf(await host.Client.GetAsync(started.Path)));
    }

    [Fact]
    public async Task Refuses_OtherBodies()
    {
        var started = await host.Client.StartAsync(10011);
        var url = started.Upload("ID", "front");
        (await host.Client.SendAsync(HttpMethod.Post, url, ApiClient.File(Pictures.Png(), "other"), started.Token))
            .Expect(400);
        (await host.Client.PostAsync(url, "{}", started.Token)).Expect(415);
        var cut = new ByteArrayContent(Encoding.ASCII.GetBytes(
            "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nab"));
        cut.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        (await host.Client.SendAsync(HttpMethod.Post, url, cut, started.Token)).Expect(400);
    }

    [Fact]
    public async Task Refuses_OtherTokens()
    {
        var started = await host.Client.StartAsync(10011);
        var other = await host.Client.StartAsync(10011);
        (await UploadAsync(started, "ID", "front", Pictures.Png(), token: other.Token)).Expect(401);
        (await UploadAsync(started, "ID", "front", Pictures.Png(), token: "x.y.z")).Expect(401);
        (await UploadAsync(started, "ID", "front", Pictures.Png(), token: host.Stranger.AccessToken)).Expect(404);
        (await UploadAsync(started, "ID", "front", Pictures.Png(), token: host.Client.AccessToken)).Expect(200);
    }

    [Fact]
    public async Task Replaces_OnlyWhatIsThere()
    {
        var started = await host.Client.StartAsync(10011);
        var early = (await UploadAsync(started, "ID", "front", Pictures.Png(), HttpMethod.Put)).Expect(405);
        Assert.Equal(["POST"], early.ContentHeaders.Allow);
        (await UploadAsync(started, "ID", "front", Pictures.Png())).Expect(200);
        (await UploadAsync(started, "ID", "front", Pictures.Png(500, 500), HttpMethod.Put)).Expect(200);
        Assert.Single(BlobsOf(await host.Client.GetAsync(started.Path)));
    }

    [Fact]
    public async Task Knows_OnlyTheSlotsOfTheExecution()
    {
        var started = await host.Client.StartAsync(10011);
        var path = $"{started.Path}/credentials/{started.Credential("ID")["id"]}/parts/";
        (await host.Client.SendAsync(HttpMethod.Post, path + "FACE", ApiClient.File(Pictures.Png()), started.Token))
            .Expect(404);
        (await host.Client.SendAsync(HttpMethod.Post, path + "front", ApiClient.File(Pictures.Png()), started.Token))
            .Expect(404);
    }

    /// <summary>A part beside the contract: taken on an ID, listed in no reply, and no photo.</summary>
    [Fact]
    public async Task Takes_ChipsOfIds_ByAnAddressThatNoReplyLists()
    {
        var started = await host.Client.StartAsync(10011);
        byte[] security = [0x77, 0x03, 1, 2, 3];
        byte[] zone = [0x61, 0x03, 1, 2, 3];
        byte[] large = [0x77, 0x83, 0x02, 0x00, 0x01, .. new byte[0x20001]];
        var url = $"{started.Path}/credentials/{started.Credential("ID")["id"]}/parts/CHIP";
        var stored = (await SendAsync([.. security, .. zone])).Expect(200).Json;
        Assert.Equal(["front", "back"], stored["api"]!["parts"]!.AsObject().Select(one => one.Key));
        var back = (await host.Client.GetAsync(
            $"/api/v1/credentials/{started.Credential("ID")["id"]}/parts/CHIP")).Expect(200);
        Assert.Equal("application/octet-stream", back.ContentHeaders.ContentType!.MediaType);

        (await SendAsync(security)).Expect(400);
        (await SendAsync([.. security, .. zone, .. zone])).Expect(400);
        (await SendAsync([.. security, .. zone[..^1]])).Expect(400);
        (await SendAsync(Pictures.Png())).Expect(415);
        (await SendAsync(large)).Expect(413);
        (await SendAsync(new byte[(2 * 1024 * 1024) + 1])).Expect(413);
        var selfie = $"{started.Path}/credentials/{started.Credential("SELFIE")["id"]}/parts/CHIP";
        (await host.Client.SendAsync(HttpMethod.Post, selfie, ApiClient.File(security), started.Token)).Expect(404);

        // The chip is no photo: with it alone there is nothing to finalize.
        (await host.Client.SendAsync(HttpMethod.Put, started.Path, token: started.Token)).Expect(400);

        Task<Answer> SendAsync(byte[] file) =>
            host.Client.SendAsync(HttpMethod.Post, url, ApiClient.File(file), started.Token);
    }

    [Fact]
    public async Task Collects_PagesOfADocument_UpToItsLimit()
    {
        const string card =
            ""","credentials":[{"category":"DOCUMENT","country":{"values":["USA"]},"type":{"values":["CC"]}}]""";
        var started = await host.Client.StartAsync(10026, card);
        (await UploadAsync(started, "DOCUMENT", "document", Pictures.Png(400, 400, 1))).Expect(200);
        (await UploadAsync(started, "DOCUMENT", "document", Pictures.Png(400, 400, 2))).Expect(200);
        (await UploadAsync(started, "DOCUMENT", "document", Pictures.Png(400, 400, 3))).Expect(413);
        var part = $"/api/v1/credentials/{started.Credential("DOCUMENT")["id"]}/parts/DOCUMENT";
        (await host.Client.GetAsync($"{part}?page=1")).Expect(200);
        (await host.Client.GetAsync($"{part}?page=2")).Expect(404);
        (await UploadAsync(started, "DOCUMENT", "document", Pictures.Png(400, 400, 4), HttpMethod.Put)).Expect(200);
        (await host.Client.GetAsync($"{part}?page=1")).Expect(404);
    }

    [Fact]
    public async Task Enforces_Consent_WhereTheTenantAsks()
    {
        using var strict = await host.NewTenantAsync(new() { ConsentEnforcement = ConsentEnforcement.Enforce });
        var without = await strict.StartAsync(10015);
        var refused = await strict.SendAsync(
            HttpMethod.Post, without.Upload("ID", "front"), ApiClient.File(Pictures.Png()), without.Token);
        Assert.Equal("User consent is missing", (string)refused.Expect(403).Json["detail"]!);
        const string body =
            """
            {"customerInternalReference":"order 7","workflowDefinition":{"key":10015},"userConsent":{"userIp":"203.0.113.7",
             "userLocation":{"country":"USA"},"consent":{"obtained":"yes","obtainedAt":"2026-01-01T00:00:00.000Z"}}}
            """;
        var with = new Started((await strict.PostAsync("/api/v1/accounts", body)).Expect(200).Json);
        (await strict.SendAsync(
            HttpMethod.Post, with.Upload("ID", "front"), ApiClient.File(Pictures.Png()), with.Token)).Expect(200);
    }

    [Fact]
    public async Task Takes_PreparedData_AsItIs()
    {
        var started = await host.Client.StartAsync(10066);
        var url = started.Upload("DATA", "prepared_data");
        var wrong = (await host.Client.PostAsync(
            url, """{"email":5,"address":"x","ine":{"registrationYear":2009,"issuingYear":true}}""", started.Token))
            .Expect(400);
        Assert.Equal(["address", "email", "ine.issuingYear"], wrong.Fields.Order());
        (await host.Client.PostAsync(url, "[]", started.Token)).Expect(400);
        (await host.Client.PostAsync(url, """{"email":"","extra":{"a":1}}""", started.Token)).Expect(200);
        (await host.Client.PutAsync(url, """{"email":"jane@example.com"}""", started.Token)).Expect(200);
        var back = (await host.Client.GetAsync(
            $"/api/v1/credentials/{started.Credential("DATA")["id"]}/parts/PREPARED_DATA")).Expect(200);
        Assert.Equal("""{"email":"jane@example.com"}""", back.Text);
        Assert.Equal("application/json", back.ContentHeaders.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("""{"sessionId":"0400mTR4Z7"}""", 200)]
    [InlineData("""{"Session":"0400mTR4Z7"}""", 200)]
    [InlineData("""{}""", 400)]
    [InlineData("""{"sessionId":7}""", 400)]
    public async Task Takes_DeviceRisk(string body, int status)
    {
        var started = await host.Client.StartAsync(90012);
        (await host.Client.PostAsync(started.Upload("DATA", "device_risk"), body, started.Token)).Expect(status);
    }

    [Fact]
    public async Task Repeats_UnderAKey_StoreOnce()
    {
        var started = await host.Client.StartAsync(10015);
        var bytes = Pictures.Png();
        var first = await UploadAsync(started, "ID", "front", bytes, key: "upload-1");
        var second = await UploadAsync(started, "ID", "front", bytes, key: "upload-1");
        Assert.Equal(
            (string)first.Expect(200).Json["part"]!["id"]!, (string)second.Expect(200).Json["part"]!["id"]!);
        (await UploadAsync(started, "ID", "front", Pictures.Png(500, 500), key: "upload-1")).Expect(409);
    }

    private Task<Answer> UploadAsync(
        Started started,
        string category,
        string part,
        byte[] bytes,
        HttpMethod? method = null,
        string? token = null,
        string? key = null) =>
        host.Client.SendAsync(
            method ?? HttpMethod.Post,
            started.Upload(category, part),
            ApiClient.File(bytes),
            token ?? started.Token,
            key);

    private async Task RefusesAsync(Started started, byte[] bytes, int status)
    {
        var refused = (await UploadAsync(started, "ID", "front", bytes)).Expect(status);
        Assert.False(string.IsNullOrEmpty((string)refused.Json["detail"]!));
        Assert.Empty(BlobsOf(await host.Client.GetAsync(started.Path)));
    }

    private static JsonNode[] BlobsOf(Answer details) =>
        [.. details.Expect(200).Json["credentials"]!.AsArray().SelectMany(
            credential => credential!["parts"]?.AsArray().Select(part => part!) ?? [])];
}
