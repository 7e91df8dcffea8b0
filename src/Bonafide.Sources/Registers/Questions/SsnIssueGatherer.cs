using System.Globalization;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Numbers;
using Bonafide.Sources.Registers.Sandbox;

namespace Bonafide.Sources.Registers.Questions;

/// <summary>When the subject's SSN was issued, as far as the imported high-group lists bound it.</summary>
internal sealed class SsnIssueGatherer(RegisterDesk? desk) : IFactGatherer
{
    private const int Areas = 1000;

    public string Kind => SsnIssueFacts.Kind.Name;

    public IReadOnlyList<string> After => [];

    public TimeSpan Deadline => TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken)
    {
        var check = Ssn.Check(context.Subject.Values.SocialSecurityNumber);
        if (check is not { IsPlausible: true, Canonical: { } ssn })
        {
            return [Fact.Unknown(Kind, null, FactStatus.NoInput)];
        }

        var question = new RegisterQuestion("ssn-groups", "USA", [(1, [ssn[..3]])]);
        var (answers, versions) = desk is null
            ? new RegisterAnswers([], [])
            : await desk.AskAsync(context.Execution.Tenant, question, cancellationToken);
        if (context.Execution.IsSandbox && SandboxRecords.Ask(question, context.Subject.Values).Answers is { } made)
        {
            answers = [.. answers, .. made];
        }

        if (answers.Count == 0)
        {
            return [Fact.Unknown(Kind, null, FactStatus.NotConfigured)];
        }

        return answers.Any(answer => !answer.Answered)
            ? [Fact.Unknown(Kind, null, FactStatus.Failed, [.. versions])]
            : [Fact.Known(SsnIssueFacts.Kind, null, Facts(ssn, answers), [.. versions])];
    }

    private static SsnIssueFacts Facts(string ssn, IEnumerable<SourceAnswer> answers)
    {
        var area = int.Parse(ssn.AsSpan(0, 3), CultureInfo.InvariantCulture);
        var lists = answers.SelectMany(answer => answer.Records)
            .Select(record => (
                AsOf: record.Day(RecordFields.AsOf),
                Known: byte.TryParse(record[RecordFields.Group], CultureInfo.InvariantCulture, out var group),
                Group: group))
            .Where(entry => entry is { AsOf: not null, Known: true })
            .Select(entry =>
            {
                var groups = new byte[Areas];
                groups[area] = entry.Group;
                return new HighGroupList(entry.AsOf!.Value, groups);
            });
        var period = new SsnIssuance(lists).Period(ssn);
        return new(period.NotBefore, period.NotAfter);
    }
}
