using System.ComponentModel.DataAnnotations;

namespace Bonafide.Core.FaceMaps;

/// <summary>
/// Limits for the answers to a challenge. All defaults were chosen on simulated captures of the training seeds
/// (docs/eval.md, face maps); none was ever held against real people.
/// </summary>
public sealed record FaceMapLimits
{
    public const string Section = "Capabilities:faceMap";

    /// <summary>Least share of frames with a face, 0..1.</summary>
    [Range(0.5, 1)]
    public double MinWithFace { get; init; } = 0.9;

    /// <summary>Frames that may show a second person: a detector errs now and then.</summary>
    [Range(0, 10)]
    public int MostSeveralFaces { get; init; } = 1;

    /// <summary>Frames that may be the same picture as the one before: a slow camera is asked twice.</summary>
    [Range(0, 10)]
    public int MostRepeated { get; init; } = 2;

    /// <summary>Degrees of yaw that a turn to a side needs, as estimated from landmarks.</summary>
    [Range(5, 40)]
    public double MinYaw { get; init; } = 14;

    /// <summary>Degrees of pitch that a turn up or down needs. A print that is held still shows less than 2.</summary>
    [Range(3, 40)]
    public double MinPitch { get; init; } = 10;

    /// <summary>Degrees against the direction asked for, or across it while that is not reached, from which another
    /// movement was made.</summary>
    [Range(5, 40)]
    public double OtherMovement { get; init; } = 10;

    /// <summary>Eye distance over that at rest that the approach needs.</summary>
    [Range(1.1, 3)]
    public double MinGrowth { get; init; } = 1.35;

    /// <summary>Mean relief of the turns, in eye distances, below which what turned is plane.</summary>
    [Range(0.005, 0.1)]
    public double MinRelief { get; init; } = 0.03;

    /// <summary>Change of proportions on coming near (<see cref="Facts.FrameFace.Perspective"/>), below which what came
    /// near is a picture.</summary>
    [Range(-0.1, 0.1)]
    public double MinPerspective { get; init; } = 0.015;

    /// <summary>Least depth of relief and perspective together (<see cref="SeriesMeasures.Depth"/>), of the 1 that an
    /// average head has.</summary>
    [Range(0.2, 1)]
    public double MinDepth { get; init; } = 0.7;

    /// <summary>Least strength of the answer to the screen's light (<see cref="LightResponse.Strength"/>).</summary>
    [Range(0.005, 0.5)]
    public double MinLight { get; init; } = 0.05;

    /// <summary>Least share of the colours that agree: all six. With five, one of 1,900 other challenges would be
    /// answered too.</summary>
    [Range(0.5, 1)]
    public double MinLightAgreement { get; init; } = 0.9;

    /// <summary>Light beside the head over that on the skin, at most: by the square of the distance a wall half a
    /// metre behind a head at arm's length has a fifth, one right behind it a third.</summary>
    [Range(0.1, 2)]
    public double MaxBeside { get; init; } = 0.2;

    /// <summary>The same, from which both lie in one plane.</summary>
    [Range(0.1, 2)]
    public double FlatBeside { get; init; } = 0.45;
}
