namespace Bonafide.Contracts;

/// <summary>A challenge for one capture of a face (contract/facemap.md §2).</summary>
public sealed record FaceChallengeReply
{
    public required DateTimeOffset Timestamp { get; init; }

    public required IdReference Account { get; init; }

    public required IdReference WorkflowExecution { get; init; }

    public required IdReference Credential { get; init; }

    public required FaceChallengeDetails Challenge { get; init; }

    public required FaceCaptureLimits Limits { get; init; }

    /// <summary>Where the series is uploaded.</summary>
    public required string Upload { get; init; }
}

/// <param name="Token">Goes into the header of the series as it is.</param>
/// <param name="ExpiresAt">Until then the series must have come.</param>
/// <param name="Steps">In the order in which they are done.</param>
public sealed record FaceChallengeDetails(
    Guid Id, string Token, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt,
    IReadOnlyList<FaceChallengeStepReply> Steps);

/// <param name="Action">
/// HOLD, TURN_LEFT, TURN_RIGHT, TURN_UP, TURN_DOWN, APPROACH, LIGHT_RED, LIGHT_GREEN or LIGHT_BLUE.
/// </param>
/// <param name="LeastMs">The shortest time that the step takes.</param>
/// <param name="Colour">What the screen shows, as #rrggbb, in a step of light; left out elsewhere.</param>
public sealed record FaceChallengeStepReply(int Index, string Action, int LeastMs, string? Colour);

/// <summary>What a series may be.</summary>
public sealed record FaceCaptureLimits(
    int MostBytes, int MostFrameBytes, int MostFrames, int LeastFramesPerStep, int MostFramesPerStep, int LeastSide,
    int MostSide, int MostMilliseconds);
