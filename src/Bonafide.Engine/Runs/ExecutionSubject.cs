using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Subjects;

namespace Bonafide.Engine.Runs;

/// <summary>The subject as a pure function of what was uploaded and what was read; the same at every replay.</summary>
internal static class ExecutionSubject
{
    public static SubjectData Of(ExecutionView view, FactSet facts) =>
        SubjectData.Merge(view.Prepared, Extracted(view, facts), view.SessionAddress);

    /// <summary>What the documents say, IDs before other documents; null when nothing was read.</summary>
    public static ExtractedIdentity? Extracted(ExecutionView view, FactSet facts) =>
        ExtractedIdentityMerge.Of(view.Of(CredentialCategory.Id)
            .Concat(view.Of(CredentialCategory.Document))
            .Select(credential => facts.Read(DocumentFactsKind.Kind, credential.Id))
            .Where(read => read.IsKnown)
            .Select(read => read.Value!));
}
