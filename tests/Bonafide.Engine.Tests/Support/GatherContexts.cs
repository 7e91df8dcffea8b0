using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Subjects;
using Bonafide.Core.Workflows;

namespace Bonafide.Engine.Tests.Support;

/// <summary>What one gatherer is told of an execution of workflow 10011 that no database knows.</summary>
internal static class GatherContexts
{
    public static GatherContext Of(
        IReadOnlyList<CredentialView> credentials, IReadOnlyList<Fact> facts, IEvidence evidence) => new()
    {
        Execution = new()
        {
            Tenant = default,
            IsSandbox = true,
            Account = default,
            Id = default,
            Workflow = new WorkflowCatalog(new([])).Find(10011)!,
            Credentials = credentials,
            StartedAt = DateTimeOffset.UnixEpoch,
            Settings = new(),
        },
        Facts = new(facts),
        Subject = SubjectData.Merge(null, null, null),
        Evidence = evidence,
    };
}
