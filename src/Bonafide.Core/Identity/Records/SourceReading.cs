using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;

namespace Bonafide.Core.Identity.Records;

public enum SourceState
{
    /// <summary>No register and no connector for the question.</summary>
    NotConfigured = 1,

    /// <summary>No source answered; or nobody was found while a source that might know was silent.</summary>
    Failed = 2,

    NotFound = 3,

    Found = 4,
}

/// <summary>How a judgement reads the records that were gathered. Failed sources never read as "not found".</summary>
public sealed record SourceReading(
    SourceState State, IReadOnlyList<(SourceAnswer Source, SourceRecord Record)> Records)
{
    public static SourceReading Of(FactSet facts, FactKind<RecordFacts> kind)
    {
        var read = facts.Read(kind);
        if (read.Status == FactStatus.NotConfigured)
        {
            return new(SourceState.NotConfigured, []);
        }

        if (!read.IsKnown || !read.Value!.AnyAnswered)
        {
            return new(SourceState.Failed, []);
        }

        var records = read.Value.Records.ToList();
        var state = records.Count > 0 ? SourceState.Found
            : read.Value.Answers.All(answer => answer.Answered) ? SourceState.NotFound
            : SourceState.Failed;
        return new(state, records);
    }
}

/// <summary>The credential that a signal about the person's data is reported on.</summary>
public static class SubjectCredentials
{
    /// <summary>DATA where prepared data came, else the ID that was read, else whatever slot there is.</summary>
    public static IReadOnlyList<CredentialGroup> Groups(ExecutionView execution)
    {
        var data = execution.Of(CredentialCategory.Data).FirstOrDefault();
        var read = execution.Of(CredentialCategory.Id).FirstOrDefault()
            ?? execution.Of(CredentialCategory.Document).FirstOrDefault();
        var chosen = execution.Prepared is not null ? data ?? read : read ?? data;
        return chosen is null ? [] : [CredentialGroup.Of(chosen)];
    }
}
