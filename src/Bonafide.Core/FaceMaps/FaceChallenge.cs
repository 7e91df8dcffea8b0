namespace Bonafide.Core.FaceMaps;

/// <summary>
/// What the server asked of the person in front of one camera: drawn by chance, for one credential of one execution,
/// for one series of frames, for a short time.
/// </summary>
/// <param name="Id">Used by one accepted series at most.</param>
/// <param name="Account">Whose face it is about.</param>
/// <param name="Channel">WEB or SDK: the client that asked for it.</param>
/// <param name="Steps">In the order in which they have to be done.</param>
public sealed record FaceChallenge(
    Guid Id,
    AccountId Account,
    ExecutionId Execution,
    CredentialId Credential,
    string Channel,
    DateTimeOffset IssuedAt,
    IReadOnlyList<ChallengeAction> Steps)
{
    /// <summary>How long a series may take to come back. Long enough to be guided through it twice.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(120);

    /// <summary>Turns of the head, each in another direction.</summary>
    public const int TurnCount = 3;

    /// <summary>Colours of the screen, none twice in a row.</summary>
    public const int LightCount = 6;

    public const int StepCount = 1 + TurnCount + 1 + LightCount;

    /// <summary>The least time between two colours: 2.5 changes a second, below the 3 that WCAG 2.2 (2.3.1)
    /// allows.</summary>
    public const int LightStepMs = 400;

    public DateTimeOffset ExpiresAt => IssuedAt + Lifetime;

    /// <summary>
    /// Draws the steps: hold; three turns and the approach in any order (96 ways); then six colours, each of the three
    /// at least once and none twice in a row (90 ways): 8,640 challenges.
    /// </summary>
    /// <param name="below">A random number from 0 to below the given one.</param>
    public static IReadOnlyList<ChallengeAction> Draw(Func<int, int> below)
    {
        var moves = Shuffled(ChallengeActions.Turns, below).Take(TurnCount).ToList();
        moves.Insert(below(TurnCount + 1), ChallengeAction.Approach);
        return [ChallengeAction.Hold, .. moves, .. Lights(below)];
    }

    /// <summary>Whether a challenge of this shape could have been drawn.</summary>
    public static bool CouldBeDrawn(IReadOnlyList<ChallengeAction> steps)
    {
        if (steps.Count != StepCount || steps[0] != ChallengeAction.Hold)
        {
            return false;
        }

        var moves = steps.Skip(1).Take(TurnCount + 1).ToList();
        var lights = steps.Skip(TurnCount + 2).ToList();
        return moves.TrueForAll(step => step.IsMovement())
            && moves.Distinct().Count() == moves.Count
            && moves.Contains(ChallengeAction.Approach)
            && lights.TrueForAll(step => step.IsLight() && Enum.IsDefined(step))
            && AreLights(lights);
    }

    private static List<ChallengeAction> Lights(Func<int, int> below)
    {
        while (true)
        {
            var drawn = new List<ChallengeAction>(LightCount);
            while (drawn.Count < LightCount)
            {
                var next = ChallengeActions.Lights[below(ChallengeActions.Lights.Count)];
                if (drawn.Count == 0 || drawn[^1] != next)
                {
                    drawn.Add(next);
                }
            }

            if (AreLights(drawn))
            {
                return drawn;
            }
        }
    }

    private static bool AreLights(List<ChallengeAction> lights) =>
        lights.Distinct().Count() == ChallengeActions.Lights.Count
        && lights.Zip(lights.Skip(1)).All(pair => pair.First != pair.Second);

    private static List<ChallengeAction> Shuffled(IReadOnlyList<ChallengeAction> actions, Func<int, int> below)
    {
        var left = actions.ToList();
        var drawn = new List<ChallengeAction>(left.Count);
        while (left.Count > 0)
        {
            var at = below(left.Count);
            drawn.Add(left[at]);
            left.RemoveAt(at);
        }

        return drawn;
    }
}
