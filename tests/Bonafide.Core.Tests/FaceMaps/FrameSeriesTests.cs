using System.Text;
using Bonafide.Core.FaceMaps;

namespace Bonafide.Core.Tests.FaceMaps;

public sealed class FrameSeriesTests
{
    [Fact]
    public void Reads_WhatItWrote()
    {
        var series = Series();
        var read = FrameSeries.Read(series.Write(), out var problem);
        Assert.Null(problem);
        Assert.Equal(series.Challenge, read!.Challenge);
        Assert.Equal(
            series.Frames.Select(frame => (frame.Step, frame.AtMs, Convert.ToHexString(frame.Image.Span))),
            read.Frames.Select(frame => (frame.Step, frame.AtMs, Convert.ToHexString(frame.Image.Span))));
    }

    public static TheoryData<string, Func<FrameSeries, FrameSeries>> Wrong() => new()
    {
        { "no challenge", series => series with { Challenge = "" } },
        { "a long challenge", series => series with { Challenge = new string('a', 1_025) } },
        { "no frames", series => series with { Frames = [] } },
        { "a step with one frame", series => series with { Frames = [.. series.Frames.Skip(1)] } },
        { "a step with nine frames", series => series with { Frames = [.. More(series, 7), .. series.Frames] } },
        { "an unknown step", series => With(series, 21, frame => frame with { Step = FaceChallenge.StepCount }) },
        { "steps out of order", series => With(series, 3, frame => frame with { Step = 2 }) },
        { "a time again", series => With(series, 3, frame => frame with { AtMs = 300 }) },
        { "a time before the start", series => With(series, 0, frame => frame with { AtMs = -1 }) },
        { "a capture too long", series => With(series, 21, frame => frame with { AtMs = 60_001 }) },
        { "an empty frame", series => With(series, 5, frame => frame with { Image = default }) },
        { "a large frame", series => With(series, 5, frame => frame with
            {
                Image = new byte[FrameSeries.MostFrameBytes + 1],
            }) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Refuses(string what, Func<FrameSeries, FrameSeries> change)
    {
        Assert.Null(FrameSeries.Read(change(Series()).Write(), out var problem));
        Assert.False(string.IsNullOrEmpty(problem), what);
    }

    [Fact]
    public void Refuses_EveryCutAndEveryTail()
    {
        var bytes = Series().Write();
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Null(FrameSeries.Read(bytes.AsMemory(0, length), out _));
        }

        Assert.Null(FrameSeries.Read((byte[])[.. bytes, 0], out _));
    }

    [Theory]
    [InlineData("""{"challenge":"c","frames":null}""")]
    [InlineData("""{"challenge":"c"}""")]
    [InlineData("""{"challenge":"c","frames":[null]}""")]
    [InlineData("""{"challenge":5,"frames":[]}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public void Refuses_OtherHeaders(string json)
    {
        var header = Encoding.UTF8.GetBytes(json);
        byte[] bytes = [.. "BFFMAP1\n"u8, 0, 0, 0, (byte)header.Length, .. header];
        Assert.Null(FrameSeries.Read(bytes, out _));
    }

    [Fact]
    public void Keeps_SixPortraits()
    {
        var portraits = SeriesPortraits.Of(Series());
        Assert.Equal(
            ["LIVENESS_1", "LIVENESS_2", "LIVENESS_3", "LIVENESS_4", "LIVENESS_5", "LIVENESS_6"],
            portraits.Select(portrait => portrait.Classifier));
        Assert.Equal([0, 1, 2, 3, 4, 10], portraits.Select(portrait => portrait.Frame.Step));
    }

    private static FrameSeries Series() => new(
        "challenge",
        [.. Enumerable.Range(0, FaceChallenge.StepCount * 2).Select(index =>
            new SeriesFrame(index / 2, (index + 1) * 100, new byte[] { 1, (byte)index }))]);

    private static IEnumerable<SeriesFrame> More(FrameSeries series, int count) =>
        Enumerable.Range(0, count).Select(index => series.Frames[0] with { AtMs = index });

    private static FrameSeries With(FrameSeries series, int index, Func<SeriesFrame, SeriesFrame> change) =>
        series with { Frames = [.. series.Frames.Select((frame, at) => at == index ? change(frame) : frame)] };
}
