using Bonafide.Core.Errors;
using Bonafide.Core.FaceMaps;
using Bonafide.Engine.Uploads;
using Bonafide.Storage.Rows;
using Bonafide.Vision.Images;

namespace Bonafide.Engine.FaceMaps;

/// <summary>What a series of frames has to be before it is kept (contract/facemap.md §3 and §4). Pure.</summary>
internal static class FaceMapRules
{
    /// <summary>A step of light, less what frames come early and late.</summary>
    private const int LeastLightGapMs = 300;

    /// <exception cref="RequestProblemException">415 for another format, 400 for a series that is none.</exception>
    public static FrameSeries DemandSeries(ReadOnlyMemory<byte> bytes)
    {
        if (!FrameSeries.Starts(bytes.Span))
        {
            throw new RequestProblemException(
                ProblemKind.UnsupportedMediaType, "The file is no face map; contract/facemap.md says what one is.");
        }

        var series = FrameSeries.Read(bytes, out var problem);
        return series is null || (problem = Images(series)) is not null
            ? throw new RequestProblemException(ProblemKind.BadRequest, problem!)
            : series;
    }

    /// <summary>
    /// Whether a series is the reference of an authentication on premise: an earlier one of the same account, where
    /// the tenant lets face maps be taken away and the credential takes them back by API.
    /// </summary>
    public static bool IsReference(FaceChallenge? challenge, OpenExecution open, CredentialRow slot) =>
        open.Workflow.BringsReference
        && open.Tenant.Settings.AllowFaceMapDownload
        && challenge is not null && challenge.Account == open.Row.Account && challenge.Credential != slot.Id;

    /// <summary>Whether the challenge was given for this credential and can still be answered.</summary>
    /// <param name="challenge">Null when the text was not signed here.</param>
    /// <exception cref="RequestProblemException">400 or 409.</exception>
    public static FaceChallenge DemandChallenge(
        FaceChallenge? challenge, FrameSeries series, OpenExecution open, CredentialRow slot, DateTimeOffset now)
    {
        if (challenge is null || challenge.Execution != open.Row.Id || challenge.Credential != slot.Id)
        {
            throw new RequestProblemException(
                ProblemKind.BadRequest, "The challenge was not given for this credential.");
        }

        if (now > challenge.ExpiresAt)
        {
            throw new RequestProblemException(
                ProblemKind.Conflict, "The challenge has expired; ask for a new one and capture again.");
        }

        var problem = series.Frames[^1].AtMs > (now - challenge.IssuedAt).TotalMilliseconds
            ? "The capture is longer than the time since its challenge was given."
            : IsTooFast(challenge, series)
                ? $"The first frames of two colours must be at least {LeastLightGapMs} ms apart."
                : null;
        return problem is null ? challenge : throw new RequestProblemException(ProblemKind.BadRequest, problem);
    }

    /// <summary>Colours that change more often than three times a second are not safe to look at.</summary>
    private static bool IsTooFast(FaceChallenge challenge, FrameSeries series)
    {
        var first = series.Frames.Where(frame => challenge.Steps[frame.Step].IsLight()).GroupBy(frame => frame.Step)
            .Select(step => step.Min(frame => frame.AtMs)).ToList();
        return first.Zip(first.Skip(1)).Any(pair => pair.Second - pair.First < LeastLightGapMs);
    }

    public static RequestProblemException Used() => new(
        ProblemKind.Conflict, "The challenge was used by an earlier series; ask for a new one and capture again.");

    private static string? Images(FrameSeries series)
    {
        ImageHeader? first = null;
        for (var i = 0; i < series.Frames.Count; i++)
        {
            var header = ImageHeader.TryRead(series.Frames[i].Image.Span, out _);
            if (header is not { Format: ImageFormat.Jpeg, Orientation: 1 })
            {
                return $"Frame {i} is no JPEG file, or is turned by a tag.";
            }

            first ??= header;
            if (header.Width != first.Width || header.Height != first.Height)
            {
                return "All frames must have one size.";
            }
        }

        var side = Math.Max(first!.Width, first.Height);
        return side is < FrameSeries.LeastSide or > FrameSeries.MostSide
            ? $"The longer side of a frame has {FrameSeries.LeastSide} to {FrameSeries.MostSide} pixels."
            : null;
    }
}
