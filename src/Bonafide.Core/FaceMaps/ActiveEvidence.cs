using System.Globalization;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;

namespace Bonafide.Core.FaceMaps;

/// <summary>
/// Whether the frames of a series answer their challenge as a live head does (contract/facemap.md §6). Rejects on
/// signs of an attack, passes when every demand is met, and leaves undecided everything between.
/// </summary>
/// <param name="Decision">PASSED, WARNING or REJECTED.</param>
/// <param name="Label">One of <see cref="FaceMapLabels"/>; null when passed.</param>
public sealed record ActiveEvidence(Decision Decision, string? Label, IReadOnlyList<Finding> Findings)
{
    private const string Source = "faceMap";

    public static ActiveEvidence Judge(FaceMapFacts facts, FaceMapLimits limits, CredentialId credential)
    {
        var measures = SeriesMeasures.Of(facts);
        var findings = new FindingList(credential);
        var attack = Attack(measures, facts, limits, findings);
        var isAnswered = IsAnswered(measures, facts, limits, findings);
        return attack is not null ? new(Decision.Rejected, attack, findings.All)
            : isAnswered ? new(Decision.Passed, null, findings.All)
            : new(Decision.Warning, FaceMapLabels.BadQuality, findings.All);
    }

    /// <summary>Signs of an attack, the plainest first.</summary>
    private static string? Attack(
        SeriesMeasures measures, FaceMapFacts facts, FaceMapLimits limits, FindingList findings)
    {
        if (measures.WithFace == 0)
        {
            return FaceMapLabels.NoFacePresent;
        }

        // 1. One person, in every frame the same one, and no frame twice.
        if (!findings.AtMost("framesWithSeveralFaces", measures.SeveralFaces, limits.MostSeveralFaces, "frames"))
        {
            return FaceMapLabels.MultiplePeople;
        }

        if (!findings.AtMost("repeatedFrames", measures.Repeated, limits.MostRepeated, "frames")
            | (measures.TurnedDistance is { } distance
                && !findings.AtMost("faceDistanceWithin", distance, facts.Limits.NoMatchDistance, null)))
        {
            return FaceMapLabels.Manipulated;
        }

        // 2. What moved, moved as asked.
        var turns = measures.Movements.Where(move => move.Degrees is not null).ToList();
        var isOther = turns.Exists(move => IsOther(move, limits));
        findings.Add(new("otherMovement", isOther ? "yes" : "no", "no", !isOther));
        if (isOther || !AnyAnswer(turns, measures.Approach, limits))
        {
            return Plane(measures, limits) ?? FaceMapLabels.LivenessUndetermined;
        }

        // 3. It has the depth of a head.
        return Plane(measures, limits) ?? Light(measures.Light, limits);
    }

    private static bool IsOther(MovementMeasure move, FaceMapLimits limits) =>
        move.Degrees <= -limits.OtherMovement
        || (move.Degrees < Needed(move.Action, limits) / 2 && move.Across >= limits.OtherMovement);

    private static bool AnyAnswer(
        List<MovementMeasure> turns, MovementMeasure? approach, FaceMapLimits limits) =>
        turns.Count == 0
        || turns.Exists(move => move.Degrees >= Needed(move.Action, limits) / 2)
        || approach?.Growth >= 1 + ((limits.MinGrowth - 1) / 2);

    /// <summary>A picture that is brought near keeps its proportions, and one that is turned stays plane.</summary>
    private static string? Plane(SeriesMeasures measures, FaceMapLimits limits) =>
        measures.Approach?.Growth >= limits.MinGrowth && measures.Relief is { } relief
        && (relief < limits.MinRelief || measures.Approach.Perspective < limits.MinPerspective)
            ? FaceMapLabels.Photocopy
            : null;

    /// <summary>Light that falls beside the head as on it falls on something flat around it.</summary>
    private static string? Light(LightResponse? light, FaceMapLimits limits) =>
        light?.Beside > limits.FlatBeside ? FaceMapLabels.DigitalCopy
        : light is not null && light.Strength >= limits.MinLight && light.Agreement < 0.5
            ? FaceMapLabels.LivenessUndetermined
            : null;

    private static bool IsAnswered(
        SeriesMeasures measures, FaceMapFacts facts, FaceMapLimits limits, FindingList findings)
    {
        var isAnswered = findings.AtLeast("framesWithFace", measures.WithFace, limits.MinWithFace, "fraction");
        foreach (var move in measures.Movements)
        {
            isAnswered &= move.Action == ChallengeAction.Approach
                ? findings.AtLeast("approach.growth", move.Growth, limits.MinGrowth, null)
                    & findings.AtLeast(
                        "approach.perspective", move.Perspective, limits.MinPerspective, "perEyeDistance")
                : findings.AtLeast($"turn.{move.Action.Wire()}", move.Degrees, Needed(move.Action, limits), "degrees");
        }

        return isAnswered
            & findings.AtLeast("relief", measures.Relief, limits.MinRelief, "eyeDistances")
            & findings.AtLeast("depth", measures.Depth, limits.MinDepth, "fraction")
            & findings.AtMost("faceDistanceFrontal", measures.FrontalDistance, facts.Limits.MatchDistance, null)
            & findings.AtLeast("light.strength", measures.Light?.Strength, limits.MinLight, null)
            & findings.AtLeast("light.agreement", measures.Light?.Agreement, limits.MinLightAgreement, "fraction")
            & (measures.Light?.Beside is not { } beside
                || findings.AtMost("light.beside", beside, limits.MaxBeside, "fraction"));
    }

    private static double Needed(ChallengeAction action, FaceMapLimits limits) =>
        action is ChallengeAction.TurnLeft or ChallengeAction.TurnRight ? limits.MinYaw : limits.MinPitch;

    /// <summary>Findings about one credential; what was not measured is not met.</summary>
    private sealed class FindingList(CredentialId credential)
    {
        private readonly List<Finding> _all = [];

        public IReadOnlyList<Finding> All => _all;

        public void Add(Finding finding) => _all.Add(finding with { Source = Source, Credential = credential });

        public bool AtLeast(string name, double? measured, double limit, string? unit) =>
            Note(name, measured, limit, unit, measured >= limit);

        public bool AtMost(string name, double? measured, double limit, string? unit) =>
            Note(name, measured, limit, unit, measured <= limit);

        private bool Note(string name, double? measured, double limit, string? unit, bool isMet)
        {
            Add(new(name, measured is { } value ? Text(value) : null, Text(limit), isMet, unit));
            return isMet;
        }

        private static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
    }
}
