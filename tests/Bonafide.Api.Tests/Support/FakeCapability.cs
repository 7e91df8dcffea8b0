using System.Reflection;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;

namespace Bonafide.Api.Tests.Support;

/// <summary>Stands for a built capability; the API asks only whether it is there.</summary>
internal sealed class FakeCapability(string name) : ICapability
{
    public string Name => name;

    public IReadOnlyList<string> Needs => [];

    public bool HasData => false;

    public IReadOnlyList<LabelDefinition> Labels =>
        [new("BLURRED", Decision.Rejected, "The picture is blurred."), new("OK", Decision.Passed, "All is well.")];

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution) => [];

    public CapabilityOutcome Judge(CapabilityInput input) => throw new InvalidOperationException();

    /// <summary>All published capabilities but these.</summary>
    public static CapabilityCatalog CatalogWithout(params string[] missing) => new(
        typeof(CapabilityNames).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetValue(null)!)
            .Except(missing)
            .Select(name => new FakeCapability(name)));
}
