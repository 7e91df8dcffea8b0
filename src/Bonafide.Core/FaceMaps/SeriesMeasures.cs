using Bonafide.Core.Facts;

namespace Bonafide.Core.FaceMaps;

/// <summary>What a series says about each demand of its challenge; calculated from the frames' facts alone.</summary>
/// <param name="WithFace">Share of the frames that have a face, 0..1.</param>
/// <param name="SeveralFaces">Frames with more than one.</param>
/// <param name="Repeated">Frames that are the same picture as the one before them.</param>
/// <param name="Movements">One for each turn and the approach, in the order asked.</param>
/// <param name="Light">Null when a step of light has no face.</param>
/// <param name="TurnedDistance">The largest distance of a descriptor from the one at rest.</param>
/// <param name="FrontalDistance">The same over the frames that look at the camera.</param>
public sealed record SeriesMeasures(
    double WithFace,
    int SeveralFaces,
    int Repeated,
    IReadOnlyList<MovementMeasure> Movements,
    LightResponse? Light,
    double? TurnedDistance,
    double? FrontalDistance)
{
    /// <summary>Relief and perspective of an average head, by the training captures (docs/eval.md).</summary>
    private const double HeadRelief = 0.05;
    private const double HeadPerspective = 0.1;

    public MovementMeasure? Approach => Movements.FirstOrDefault(move => move.Action == ChallengeAction.Approach);

    /// <summary>Mean over the turns; null when none was measured.</summary>
    public double? Relief => Movements.Where(move => move.Degrees is not null).Average(move => move.Relief);

    /// <summary>
    /// How deep the face is, about 1 for a head and 0 for a picture: the mean of relief and perspective, each over an
    /// average head's. They err apart, since one is of the turns and the other of the approach, so that both together
    /// say more than either. Null when one of them was not measured.
    /// </summary>
    public double? Depth => ((Relief / HeadRelief) + (Approach?.Perspective / HeadPerspective)) / 2;

    public static SeriesMeasures Of(FaceMapFacts facts)
    {
        var rest = Rest.Of(facts);
        var movements = Enumerable.Range(0, facts.Steps.Count)
            .Where(step => facts.Steps[step].IsMovement())
            .Select(step => MovementMeasure.Of(facts, step, rest)).ToList();
        var described = facts.Frames.Where(frame => frame.Face?.Distance is not null).ToList();
        return new(
            facts.Frames.Count == 0 ? 0 : facts.Frames.Count(frame => frame.Face is not null)
                / (double)facts.Frames.Count,
            facts.Frames.Count(frame => frame.Faces > 1),
            facts.Frames.Count(frame => frame.Change == 0),
            movements,
            LightResponse.Of(facts),
            described.Count == 0 ? null : described.Max(frame => frame.Face!.Distance),
            described.Where(frame => !facts.Steps[frame.Step].IsTurn()).Max(frame => frame.Face?.Distance));
    }
}

/// <summary>How a face answered one movement.</summary>
/// <param name="Degrees">Of the turn asked for, in its direction; negative is the other way. Null for the
/// approach, or without a face.</param>
/// <param name="Across">Degrees across the direction asked for, without a sign.</param>
/// <param name="Relief">See <see cref="FrameFace.Relief"/>; mean over the step.</param>
/// <param name="Growth">Eye distance over that at rest.</param>
/// <param name="Perspective">See <see cref="FrameFace.Perspective"/>; mean over the step.</param>
public sealed record MovementMeasure(
    ChallengeAction Action, double? Degrees, double? Across, double? Relief, double? Growth, double? Perspective)
{
    internal static MovementMeasure Of(FaceMapFacts facts, int step, Rest? rest)
    {
        var action = facts.Steps[step];
        var faces = facts.Frames.Where(frame => frame.Step == step).Select(frame => frame.Face)
            .OfType<FrameFace>().ToList();
        if (rest is null || faces.Count == 0)
        {
            return new(action, null, null, null, null, null);
        }

        var (yaw, pitch) = (faces.Average(face => face.Yaw) - rest.Yaw, faces.Average(face => face.Pitch) - rest.Pitch);
        var (along, across) = action switch
        {
            ChallengeAction.TurnLeft => (yaw, pitch),
            ChallengeAction.TurnRight => (-yaw, pitch),
            ChallengeAction.TurnUp => (pitch, yaw),
            _ => (-pitch, yaw),
        };
        return new(
            action,
            action.IsTurn() ? Math.Round(along, 1) : null,
            action.IsTurn() ? Math.Round(Math.Abs(across), 1) : null,
            Mean(faces, face => face.Relief),
            Math.Round(faces.Average(face => face.EyeDistance) / rest.EyeDistance, 3),
            Mean(faces, face => face.Perspective));
    }

    /// <summary>Of the faces that have the value.</summary>
    private static double? Mean(List<FrameFace> faces, Func<FrameFace, double?> of) =>
        faces.Average(of) is { } mean ? Math.Round(mean, 4) : null;
}

/// <summary>The face in the first step; null when there was none.</summary>
internal sealed record Rest(double Yaw, double Pitch, double EyeDistance)
{
    public static Rest? Of(FaceMapFacts facts)
    {
        var faces = facts.Frames.Where(frame => facts.Steps[frame.Step] == ChallengeAction.Hold)
            .Select(frame => frame.Face).OfType<FrameFace>().Where(face => face.EyeDistance > 0).ToList();
        return faces.Count == 0
            ? null
            : new(
                faces.Average(face => face.Yaw), faces.Average(face => face.Pitch),
                faces.Average(face => face.EyeDistance));
    }
}
