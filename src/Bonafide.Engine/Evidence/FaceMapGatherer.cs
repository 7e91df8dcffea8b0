using System.Text.Json;
using Bonafide.Core.Executions;
using Bonafide.Core.FaceMaps;
using Bonafide.Core.Facts;
using Bonafide.Engine.FaceMaps;
using Bonafide.Vision.Worker;

namespace Bonafide.Engine.Evidence;

/// <summary>
/// Has a vision worker measure the frames of every FACEMAP. The challenge is read from the series again and its
/// signature checked again: what the frames have to answer is never the client's word.
/// </summary>
internal sealed class FaceMapGatherer(FaceMapQuestions questions, CredentialReading reading) : IFactGatherer
{
    public string Kind => FactKinds.FaceMap;

    public IReadOnlyList<string> After => [];

    /// <summary>64 frames at a tenth of a second, and a wait for a worker.</summary>
    public TimeSpan Deadline => TimeSpan.FromSeconds(60);

    public async Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken)
    {
        var facts = new List<Fact>();
        foreach (var credential in context.Execution.Of(CredentialCategory.FaceMap))
        {
            if (credential.Part(Classifiers.FaceMap) is { } part)
            {
                facts.Add(await reading.ReadAsync(
                    Kind, context, credential, () => OfAsync(credential, part, context.Evidence, cancellationToken),
                    cancellationToken).ConfigureAwait(false));
            }
        }

        return facts;
    }

    private async Task<Fact> OfAsync(
        CredentialView credential, PartView part, IEvidence evidence, CancellationToken cancellationToken)
    {
        var (series, challenge) = await questions.ReadAsync(part, evidence, cancellationToken).ConfigureAwait(false);
        if (challenge.Credential != credential.Id)
        {
            throw new InvalidDataException("The stored series answers a challenge of another credential.");
        }

        var answer = await questions.AskAsync(series, cancellationToken).ConfigureAwait(false);
        return answer.Frames is { } frames
            ? Fact.Known(
                FaceMapFacts.Kind, credential.Id, new(challenge.Steps, frames, answer.Limits), answer.Pack)
            : Fact.Unknown(Kind, credential.Id, FactStatus.NoInput, answer.Pack);
    }
}

/// <summary>Reads stored series and asks a worker about their frames.</summary>
internal sealed class FaceMapQuestions(VisionPool pool, FaceChallengeTokens tokens)
{
    /// <exception cref="InvalidDataException">What is stored is no series with a challenge of ours.</exception>
    public async Task<(FrameSeries Series, FaceChallenge Challenge)> ReadAsync(
        PartView part, IEvidence evidence, CancellationToken cancellationToken)
    {
        var bytes = await evidence.ReadAsync(part, cancellationToken).ConfigureAwait(false);
        var series = FrameSeries.Read(bytes, out _) ?? throw new InvalidDataException("The stored series is none.");
        return (series, await tokens.ReadAsync(series.Challenge, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidDataException("The stored series has no challenge of ours."));
    }

    public async Task<FaceMapAnswer> AskAsync(FrameSeries series, CancellationToken cancellationToken)
    {
        var request = new FaceMapRequest([.. series.Frames.Select(frame => new FrameTime(frame.Step, frame.AtMs))]);
        var message = new VisionMessage(
            JsonSerializer.SerializeToUtf8Bytes(request, FactJson.Options),
            [.. series.Frames.Select(frame => frame.Image)]);
        var reply = await pool.RunAsync(VisionTasks.FaceMap, message, cancellationToken).ConfigureAwait(false);
        return JsonSerializer.Deserialize<FaceMapAnswer>(reply.Json.Span, FactJson.Options)!;
    }
}
