using System.Text.Json.Nodes;
using Bonafide.Core.FaceMaps;

namespace Bonafide.Api.Tests.Support;

/// <summary>A capture client without a camera: asks for a challenge and uploads series of made-up frames.</summary>
internal sealed record FaceCapture(ApiClient Client, Started Started, JsonObject Answer)
{
    public string Token => (string)Answer["challenge"]!["token"]!;

    /// <summary>Asks for a challenge, ten seconds ago.</summary>
    public static async Task<FaceCapture> AskAsync(ApiHost host, Started started, ApiClient? client = null)
    {
        var answer = (await ChallengeAsync(client ?? host.Client, started)).Expect(200);
        host.Time.Advance(TimeSpan.FromSeconds(10));
        return new(client ?? host.Client, started, answer.Json);
    }

    public static Task<Answer> ChallengeAsync(ApiClient client, Started started, string query = "") =>
        client.PostAsync(Path(started) + "/challenges" + query, "", started.Token);

    public static string Path(Started started) =>
        $"https://api.example.com{started.Path}/credentials/{started.Credential("FACEMAP")["id"]}";

    /// <summary>A series that answers this challenge.</summary>
    public byte[] Series() => Series(Token);

    public static byte[] Series(string token, int gapMs = 200, byte[]? image = null)
    {
        var frames = Enumerable.Range(0, FaceChallenge.StepCount * FrameSeries.LeastFramesPerStep)
            .Select(index => new SeriesFrame(
                index / FrameSeries.LeastFramesPerStep, (index + 1) * gapMs,
                image ?? Pictures.Jpeg(shade: (byte)(index + 1))));
        return new FrameSeries(token, [.. frames]).Write();
    }

    public Task<Answer> UploadAsync(byte[] series, HttpMethod? method = null, string? key = null) =>
        Client.SendAsync(
            method ?? HttpMethod.Post, Path(Started) + "/parts/FACEMAP", ApiClient.File(series), Started.Token, key);
}
