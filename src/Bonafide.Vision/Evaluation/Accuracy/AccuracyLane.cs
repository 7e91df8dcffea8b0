using System.Diagnostics;
using Bonafide.Core.Facts;
using Bonafide.Vision.Documents;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using TextReader = Bonafide.Vision.Reading.TextReader;

namespace Bonafide.Vision.Evaluation.Accuracy;

/// <summary>A reader in this process, for one document at a time.</summary>
/// <param name="threads">As many as a worker has where it reads alone, 1 where other lanes read at the same
/// time.</param>
internal sealed class AccuracyLane(AccuracyOptions options, int threads) : IDisposable
{
    private readonly TextReader _text = new(PackFolder.Folder("ocr"), threads);
    private readonly AccuracyGhosts? _ghosts = options.HasOnePortraitEach ? new() : null;

    public void Dispose()
    {
        _text.Dispose();
        _ghosts?.Dispose();
    }

    /// <summary>Reads the document and judges what was read.</summary>
    /// <param name="isTimed">Whether this is the only lane at work.</param>
    internal DocumentScore Look(AccuracyTrial trial, bool isTimed)
    {
        var reader = new DocumentReader(_text);
        var (images, times, processor) = (new List<DocumentImageFacts>(), new List<double>(), new List<double>());
        foreach (var (side, jpeg) in trial.Photos)
        {
            var (before, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            if (Read(reader, side, jpeg, trial.SurfaceOnly) is { } facts)
            {
                images.Add(facts);
            }

            times.Add(Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 1));
            processor.Add(Math.Round((Environment.CpuUsage.TotalTime - before).TotalMilliseconds, 1));
        }

        var score = DocumentScore.Of(trial.Document, images, isTimed ? times : []) with
        {
            ProcessorMilliseconds = isTimed ? processor : [],
        };
        return _ghosts?.Look(score, trial, images) ?? score;
    }

    /// <summary>A picture that a native library refuses has not been read, as in the product, where it costs a
    /// worker.</summary>
    private DocumentImageFacts? Read(DocumentReader reader, string side, byte[] file, bool surfaceOnly)
    {
        try
        {
            var request = new DocumentRequest(side, 0, options.Today);
            var decoded = ImageCodec.Decode(file, ImageLimits.Default);
            return decoded.Image is not { } photo ? null
                : surfaceOnly ? reader.LookAtSurface(photo, request, decoded.Grid)
                : reader.Read(photo, request, decoded.Grid);
        }
        catch (NativeFailureException)
        {
            return null;
        }
    }
}
