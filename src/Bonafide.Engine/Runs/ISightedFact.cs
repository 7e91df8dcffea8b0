using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;

namespace Bonafide.Engine.Runs;

/// <summary>
/// A kind of fact that shows identity elements. Their sightings go into the write that stores the fact, and history is
/// gathered after it. A device source registers one for its device.
/// </summary>
public interface ISightedFact
{
    string Kind { get; }

    /// <param name="facts">All facts, those of this kind included.</param>
    IEnumerable<SubjectElement> Elements(ExecutionView execution, FactSet facts);
}

/// <summary>What was read from documents.</summary>
internal sealed class DocumentSightings : ISightedFact
{
    public string Kind => FactKinds.Document;

    public IEnumerable<SubjectElement> Elements(ExecutionView execution, FactSet facts) =>
        SightingKeys.Elements(ExecutionSubject.Of(execution, facts));
}
