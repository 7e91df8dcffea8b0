using Bonafide.Core.Facts;

namespace Bonafide.Core.FaceMaps;

/// <summary>
/// How skin answered the colours of the screen. A camera's exposure and white balance drift, so what counts is the
/// balance of the three channels in the steps of one colour against the steps of the others.
/// </summary>
/// <param name="Strength">
/// Mean over the three colours of the rise of the colour's own channel against the two others, as a natural logarithm:
/// 0.1 is a tenth more.
/// </param>
/// <param name="Agreement">Share of the steps in which the colour that rose most is the one asked for, 0..1.</param>
/// <param name="Beside">
/// Rise of linear light beside the head over that on the skin: the wall behind a person gets less, a print or a screen
/// around the face as much. Null where nothing beside the head was seen.
/// </param>
public sealed record LightResponse(double Strength, double Agreement, double? Beside)
{
    private const double Dark = 0.002;

    /// <summary>Null when a step has no face.</summary>
    public static LightResponse? Of(FaceMapFacts facts)
    {
        var steps = Enumerable.Range(0, facts.Steps.Count).Where(step => facts.Steps[step].IsLight())
            .Select(step => Step(facts, step)).ToList();
        if (steps.Count == 0 || steps.Exists(step => step is null))
        {
            return null;
        }

        var colours = Enumerable.Range(0, 3).Select(colour => Rise(steps!, colour, step => step.Balance[colour]));
        var middle = Enumerable.Range(0, 3).Select(channel => Enumerable.Range(0, 3).Average(colour =>
            steps.Where(step => step!.Colour == colour).Average(step => step!.Balance[channel]))).ToArray();
        var right = steps.Count(step => Enumerable.Range(0, 3).MaxBy(channel =>
            step!.Balance[channel] - middle[channel]) == step!.Colour);
        return new(
            Round(colours.Average()), Round(right / (double)steps.Count),
            steps.Exists(step => step!.Beside is null) ? null : BesideOverSkin(steps!));
    }

    private static double? BesideOverSkin(List<LightStep> steps)
    {
        var skin = Enumerable.Range(0, 3).Sum(colour => Rise(steps, colour, step => step.Skin[colour]));
        var beside = Enumerable.Range(0, 3).Sum(colour => Rise(steps, colour, step => step.Beside![colour]));
        return skin > Dark ? Round(beside / skin) : null;
    }

    /// <summary>Mean of a value in the steps of a colour, over its mean in the others.</summary>
    private static double Rise(List<LightStep> steps, int colour, Func<LightStep, double> value) =>
        steps.Where(step => step.Colour == colour).Average(value)
        - steps.Where(step => step.Colour != colour).Average(value);

    private static LightStep? Step(FaceMapFacts facts, int step)
    {
        var faces = facts.Frames.Where(frame => frame.Step == step).Select(frame => frame.Face)
            .OfType<FrameFace>().ToList();
        if (faces.Count == 0)
        {
            return null;
        }

        var skin = Mean(faces, face => face.Skin);
        var logs = skin.Select(value => Math.Log(Math.Max(value, Dark))).ToArray();
        return new(
            facts.Steps[step] - ChallengeAction.LightRed,
            skin,
            faces.Exists(face => face.Beside is null) ? null : Mean(faces, face => face.Beside!),
            [.. logs.Select((log, channel) => log - ((logs.Sum() - log) / 2))]);
    }

    private static double[] Mean(List<FrameFace> faces, Func<FrameFace, IReadOnlyList<double>> of) =>
        [.. Enumerable.Range(0, 3).Select(channel => faces.Average(face => of(face)[channel]))];

    private static double Round(double value) => Math.Round(value, 4);

    /// <param name="Colour">0 red, 1 green, 2 blue.</param>
    /// <param name="Balance">Logarithm of each channel over the mean of the other two's.</param>
    private sealed record LightStep(int Colour, double[] Skin, double[]? Beside, double[] Balance);
}
