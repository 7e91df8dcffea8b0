using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Subjects;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Runs;

/// <summary>An execution as read from its rows, with the facts that are there so far.</summary>
internal sealed record LoadedExecution(
    TenantContext Tenant,
    StoredExecution Stored,
    ExecutionView View,
    FactSet Facts,
    IReadOnlyDictionary<PartId, PartSource> Parts,
    IReadOnlyDictionary<string, string?> Transaction)
{
    public ExecutionRow Row => Stored.Row;

    /// <summary>The person, completed by what the given facts read from documents.</summary>
    public SubjectData Subject(FactSet facts) => ExecutionSubject.Of(View, facts);
}

/// <summary>Where a part's bytes are, and the execution whose key opens them; a linked part has another
/// one's.</summary>
internal sealed record PartSource(PartRow Row, StoredExecution Owner);
