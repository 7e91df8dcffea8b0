namespace Bonafide.Core.Capabilities;

/// <summary>
/// A published label of a capability: one list per capability is the truth for its code, README and
/// <c>contract/labels.json</c>.
/// </summary>
/// <param name="Label">The word on the wire.</param>
/// <param name="Decision">The decision type that it comes with.</param>
/// <param name="Sentence">What it means, for a human.</param>
public sealed record LabelDefinition(string Label, Decision Decision, string Sentence);
