using System.ComponentModel.DataAnnotations;

namespace Bonafide.Storage.Keys;

/// <summary>Where the master key comes from. Exactly one of the three is set.</summary>
public sealed record MasterKeyOptions
{
    /// <summary>
    /// A file with the key in base64, first line the current one, further lines previous ones. It is made, readable by
    /// its owner only, when it is not there.
    /// </summary>
    public string? File { get; init; }

    /// <summary>The name of an environment variable with the same content.</summary>
    public string? EnvironmentVariable { get; init; }

    /// <summary>A program and its arguments that print the same content, such as a vault's client.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>Seconds that the command may take, 1 to 300.</summary>
    [Range(1, 300)]
    public int CommandTimeoutSeconds { get; init; } = 30;
}
