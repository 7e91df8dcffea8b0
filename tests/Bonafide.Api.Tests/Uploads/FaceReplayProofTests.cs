using Bonafide.Api.Tests.Support;
using Bonafide.Core.FaceMaps;
using Bonafide.Tests.Shared;

namespace Bonafide.Api.Tests.Uploads;

/// <summary>A series that was accepted once is never accepted again, however often and fast it is sent.</summary>
[Collection(ApiCollection.Name)]
public sealed class FaceReplayProofTests(ApiHost host)
{
    private const int Together = 8;

    [Fact]
    public async Task AReplay_IsRefused_EveryTime()
    {
        var rounds = LongProof.Rounds(bounded: 40, whole: 1_000);
        var accepted = 0;
        var sent = 0;
        while (sent < rounds)
        {
            var capture = await FaceCapture.AskAsync(host, await host.Client.StartAsync(10011));
            var series = capture.Series();
            // The first eight race for the challenge; one wins.
            for (var i = 0; i < 5; i++)
            {
                var answers = await Task.WhenAll(
                    Enumerable.Range(0, Together).Select(_ => capture.UploadAsync(series)));
                Assert.All(answers, answer => Assert.True(answer.Status is 200 or 409, answer.Text));
                accepted += answers.Count(answer => answer.Status == 200);
                sent += Together;
            }

            sent--;
            accepted--;
        }

        Assert.Equal(0, accepted);
        LongProof.Record("replayed face maps", $"{sent} replays, {accepted} accepted");
    }
}
