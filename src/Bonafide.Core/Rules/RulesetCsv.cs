using System.Globalization;
using System.Text;
using Bonafide.Core.Errors;

namespace Bonafide.Core.Rules;

/// <summary>
/// Rules as the CSV file that the portal exports and imports (contract 07 §3). Text cells that a spreadsheet would run
/// as a formula carry an apostrophe in front, which import takes off again.
/// </summary>
public static class RulesetCsv
{
    /// <summary>Characters.</summary>
    public const int MostLength = 2_000_000;

    private const string Header = "RULE_CATEGORY,RULE_DESCRIPTION,RULE_LABELS,RULE_LEFT_HAND_SIDE,RULE_NAME,SCORE";
    private const int MostText = 500;
    private static readonly string[] Columns = Header.Split(',');

    public static string Export(IEnumerable<Rule> rules)
    {
        var text = new StringBuilder(Header).Append("\r\n");
        foreach (var rule in rules)
        {
            string[] cells =
            [
                Guarded(rule.Category), Guarded(rule.Description ?? string.Empty),
                Guarded(string.Join(',', rule.Labels)), Guarded(rule.Expression), Guarded(rule.Name),
                rule.Score.ToString(CultureInfo.InvariantCulture),
            ];
            text.AppendJoin(',', cells.Select(CsvText.Quoted)).Append("\r\n");
        }

        return text.ToString();
    }

    /// <summary>
    /// Reads a file. Text on the left-hand side that is no expression of ours is kept, and the rule is inactive.
    /// </summary>
    /// <exception cref="RequestProblemException">The file is no such CSV; every problem is listed with its
    /// row.</exception>
    public static IReadOnlyList<Rule> Import(string text, IIds ids)
    {
        if (text.Length > MostLength)
        {
            throw Refused([new("file", "tooLong", $"A rules file has at most {MostLength} characters.")]);
        }

        var rows = CsvText.Read(text.TrimStart('\uFEFF'), Ruleset.MostRules + 1, Columns.Length);
        if (rows is null)
        {
            throw Refused([new("file", "malformed",
                $"A CSV file with balanced quotes, {Columns.Length} columns and at most {Ruleset.MostRules} rules.")]);
        }

        if (rows.Count == 0 || !rows[0].SequenceEqual(Columns))
        {
            throw Refused([new("file", "header", $"The first line is {Header}.")]);
        }

        var problems = new List<Violation>();
        var rules = rows.Skip(1).Select((row, index) => Read(row, index + 1, ids, problems)).ToList();
        return problems.Count == 0 ? rules : throw Refused(problems);
    }

    private static Rule Read(IReadOnlyList<string> row, int number, IIds ids, List<Violation> problems)
    {
        var cells = row.Select(Unguarded).ToList();
        for (var column = 0; column < Columns.Length; column++)
        {
            var most = column == 3 ? RuleExpression.MostLength : MostText;
            if (cells[column].Length > most)
            {
                problems.Add(new($"rows[{number}].{Columns[column]}", "tooLong", $"At most {most} characters."));
            }
        }

        if (string.IsNullOrWhiteSpace(cells[4]))
        {
            problems.Add(new($"rows[{number}].RULE_NAME", "required", "Every rule has a name."));
        }

        if (!double.TryParse(row[5], NumberStyles.Float, CultureInfo.InvariantCulture, out var score)
            || !(score is >= Rule.LowestScore and <= Rule.HighestScore))
        {
            problems.Add(new($"rows[{number}].SCORE", "range", "A number from -100 to 100."));
        }

        return new()
        {
            Id = ids.New(),
            Category = cells[0],
            Description = cells[1].Length == 0 ? null : cells[1],
            Labels = cells[2].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Expression = cells[3],
            Name = cells[4],
            Score = score,
            IsActive = RuleExpression.TryParse(cells[3], out _) is not null,
        };
    }

    private static RequestProblemException Refused(IReadOnlyList<Violation> problems) =>
        new(ProblemKind.BadRequest, "The rules file cannot be imported.", problems);

    private static bool RunsAsFormula(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\'', ..];

    private static string Guarded(string text) => RunsAsFormula(text) ? "'" + text : text;

    private static string Unguarded(string text) =>
        text.Length > 1 && text[0] == '\'' && RunsAsFormula(text[1..]) ? text[1..] : text;
}
