using Bonafide.Core.Executions;

namespace Bonafide.Core.Devices;

/// <summary>What a blackbox held, or why it could not be opened.</summary>
public sealed record OpenedBlackbox
{
    public required BlackboxProblem Problem { get; init; }

    /// <summary>The collector's JSON (UTF-8), not yet read; empty unless <see cref="Problem"/> is None.</summary>
    public ReadOnlyMemory<byte> Evidence { get; init; }

    /// <summary>When the collector asked for the nonce, UTC, by our clock.</summary>
    public DateTimeOffset CollectedAt { get; init; }

    /// <summary>The address that the collector asked from; null when the page set <c>enable_rip</c> to false.</summary>
    public string? Address { get; init; }

    /// <summary>The first eight bytes of the SHA-256 of the User-Agent header that the collector asked
    /// with.</summary>
    public ReadOnlyMemory<byte> UserAgentHash { get; init; }

    public static OpenedBlackbox Unopened(BlackboxProblem problem) => new() { Problem = problem };
}

public enum BlackboxProblem
{
    None = 0,

    /// <summary>Cut short, changed, or never one of this installation's.</summary>
    Invalid = 1,

    /// <summary>Collected with another tenant's subkey.</summary>
    Foreign = 2,

    /// <summary>Used by another execution before.</summary>
    Replayed = 3,

    /// <summary>Collected too long ago.</summary>
    Expired = 4,
}

/// <summary>Opens blackboxes; the engine has the keys and remembers which nonces were used.</summary>
public interface IBlackboxes
{
    /// <summary>Opens one and marks its nonce as used by this execution; the same execution may open it
    /// again.</summary>
    Task<OpenedBlackbox> OpenAsync(ExecutionView execution, string blackbox, CancellationToken cancellationToken);
}
