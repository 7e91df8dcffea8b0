using Bonafide.Client;
using Bonafide.Core;
using Bonafide.Engine.Registers;
using Bonafide.Server.Cli;
using Bonafide.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Tests.Registers;

/// <summary>A production tenant's registers, from the command line to the decision.</summary>
public sealed class RegisterTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Capability = "braCpfValidation";

    private const string Person = """
        { "firstName": "Rita", "lastName": "Braga", "dateOfBirth": "1984-02-29",
          "id": { "idNumber": "111.444.777-35" }, "address": { "country": "BRA" } }
        """;

    [Fact]
    public async Task Import_TurnsAnUnansweredCheckIntoAVerdict_ForItsTenantOnly()
    {
        var (tenant, client) = await host.TenantAsync(isSandbox: false);
        var (_, other) = await host.TenantAsync(isSandbox: false);
        Assert.Equal(("NOT_EXECUTED", "TECHNICAL_ERROR"), await JudgeAsync(client));

        Assert.Equal(1, await VerbAsync(tenant, "import", "cpf", File("idNumber,lastName\n1,A\n1,B\n")));
        Assert.Equal(0, await VerbAsync(
            tenant, "import", "cpf", File("idNumber,firstName\n1,A\n"), "--dry-run"));
        Assert.Equal(2, await VerbAsync(tenant, "import", "person", File("country\nBRA\n")));
        Assert.Equal(2, await VerbAsync(tenant, "import", "nothing", File("a\n1\n")));
        Assert.Equal(("NOT_EXECUTED", "TECHNICAL_ERROR"), await JudgeAsync(client));

        var good = "idNumber,firstName,lastName,dateOfBirth\n11144477735,Rita,Braga,1984-02-29\n";
        Assert.Equal(0, await VerbAsync(tenant, "import", "cpf", File(good), "--country", "BR"));
        var details = await RunningHost.RunAsync(client, 10005, Person);
        Assert.Equal("OK", details.Capabilities![Capability][0].Decision.Details.Label);
        var explanation = await client.ExplainAsync(details.Workflow.Id);
        var version = Assert.Single(explanation.Outcomes.Single().DataVersions);
        Assert.Equal("register:cpf", version.Name);

        Assert.Equal(("NOT_EXECUTED", "TECHNICAL_ERROR"), await JudgeAsync(other));
    }

    [Fact]
    public async Task Activate_TakesABadImportBack_AndRemoveEndsIt()
    {
        var (tenant, client) = await host.TenantAsync(isSandbox: false);
        var right = "idNumber,firstName,lastName,dateOfBirth\n11144477735,Rita,Braga,1984-02-29\n";
        await VerbAsync(tenant, "import", "cpf", File(right), "--name", "receita");
        await VerbAsync(tenant, "import", "cpf", File("idNumber,firstName\n39053344705,Priscila\n"),
            "--name", "receita");
        Assert.Equal(("REJECTED", "DENY"), await JudgeAsync(client));

        Assert.Equal(0, await VerbAsync(tenant, "list"));
        Assert.Equal(0, await VerbAsync(tenant, "activate", "receita"));
        Assert.Equal(("PASSED", "OK"), await JudgeAsync(client));

        Assert.Equal(1, await VerbAsync(tenant, "activate", "receita", Guid.Empty.ToString()));
        Assert.Equal(0, await VerbAsync(tenant, "remove", "receita"));
        Assert.Equal(1, await VerbAsync(tenant, "remove", "receita"));
        Assert.Empty(await host.Services.GetRequiredService<RegisterService>()
            .ListAsync(Actor.System(tenant, "test"), default));
        Assert.Equal(("NOT_EXECUTED", "TECHNICAL_ERROR"), await JudgeAsync(client));
    }

    [Fact]
    public async Task HighGroupLists_TellThatASsnIsOlderThanItsHolder()
    {
        var (tenant, client) = await host.TenantAsync(isSandbox: false);
        const string list = "\tHIGHEST GROUP ISSUED AS OF 06/01/05\r\nNOTE: * is a change.\r\n212 37* 213 02\r\n";
        Assert.Equal(0, await VerbAsync(tenant, "import", "ssn-groups", File(list), "--format", "HighGroupText"));
        const string records =
            "idNumber,firstName,lastName,dateOfBirth,line1,city,postalCode,state\n"
            + "212345678,Ada,Fenn,2007-05-05,1 Elm Street,Salem,97301,OR\n";
        Assert.Equal(0, await VerbAsync(
            tenant, "import", "ssn", File(records), "--source-type", "Credit"));

        const string child = """
            { "firstName": "Ada", "lastName": "Fenn", "socialSecurityNumber": "212345678", "dateOfBirth": "2007-05-05",
              "address": { "line1": "1 Elm Street", "city": "Salem", "postalCode": "97301", "subdivision": "OR",
                "country": "USA" } }
            """;
        var entry = (await RunningHost.RunAsync(client, 90013, child)).Capabilities!["ekycSsnVerification"][0];
        Assert.Equal("HIGH_RISK", entry.Decision.Details.Label);
        Assert.True(entry.Data!["isSSNIssuedPriorYOB"]!.GetValue<bool>());
    }

    private static async Task<(string Type, string Label)> JudgeAsync(BonafideClient client)
    {
        var entry = (await RunningHost.RunAsync(client, 10005, Person)).Capabilities![Capability][0];
        return (entry.Decision.Type, entry.Decision.Details.Label);
    }

    /// <summary>Another process runs the verb in earnest; the server notices within five seconds.</summary>
    private async Task<int> VerbAsync(TenantId tenant, params string[] arguments)
    {
        string[] line = ["register", .. arguments, "--data", host.Folder, "--tenant", tenant.ToString()];
        var code = await CommandLine.Build().Parse(line).InvokeAsync();
        host.Services.GetRequiredService<StoredRegisters>().Forget(tenant);
        return code;
    }

    private string File(string text)
    {
        var path = Path.Combine(host.Folder, Path.GetRandomFileName() + ".csv");
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
