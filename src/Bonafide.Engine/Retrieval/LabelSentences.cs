using Bonafide.Core.Capabilities;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Retrieval;

/// <summary>What a stored label means, as its capability publishes it.</summary>
internal static class LabelSentences
{
    /// <summary>A label may come with several decisions, each with its own sentence; what a capability publishes with
    /// another decision only is not said of this one.</summary>
    public static string? Sentence(this CapabilityCatalog catalog, OutcomeRow row) => catalog.Has(row.Capability)
        ? catalog.Get(row.Capability).Labels
            .FirstOrDefault(one => one.Label == row.Label && one.Decision == row.Decision)?.Sentence
        : null;
}
