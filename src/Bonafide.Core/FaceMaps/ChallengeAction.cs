namespace Bonafide.Core.FaceMaps;

/// <summary>What a challenge asks of the person, one step at a time (contract/facemap.md §2).</summary>
public enum ChallengeAction : byte
{
    /// <summary>Look straight into the camera and keep still.</summary>
    Hold = 1,

    /// <summary>Turn the head to the person's own left.</summary>
    TurnLeft = 2,
    TurnRight = 3,
    TurnUp = 4,
    TurnDown = 5,

    /// <summary>Bring the face near the camera.</summary>
    Approach = 6,

    /// <summary>Keep still while the screen shows this colour.</summary>
    LightRed = 7,
    LightGreen = 8,
    LightBlue = 9,
}

public static class ChallengeActions
{
    public static IReadOnlyList<ChallengeAction> Turns { get; } =
    [
        ChallengeAction.TurnLeft, ChallengeAction.TurnRight, ChallengeAction.TurnUp, ChallengeAction.TurnDown,
    ];

    public static IReadOnlyList<ChallengeAction> Lights { get; } =
        [ChallengeAction.LightRed, ChallengeAction.LightGreen, ChallengeAction.LightBlue];

    public static bool IsTurn(this ChallengeAction action) =>
        action is >= ChallengeAction.TurnLeft and <= ChallengeAction.TurnDown;

    /// <summary>Whether the head has to move.</summary>
    public static bool IsMovement(this ChallengeAction action) =>
        action.IsTurn() || action == ChallengeAction.Approach;

    public static bool IsLight(this ChallengeAction action) => action >= ChallengeAction.LightRed;

    public static string Wire(this ChallengeAction action) => action switch
    {
        ChallengeAction.Hold => "HOLD",
        ChallengeAction.TurnLeft => "TURN_LEFT",
        ChallengeAction.TurnRight => "TURN_RIGHT",
        ChallengeAction.TurnUp => "TURN_UP",
        ChallengeAction.TurnDown => "TURN_DOWN",
        ChallengeAction.Approach => "APPROACH",
        ChallengeAction.LightRed => "LIGHT_RED",
        ChallengeAction.LightGreen => "LIGHT_GREEN",
        _ => "LIGHT_BLUE",
    };
}
