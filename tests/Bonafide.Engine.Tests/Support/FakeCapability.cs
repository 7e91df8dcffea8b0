using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;

namespace Bonafide.Engine.Tests.Support;

/// <summary>A capability that says what the test wants.</summary>
internal sealed class FakeCapability(string name, params string[] needs) : ICapability
{
    public string Name => name;

    public IReadOnlyList<string> Needs => needs;

    public IReadOnlyList<string> Requires { get; init; } = needs;

    public bool HasData => true;

    /// <summary>Categories that each get an entry per credential; empty makes one entry of all credentials.</summary>
    public CredentialCategory[] PerCredential { get; init; } = [];

    public Func<CapabilityInput, CapabilityOutcome> Says { get; set; } =
        input => CapabilityOutcome.Of(input.Group, Decision.Passed, CommonLabels.Ok);

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution) => PerCredential.Length == 0
        ? [CredentialGroup.Of(execution.Credentials)]
        : [.. execution.Credentials.Where(credential => PerCredential.Contains(credential.Category))
            .Select(credential => CredentialGroup.Of(credential))];

    public CapabilityOutcome Judge(CapabilityInput input) => Says(input);
}
