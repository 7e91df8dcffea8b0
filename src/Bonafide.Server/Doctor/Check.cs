namespace Bonafide.Server.Doctor;

internal enum CheckState
{
    Ok,

    /// <summary>It works, and somebody should look.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Failed,
}

/// <summary>What one look at the installation found.</summary>
/// <param name="Says">A sentence: what is there, or what is wrong and how to mend it.</param>
internal sealed record Check(string Name, CheckState State, string Says)
{
    public static Check Ok(string name, string says) => new(name, CheckState.Ok, says);

    public static Check Warning(string name, string says) => new(name, CheckState.Warning, says);

    public static Check Failed(string name, string says) => new(name, CheckState.Failed, says);
}
