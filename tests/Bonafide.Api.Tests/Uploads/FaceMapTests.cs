using Bonafide.Api.Tests.Support;
using Bonafide.Core.FaceMaps;

namespace Bonafide.Api.Tests.Uploads;

/// <summary>Challenges and series of frames over HTTP (contract/facemap.md).</summary>
[Collection(ApiCollection.Name)]
public sealed class FaceMapTests(ApiHost host)
{
    [Fact]
    public async Task Gives_AChallenge_ThatOneSeriesUses()
    {
        var started = await host.Client.StartAsync(10011);
        var capture = await FaceCapture.AskAsync(host, started);
        Assert.Equal(
            ["timestamp", "account", "workflowExecution", "credential", "challenge", "limits", "upload"],
            capture.Answer.Select(one => one.Key));
        var steps = capture.Answer["challenge"]!["steps"]!.AsArray();
        Assert.Equal(FaceChallenge.StepCount, steps.Count);
        Assert.Equal("HOLD", (string)steps[0]!["action"]!);
        Assert.Equal((string)capture.Answer["upload"]!, FaceCapture.Path(started) + "/parts/FACEMAP");

        var series = capture.Series();
        (await capture.UploadAsync(series)).Expect(200);
        var parts = (await host.Client.GetAsync(started.Path)).Expect(200).Json["credentials"]!.AsArray()
            .Single(one => (string)one!["category"]! == "FACEMAP")!["parts"]!.AsArray();
        Assert.Equal(
            ["FACEMAP", "LIVENESS_1", "LIVENESS_2", "LIVENESS_3", "LIVENESS_4", "LIVENESS_5", "LIVENESS_6"],
            parts.Select(part => (string)part!["classifier"]!));
        Assert.Null(parts[0]!["href"]);
        var frame = (await host.Client.GetAsync((string)parts[6]!["href"]!)).Expect(200);
        Assert.Equal("image/jpeg", frame.ContentHeaders.ContentType!.MediaType);

        // A replay: the very series again, and again as a replacement.
        Assert.Contains("was used", (await capture.UploadAsync(series)).Expect(409).Text, StringComparison.Ordinal);
        (await capture.UploadAsync(series, HttpMethod.Put)).Expect(409);
        var next = await FaceCapture.AskAsync(host, started);
        (await next.UploadAsync(next.Series(), HttpMethod.Put)).Expect(200);
    }

    [Fact]
    public async Task Repeats_UnderAKey_UseTheChallengeOnce()
    {
        var capture = await FaceCapture.AskAsync(host, await host.Client.StartAsync(10011));
        var first = (await capture.UploadAsync(capture.Series(), key: "face-1")).Expect(200).Json;
        var again = (await capture.UploadAsync(capture.Series(), key: "face-1")).Expect(200).Json;
        Assert.Equal((string)first["part"]!["id"]!, (string)again["part"]!["id"]!);
    }

