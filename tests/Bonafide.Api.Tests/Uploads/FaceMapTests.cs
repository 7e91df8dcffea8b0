using System.Text.Json.Nodes;
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
        var answer = await AskAsync(started);
        Assert.Equal(
            ["timestamp", "account", "workflowExecution", "credential", "challenge", "limits", "upload"],
            answer.Select(one => one.Key));
        var steps = answer["challenge"]!["steps"]!.AsArray();
        Assert.Equal(FaceChallenge.StepCount, steps.Count);
        Assert.Equal("HOLD", (string)steps[0]!["action"]!);
        Assert.Equal((string)answer["upload"]!, Path(started) + "/parts/FACEMAP");

        var series = Series(answer);
        (await UploadAsync(started, series)).Expect(200);
        var parts = (await host.Client.GetAsync(started.Path)).Expect(200).Json["credentials"]!.AsArray()
            .Single(one => (string)one!["category"]! == "FACEMAP")!["parts"]!.AsArray();
        Assert.Equal(
            ["FACEMAP", "LIVENESS_1", "LIVENESS_2", "LIVENESS_3", "LIVENESS_4", "LIVENESS_5", "LIVENESS_6"],
            parts.Select(part => (string)part!["classifier"]!));
        Assert.Null(parts[0]!["href"]);
        var frame = (await host.Client.GetAsync((string)parts[6]!["href"]!)).Expect(200);
        Assert.Equal("image/jpeg", frame.ContentHeaders.ContentType!.MediaType);

        // A replay: the very series again, and again as a replacement.
        Assert.Contains("was used", (await UploadAsync(started, series)).Expect(409).Text, StringComparison.Ordinal);
        (await UploadAsync(started, series, HttpMethod.Put)).Expect(409);
        (await UploadAsync(started, Series(await AskAsync(started)), HttpMethod.Put)).Expect(200);
    }

    [Fact]
    public async Task Repeats_UnderAKey_UseTheChallengeOnce()
    {
        var started = await host.Client.StartAsync(10011);
        var series = Series(await AskAsync(started));
        var first = (await UploadAsync(started, series, key: "face-1")).Expect(200).Json;
        var again = (await UploadAsync(started, series, key: "face-1")).Expect(200).Json;
        Assert.Equal((string)first["part"]!["id"]!, (string)again["part"]!["id"]!);
    }

    [Fact]
    public async Task Refuses_ChallengesOfOthers_ForgedOnes_AndLateOnes()
    {
        var (mine, other) = (await host.Client.StartAsync(10011), await host.Client.StartAsync(10011));
        var foreign = Series(await AskAsync(other));
        (await UploadAsync(mine, foreign)).Expect(400);

        var token = (string)(await AskAsync(mine))["challenge"]!["token"]!;
        var forged = token[..^4] + (token.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA");
        (await UploadAsync(mine, Series(forged)))
            .Expect(400);
        (await UploadAsync(mine, Series("no.challenge"))).Expect(400);

        var late = Series(await AskAsync(mine));
        host.Time.Advance(FaceChallenge.Lifetime);
        Assert.Contains("expired", (await UploadAsync(mine, late)).Expect(409).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_SeriesThatAreNone()
    {
        var started = await host.Client.StartAsync(10011);
        var token = (string)(await AskAsync(started))["challenge"]!["token"]!;
        (await UploadAsync(started, Pictures.Png())).Expect(415);
        (await UploadAsync(started, "BFFMAP1\n"u8.ToArray())).Expect(400);
        (await UploadAsync(started, Series(token)[..^1])).Expect(400);
        (await UploadAsync(started, Series(token, image: Pictures.Jpeg(320, 479)))).Expect(400);
        (await UploadAsync(started, Series(token, image: Pictures.Jpeg(1_281, 400)))).Expect(400);
        (await UploadAsync(started, Series(token, image: Pictures.Png()))).Expect(400);
        // Faster than three colours a second, and longer than the time since the challenge was given.
        (await UploadAsync(started, Series(token, gapMs: 140))).Expect(400);
        (await UploadAsync(started, Series(token, gapMs: 700))).Expect(400);
        (await UploadAsync(started, new byte[FrameSeries.MostBytes + 1])).Expect(413);
        // None of it used the challenge.
        (await UploadAsync(started, Series(token))).Expect(200);
    }

    [Fact]
    public async Task Gives_EightChallenges_AndOnlyToItsChannels()
    {
        var started = await host.Client.StartAsync(10011);
        for (var i = 0; i < 8; i++)
        {
            await AskAsync(started);
        }

        (await ChallengeAsync(started)).Expect(409);
        (await ChallengeAsync(started, "?channel=API")).Expect(400);
        (await host.Client.PostAsync(
            $"{started.Path}/credentials/{started.Credential("ID")["id"]}/challenges", "", started.Token)).Expect(404);
        // An OAuth2 client is no camera: the credential has no channel API.
        (await host.Client.SendAsync(
            HttpMethod.Post, Path(started) + "/parts/FACEMAP", ApiClient.File(Series("any")))).Expect(403);
    }

    /// <summary>A series whose times end as its challenge was given ten seconds ago.</summary>
    private static byte[] Series(JsonObject answer) => Series((string)answer["challenge"]!["token"]!);

    private static byte[] Series(string token, int gapMs = 200, byte[]? image = null)
    {
        var frames = Enumerable.Range(0, FaceChallenge.StepCount * FrameSeries.LeastFramesPerStep)
            .Select(index => new SeriesFrame(
                index / FrameSeries.LeastFramesPerStep, (index + 1) * gapMs,
                image ?? Pictures.Jpeg(shade: (byte)(index + 1))));
        return new FrameSeries(token, [.. frames]).Write();
    }

    private async Task<JsonObject> AskAsync(Started started)
    {
        var answer = (await ChallengeAsync(started)).Expect(200);
        host.Time.Advance(TimeSpan.FromSeconds(10));
        return answer.Json;
    }

    private Task<Answer> ChallengeAsync(Started started, string query = "") =>
        host.Client.PostAsync(Path(started) + "/challenges" + query, "", started.Token);

    private Task<Answer> UploadAsync(Started started, byte[] series, HttpMethod? method = null, string? key = null) =>
        host.Client.SendAsync(
            method ?? HttpMethod.Post, Path(started) + "/parts/FACEMAP", ApiClient.File(series), started.Token, key);

    private static string Path(Started started) =>
        $"https://api.example.com{started.Path}/credentials/{started.Credential("FACEMAP")["id"]}";
}
