using System.Globalization;
using Bonafide.Core.Executions;

namespace Bonafide.Core.FaceMaps;

/// <summary>
/// The six frames of a series that are kept as pictures of their own, LIVENESS_1 to LIVENESS_6 (contract 02 §1), and
/// of which descriptors are made: the face at rest, at the end of each movement, and under the last colour.
/// </summary>
public static class SeriesPortraits
{
    public static IReadOnlyList<(string Classifier, SeriesFrame Frame)> Of(FrameSeries series) =>
    [
        .. Indexes([.. series.Frames.Select(frame => frame.Step)]).Select((index, number) => (
            Classifiers.LivenessPrefix + (number + 1).ToString(CultureInfo.InvariantCulture), series.Frames[index])),
    ];

    /// <param name="steps">The step of each frame.</param>
    /// <returns>0-based, in the order of the steps.</returns>
    public static IReadOnlyList<int> Indexes(IReadOnlyList<int> steps) =>
    [
        .. Enumerable.Range(0, FaceChallenge.TurnCount + 2).Append(FaceChallenge.StepCount - 1)
            .Select(step =>
            {
                var frames = Enumerable.Range(0, steps.Count).Where(index => steps[index] == step).ToList();
                return step == 0 ? frames[frames.Count / 2] : frames[^1];
            }),
    ];
}