    [Fact]
    public async Task Refuses_ChallengesOfOthers_ForgedOnes_AndLateOnes()
    {
        var mine = await FaceCapture.AskAsync(host, await host.Client.StartAsync(10011));
        var other = await FaceCapture.AskAsync(host, await host.Client.StartAsync(10011));
        (await mine.UploadAsync(other.Series())).Expect(400);

        var forged = mine.Token[..^4] + (mine.Token.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA");
        (await mine.UploadAsync(FaceCapture.Series(forged))).Expect(400);
        (await mine.UploadAsync(FaceCapture.Series("no.challenge"))).Expect(400);

        host.Time.Advance(FaceChallenge.Lifetime);
        Assert.Contains("expired", (await mine.UploadAsync(mine.Series())).Expect(409).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_SeriesThatAreNone()
    {
        var capture = await FaceCapture.AskAsync(host, await host.Client.StartAsync(10011));
        (await capture.UploadAsync(Pictures.Png())).Expect(415);
        (await capture.UploadAsync("BFFMAP1\n"u8.ToArray())).Expect(400);
        (await capture.UploadAsync(capture.Series()[..^1])).Expect(400);
        await RefusesAsync(Pictures.Jpeg(320, 479));
        await RefusesAsync(Pictures.Jpeg(1_281, 400));
        await RefusesAsync(Pictures.Png());
        // Faster than three colours a second, and longer than the time since the challenge was given.
        (await capture.UploadAsync(FaceCapture.Series(capture.Token, gapMs: 140))).Expect(400);
        (await capture.UploadAsync(FaceCapture.Series(capture.Token, gapMs: 700))).Expect(400);
        (await capture.UploadAsync(new byte[FrameSeries.MostBytes + 1])).Expect(413);
        // None of it used the challenge.
        (await capture.UploadAsync(capture.Series())).Expect(200);

        async Task RefusesAsync(byte[] image) =>
            (await capture.UploadAsync(FaceCapture.Series(capture.Token, image: image))).Expect(400);
    }

    [Fact]
    public async Task Gives_EightChallenges_AndOnlyToItsChannels()
    {
        var started = await host.Client.StartAsync(10011);
        for (var i = 0; i < 8; i++)
        {
            (await FaceCapture.ChallengeAsync(host.Client, started)).Expect(200);
        }

        (await FaceCapture.ChallengeAsync(host.Client, started)).Expect(409);
        (await FaceCapture.ChallengeAsync(host.Client, started, "?channel=API")).Expect(400);
        (await host.Client.PostAsync(
            $"{started.Path}/credentials/{started.Credential("ID")["id"]}/challenges", "", started.Token)).Expect(404);
        // An OAuth2 client is no camera: the credential has no channel API.
        (await host.Client.SendAsync(
            HttpMethod.Post, FaceCapture.Path(started) + "/parts/FACEMAP", ApiClient.File(FaceCapture.Series("any"))))
            .Expect(403);
    }

    [Fact]
    public async Task Takes_AnEarlierSeriesBack_OnlyOnPremise()
    {
        using var keeping = await host.NewTenantAsync(new() { AllowFaceMapDownload = true, DisabledWorkflows = [] });
        var enrolled = await FaceCapture.AskAsync(host, await keeping.StartAsync(10011), keeping);
        (await enrolled.UploadAsync(enrolled.Series())).Expect(200);
        var stranger = await FaceCapture.AskAsync(host, await keeping.StartAsync(10011), keeping);

        var update = await keeping.PutAsync(
            $"/api/v1/accounts/{enrolled.Started.Account}", ApiClient.AccountBody(16));
        var started = new Started(update.Expect(200).Json);
        var url = started.Upload("FACEMAP", "facemap");
        (await keeping.SendAsync(HttpMethod.Post, url, ApiClient.File(stranger.Series()), started.Token)).Expect(400);
        (await keeping.SendAsync(HttpMethod.Post, url, ApiClient.File(enrolled.Series()))).Expect(200);
        var live = await FaceCapture.AskAsync(host, started, keeping);
        (await live.UploadAsync(live.Series())).Expect(200);
        var parts = (await keeping.GetAsync(started.Path)).Expect(200).Json["credentials"]!.AsArray()
            .Single(one => (string)one!["category"]! == "FACEMAP")!["parts"]!.AsArray();
        Assert.Equal(["FACEMAP", "FACEMAP_REFERENCE"], parts.Take(2).Select(part => (string)part!["classifier"]!));
        Assert.NotNull(parts[0]!["href"]);

        // Elsewhere an earlier series is a challenge of another credential.
        var again = await FaceCapture.AskAsync(host, await keeping.StartAsync(10011), keeping);
        (await again.UploadAsync(enrolled.Series())).Expect(400);
    }

    [Fact]
    public async Task Refuses_OnPremise_WhereFaceMapsStayHere()
    {
        using var tenant = await host.NewTenantAsync(new() { DisabledWorkflows = [] });
        var started = await tenant.StartAsync(10011);
        var refused = (await tenant.PutAsync($"/api/v1/accounts/{started.Account}", ApiClient.AccountBody(16)))
            .Expect(400);
        Assert.Equal(["workflowDefinition.key"], refused.Fields);
    }
}
