using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Settings;
using Bonafide.Core.Subjects;
using Bonafide.Core.Tests.Scoring;
using Bonafide.Core.Workflows;

namespace Bonafide.Core.Tests.Workflows;

public sealed class DependencyGraphTests
{
    private static readonly CredentialView Front = Credential(1, CredentialCategory.Id);
    private static readonly CredentialView Second = Credential(2, CredentialCategory.Id);
    private static readonly CredentialView Selfie = Credential(3, CredentialCategory.Selfie);

    [Fact]
    public void Orders_ByTheGuide() => Assert.Equal(
        ["usability", "imageChecks", "extraction", "dataChecks"],
        Judged.Catalog.Graph("guide").Order(["dataChecks", "extraction", "imageChecks", "usability"]));

    [Fact]
    public void Orders_ByTheCurrentDocumentation() => Assert.Equal(
        ["usability", "extraction", "imageChecks", "dataChecks"],
        Judged.Catalog.Graph("current").Order(["dataChecks", "imageChecks", "extraction", "usability"]));

    [Theory]
    [InlineData("guide")]
    [InlineData("current")]
    public void Orders_EveryWorkflow(string name)
    {
        var graph = Judged.Catalog.Graph(name);
        Assert.All(Judged.Catalog.All, workflow =>
        {
            var order = graph.Order(workflow.Capabilities).ToList();
            Assert.Equal(workflow.Capabilities.Order(), order.Order());
            Assert.All(order, capability => Assert.All(
                graph.Of(capability).Where(edge => workflow.Has(edge.On)),
                edge => Assert.True(order.IndexOf(edge.On) < order.IndexOf(capability))));
        });
    }

    [Fact]
    public void Refuses_ACycle() => Assert.Throws<InvalidOperationException>(() => new DependencyGraph(
        new Dictionary<string, IReadOnlyList<Dependency>> { ["a"] = [new("b", [])], ["b"] = [new("a", [])] })
        .Order(["a", "b"]));

    [Theory]
    [InlineData("REJECTED", true)]
    [InlineData("NOT_EXECUTED", true)]
    [InlineData("WARNING", false)]
    [InlineData("PASSED", false)]
    public void Blocks_OnRejectedAndNotExecuted(string decision, bool blocks) => Assert.Equal(
        blocks, Blocks("imageChecks", [Front], null, Usability(Front, decision)));

    [Fact]
    public void Leaves_LivenessAlone_WhenTheIdIsBad()
    {
        Assert.False(Blocks("liveness", [Selfie], null, Usability(Front, "REJECTED"), Usability(Selfie, "PASSED")));
        Assert.True(Blocks("similarity", [Front, Selfie], null, Usability(Front, "REJECTED")));
    }

    [Fact]
    public void Blocks_OnlyTheGroupOfTheBadId() => Assert.Equal(
        (true, false),
        (Blocks("extraction", [Second], null, Usability(Front, "PASSED"), Usability(Second, "REJECTED")),
            Blocks("extraction", [Front], null, Usability(Front, "PASSED"), Usability(Second, "REJECTED"))));

    [Fact]
    public void Lets_PreparedData_StandInForExtraction()
    {
        var failed = Outcome("extraction", Front, "NOT_EXECUTED");
        Assert.True(Blocks("govtIdVerification", [Front], null, failed));
        Assert.False(Blocks("govtIdVerification", [Front], new PreparedData(), failed));
    }

    private static bool Blocks(
        string capability, CredentialView[] group, PreparedData? prepared, params JudgedOutcome[] upstream) =>
        Judged.Catalog.Graph("guide").Blocks(capability, CredentialGroup.Of(group), Execution(prepared), upstream);

    private static JudgedOutcome Usability(CredentialView credential, string decision) =>
        Outcome("usability", credential, decision);

    private static JudgedOutcome Outcome(string capability, CredentialView credential, string decision) => new(
        capability, new()
    {
        Credentials = [credential.Ref],
        Decision = DecisionNames.Parse(decision)!.Value,
        Label = decision,
    });

    private static CredentialView Credential(int number, CredentialCategory category) =>
        new() { Id = new(new Guid(number, 0, 0, new byte[8])), Category = category, Label = category.Wire() };

    private static ExecutionView Execution(PreparedData? prepared) => new()
    {
        Tenant = default, IsSandbox = false, Account = default, Id = default, Workflow = Judged.Workflow(10054),
        Credentials = [Front, Selfie], StartedAt = DateTimeOffset.UnixEpoch, Settings = new TenantSettings(),
        Prepared = prepared,
    };
}
