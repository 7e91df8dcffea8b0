using Bonafide.Core.Facts;
using Bonafide.Sources.Registers.Sandbox;

namespace Bonafide.Sources.Registers.Questions;

/// <summary>An outside provider that answers the same questions as a register; one per configured connector.</summary>
public interface IRecordConnector
{
    /// <summary>The operator's name for it.</summary>
    string Name { get; }

    /// <summary>Changes whenever its definition does.</summary>
    string Version { get; }

    /// <summary>Whether as many wait for a place as have one; another would wait too long.</summary>
    bool IsFull { get; }

    /// <summary>Asks it; an answer that is late, huge, malformed or refused comes back as not answered.</summary>
    Task<SourceAnswer> AskAsync(RegisterQuestion question, GatherContext context, CancellationToken cancellationToken);
}

/// <summary>The connectors that a tenant has configured for a kind of register and a country.</summary>
public interface IRecordConnectors
{
    Task<IReadOnlyList<IRecordConnector>> ForAsync(
        Core.TenantId tenant, string kind, string? country, CancellationToken cancellationToken);
}

/// <summary>Gathers the records of one kind from registers and connectors, all of them at once.</summary>
internal sealed class RecordGatherer(
    string kind, RegisterDesk? desk, IRecordConnectors? connectors, SandboxPhotos photos) : IFactGatherer
{
    public string Kind => kind;

    /// <summary>Documents supply what prepared data leave out.</summary>
    public IReadOnlyList<string> After => [FactKinds.Document];

    /// <summary>Longer than a connector's attempts together.</summary>
    public TimeSpan Deadline => TimeSpan.FromSeconds(45);

    /// <summary>For a provider; registers answer within milliseconds.</summary>
    public bool WaitsOutside => true;

    public async Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken)
    {
        if (RecordQuestions.Of(kind, context) is not { } question)
        {
            return [Fact.Unknown(kind, null, FactStatus.NoInput)];
        }

        var tenant = context.Execution.Tenant;
        var asked = connectors is null ? []
            : await connectors.ForAsync(tenant, question.Kind, question.Country, cancellationToken);
        if (asked.Any(connector => connector.IsFull))
        {
            // Before any is asked: an answer that was paid for is not thrown away.
            throw new SourceBusyException();
        }

        var calls = asked.Select(connector => connector.AskAsync(question, context, cancellationToken)).ToList();
        var answers = new List<SourceAnswer>();
        if (context.Execution.IsSandbox)
        {
            var sandbox = SandboxRecords.Ask(question, context.Subject.Values);
            if (sandbox.Status != FactStatus.Known)
            {
                return [Fact.Unknown(kind, null, sandbox.Status)];
            }

            answers.AddRange(sandbox.Answers.Select(photos.Fill));
        }

        var versions = asked
            .Select(connector => new DataVersion($"connector:{connector.Name}", connector.Version)).ToList();
        if (desk is not null)
        {
            var registers = await desk.AskAsync(tenant, question, cancellationToken);
            answers.AddRange(registers.Answers);
            versions.AddRange(registers.Versions);
        }

        answers.AddRange(await Task.WhenAll(calls));
        return [ToFact(answers, [.. versions])];
    }

    private Fact ToFact(List<SourceAnswer> answers, DataVersion[] versions)
    {
        if (answers.Count == 0)
        {
            return Fact.Unknown(kind, null, FactStatus.NotConfigured);
        }

        return answers.Exists(answer => answer.Answered)
            ? Fact.Known(new FactKind<RecordFacts>(kind), null, new RecordFacts(answers), versions)
            : Fact.Unknown(kind, null, FactStatus.Failed, versions);
    }
}
