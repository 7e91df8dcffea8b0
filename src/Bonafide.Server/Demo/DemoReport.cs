using Bonafide.Contracts;
using Bonafide.Server.Cli;
using Spectre.Console;

namespace Bonafide.Server.Demo;

/// <summary>Prints what a verification ended in and why.</summary>
internal static class DemoReport
{
    private const int MostFindings = 3;

    public static void Print(int number, DemoCase demo, DetailsReply details, ExplanationReply explanation)
    {
        AnsiConsole.Write(new Rule($"[bold]{number}. {Markup.Escape(demo.Title)}[/]") { Justification = Justify.Left });
        AnsiConsole.MarkupLine(
            $"\n{Output.Decision(details.Decision!.Type)}  score {details.Decision.Risk?.Score:0.##}  "
            + $"[grey]workflow {demo.Workflow}[/]");
        AnsiConsole.MarkupLine($"[grey]{Markup.Escape(demo.Meaning)}[/]");
        var grid = new Grid().AddColumns(3);
        foreach (var outcome in explanation.Outcomes)
        {
            grid.AddRow(
                $"[bold]{Markup.Escape(outcome.Capability)}[/]",
                Output.Decision(outcome.Decision),
                $"{Markup.Escape(outcome.Label)}  [grey]{Markup.Escape(On(outcome))}[/]");
            foreach (var line in Findings(outcome))
            {
                grid.AddRow(string.Empty, string.Empty, line);
            }
        }

        AnsiConsole.WriteLine();
        AnsiConsole.Write(grid);
        Extracted(details);
        AnsiConsole.MarkupLine(
            $"[grey]account {details.Account.Id}  execution {details.Workflow.Id}  callback "
            + $"{(explanation.Callbacks.Count > 0 ? "received and verified" : "missing")}[/]\n");
    }

    private static string On(ExplainedOutcome outcome) =>
        string.Join(" + ", outcome.Credentials.Select(credential => credential.Category));

    /// <summary>What was not met in full, since that is what a reader looks for; of the rest a few and a
    /// count.</summary>
    private static IEnumerable<string> Findings(ExplainedOutcome outcome)
    {
        var missed = outcome.Findings.Where(finding => finding.Met == false).ToList();
        var rest = outcome.Findings.Where(finding => finding.Met != false).ToList();
        var shown = missed.Concat(rest.Take(Math.Max(0, MostFindings - missed.Count))).ToList();
        foreach (var finding in shown)
        {
            yield return Text(finding);
        }

        if (outcome.Findings.Count > shown.Count)
        {
            yield return $"[grey]  and {outcome.Findings.Count - shown.Count} more[/]";
        }
    }

    private static string Text(ExplainedFinding finding)
    {
        var mark = finding.Met switch { true => "[green]✓[/]", false => "[red]✗[/]", null => "[grey]·[/]" };
        var limit = finding.Limit is null ? string.Empty : $" [grey]against {Markup.Escape(finding.Limit)}[/]";
        return $"{mark} {Markup.Escape(finding.Name)} {Markup.Escape(finding.Value ?? "–")}{limit}";
    }

    private static void Extracted(DetailsReply details)
    {
        if (details.Capabilities?.GetValueOrDefault("extraction")?[0].Data is not { Count: > 0 } data)
        {
            return;
        }

        var read = ((string[])["firstName", "lastName", "dateOfBirth", "documentNumber", "expiryDate"])
            .Where(name => data[name] is not null).Select(name => $"{name} {data[name]}");
        AnsiConsole.MarkupLine($"[grey]read:[/] {Markup.Escape(string.Join(", ", read))}");
    }
}
