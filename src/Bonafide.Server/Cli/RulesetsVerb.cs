using System.CommandLine;
using System.Globalization;
using Bonafide.Client;
using Bonafide.Contracts;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide rulesets</c>: a tenant's own rules.</summary>
internal static class RulesetsVerb
{
    public static Command Build() => new("rulesets", "Imports, shows and switches rulesets.")
    {
        List(),
        Create(),
        One("show", "A ruleset with its rules.", (client, id) => client.Management.GetRulesetAsync(id)),
        One("activate", "Switches a ruleset on.",
            (client, id) => client.Management.UpdateRulesetAsync(id, new(null, true))),
        One("deactivate", "Switches a ruleset off.",
            (client, id) => client.Management.UpdateRulesetAsync(id, new(null, false))),
        Export(),
    };

    private static Command List()
    {
        var connection = new Connection();
        var command = new Command("list", "All rulesets, oldest first.");
        connection.AddTo(command);
        command.SetAction(result => connection.RunAsync(result, async client =>
        {
            var table = Output.Table("ruleset", "name", "type", "active", "changed");
            foreach (var one in await client.Management.ListRulesetsAsync())
            {
                table.AddRow(
                    one.Id.ToString(), Markup.Escape(one.Name), one.Type, one.Active ? "yes" : "no",
                    $"{one.UpdatedAt:u}");
            }

            AnsiConsole.Write(table);
            return 0;
        }));
        return command;
    }

    private static Command Create()
    {
        var name = new Argument<string>("name") { Description = "For people." };
        var file = new Argument<FileInfo>("file") { Description = "Rules as CSV." };
        var type = new Option<string>("--type")
        {
            Description = "RISK_SCORE, ADDITIONAL_RISK_SCORE or DECISION_LABEL.",
            DefaultValueFactory = _ => "RISK_SCORE",
        };
        var connection = new Connection();
        var command = new Command("create", "Makes an active ruleset from a CSV of rules.") { name, file, type };
        connection.AddTo(command);
        command.SetAction(result => connection.RunAsync(result, async client =>
        {
            Show(await client.Management.CreateRulesetAsync(
                result.GetValue(name)!, result.GetValue(type)!,
                await File.ReadAllTextAsync(result.GetValue(file)!.FullName)));
            return 0;
        }));
        return command;
    }

    private static Command Export()
    {
        var id = new Argument<Guid>("ruleset") { Description = "Ruleset id." };
        var connection = new Connection();
        var command = new Command("export", "The rules as CSV.") { id };
        connection.AddTo(command);
        command.SetAction(result => connection.RunAsync(result, async client =>
        {
            Console.Write(await client.Management.ExportRulesAsync(result.GetValue(id)));
            return 0;
        }));
        return command;
    }

    private static Command One(
        string name, string description, Func<BonafideClient, Guid, Task<ManagedRulesetReply>> verb)
    {
        var id = new Argument<Guid>("ruleset") { Description = "Ruleset id." };
        var connection = new Connection();
        var command = new Command(name, description) { id };
        connection.AddTo(command);
        command.SetAction(result => connection.RunAsync(result, async client =>
        {
            Show(await verb(client, result.GetValue(id)));
            return 0;
        }));
        return command;
    }

    private static void Show(ManagedRulesetReply ruleset)
    {
        AnsiConsole.MarkupLine(
            $"[bold]{Markup.Escape(ruleset.Name)}[/]  {ruleset.Type}  {ruleset.Id}"
            + (ruleset.Active ? string.Empty : "  [grey]not active[/]"));
        var table = Output.Table("rule", "expression", "score", "evaluated");
        foreach (var rule in ruleset.Rules ?? [])
        {
            table.AddRow(
                Markup.Escape(rule.Name), Markup.Escape(rule.Expression),
                rule.Score.ToString(CultureInfo.InvariantCulture), rule.Active ? "yes" : "[yellow]never[/]");
        }

        if (table.Rows.Count > 0)
        {
            AnsiConsole.Write(table);
        }
    }
}
