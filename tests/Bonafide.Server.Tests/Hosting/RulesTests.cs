using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Server.Cli;
using Bonafide.Server.Hosting;

namespace Bonafide.Server.Tests.Hosting;

/// <summary>Rules from the CSV of an operator to the decision of an execution, in the one process.</summary>
public sealed class RulesTests : IDisposable
{
    private const string Header = "RULE_CATEGORY,RULE_DESCRIPTION,RULE_LABELS,RULE_LEFT_HAND_SIDE,RULE_NAME,SCORE\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-rules-").FullName;

    [Fact]
    public async Task FiredRules_DecideAndAreShown()
    {
        await using var app = BonafideHost.Build(
            _folder, BonafideHost.Configure(_folder, []), ServeVerb.WithPort(new() { Sandbox = true, Port = 0 }));
        var origin = await BonafideHost.StartAsync(app, CancellationToken.None);
        var access = await SandboxSetup.EnsureAsync(app.Services, _folder, origin, CancellationToken.None);
        using var http = new HttpClient();
        using var client = new BonafideClient(http, access.ToClientOptions("test"));
        var risk = await client.Management.CreateRulesetAsync("Risk", "RISK_SCORE", Header
            + "Email Verification,,email,\"emailVerification.label == \"\"HIGH_RISK\"\"\",Throw-away,40\n"
            + "Email Verification,,,\"emailVerification.label == \"\"OK\"\"\",Never here,5\n");
        var more = await client.Management.CreateRulesetAsync("More", "ADDITIONAL_RISK_SCORE", Header
            + "Email Verification,,,\"preparedData.email contains \"\"sandbox\"\"\",Test mailbox,15\n");
        var label = await client.Management.CreateRulesetAsync("Labels", "DECISION_LABEL", Header
            + "Email Verification,,,\"emailVerification.decisionType == \"\"REJECTED\"\"\",MAILBOX_REFUSED,1\n");
        var created = await client.CreateAccountAsync(new AccountRequest
        {
            CustomerInternalReference = "a try",
            WorkflowDefinition = new()
            {
                Key = 10066,
                Capabilities = new()
                {
                    WorkflowDecision = new(
                        risk.Id.ToString(), more.Id.ToString(), label.Id.ToString()),
                },
            },
        });
        var api = created.WorkflowExecution.Credentials[0].Api!;
        await client.UploadPreparedDataAsync(api, new PreparedDataRequest { Email = "disposable@sandbox.example" });
        await client.FinalizeAsync(api);
        var details = await client.WaitForResultAsync(
            created.Account.Id, created.WorkflowExecution.Id);

        Assert.Equal(("WARNING", "MAILBOX_REFUSED"), (details.Decision!.Type, details.Decision.Details.Label));
        Assert.Equal(55, details.Decision.Risk!.Score);
        var rules = await client.GetRulesAsync(created.Account.Id, created.WorkflowExecution.Id);
        Assert.Equal(55, rules.Score);
        Assert.Equal(
            [("RISK_SCORE", "Throw-away"), ("ADDITIONAL_RISK_SCORE", "Test mailbox"),
                ("DECISION_LABEL", "MAILBOX_REFUSED")],
            rules.Rulesets.Select(one => (one.Type, Assert.Single(one.Rules).Name)));
        Assert.Equal([risk.Id, more.Id, label.Id], rules.Rulesets.Select(one => one.Id));
        var steps = await client.GetStepsAsync(created.Account.Id, created.WorkflowExecution.Id);
        Assert.Equal("REJECTED", Assert.Single(steps.Steps).Decision.Type);
        await app.StopAsync();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
