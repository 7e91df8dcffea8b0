using System.Globalization;
using System.Runtime.InteropServices;
using Spectre.Console;

namespace Bonafide.Bench;

/// <summary>Runs the figures that the command line names and prints a table of each.</summary>
internal static class Runs
{
    /// <summary>128 + SIGTERM, as shells say it.</summary>
    private const int Terminated = 143;

    public static async Task<int> OfAsync(string[] words)
    {
        var wanted = words.Length == 0 ? null : Figures.All.FirstOrDefault(figure => figure.Name == words[0]);
        if (wanted is null)
        {
            List();
            return words.Length == 0 ? 0 : 2;
        }

        // The host of a figure would only stop itself, and what measures would wait for it for ever.
        using var stop = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(Terminated));
        AnsiConsole.MarkupLineInterpolated($"[bold]{wanted.Name}[/]  {wanted.Summary}");
        var rows = await wanted.RunAsync(Arguments.Parse(words.Skip(1)));
        AnsiConsole.Write(Table(rows));
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"[dim]{Environment.ProcessorCount} cores, load {Load()} at the end of the run[/]");
        return rows.All(row => row.Bar?.IsMetBy(row.Value) ?? true) ? 0 : 1;
    }

    private static void List()
    {
        AnsiConsole.WriteLine("bench/run NAME [name=value …]");
        foreach (var figure in Figures.All)
        {
            AnsiConsole.WriteLine($"  {figure.Name,-14} {figure.Summary}");
        }
    }

    private static Table Table(IReadOnlyList<Measured> rows)
    {
        var table = new Table().Border(TableBorder.Horizontal).AddColumns("what", "measured", "bar", "");
        table.Columns[1].RightAligned();
        foreach (var row in rows)
        {
            table.AddRow(
                Markup.Escape(row.What),
                Text(row.Value, row.Unit),
                row.Bar is { } bar ? $"{(bar.IsFloor ? "≥" : "≤")} {Text(bar.Limit, row.Unit)}" : string.Empty,
                row.Bar is null ? string.Empty : row.Bar.IsMetBy(row.Value) ? "met" : "[bold]missed[/]");
        }

        return table;
    }

    private static string Text(double value, string unit) =>
        value.ToString(Math.Abs(value) >= 100 ? "#,0" : "0.###", CultureInfo.InvariantCulture) + " " + unit;

    private static string Load() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
