namespace Bonafide.Server.Cli;

/// <summary>How much a demonstration logs between its own lines.</summary>
internal static class DemoLog
{
    /// <summary>Warnings and errors only, as configuration.</summary>
    public static IReadOnlyDictionary<string, string?> Quiet { get; } = new Dictionary<string, string?>
    {
        ["Logging:Console:LogLevel:Bonafide"] = "Warning",
    };
}
