using Bonafide.Core.Executions;
using Bonafide.Core.Facts;

namespace Bonafide.Core.Capabilities;

/// <summary>
/// One kind of judgement. Judging is synchronous and pure: the same input gives the same outcome, which is what makes
/// replay, backtests and audits possible. Anything that needs a clock, a network or a disk is a fact, gathered earlier.
/// </summary>
public interface ICapability
{
    /// <summary>One of <see cref="CapabilityNames"/>; published and permanent.</summary>
    string Name { get; }

    /// <summary>Kinds of the facts that <see cref="Judge"/> reads; the engine gathers them beforehand.</summary>
    IReadOnlyList<string> Needs { get; }

    /// <summary>
    /// Of those, the kinds without which it could judge nobody: while this installation has no gatherer for one of
    /// them, the capability does not count as built, and workflows with it are refused. Of the others an execution that
    /// was judged before they were asked for has no fact; they then read as <see cref="FactStatus.NotAsked"/>.
    /// </summary>
    IReadOnlyList<string> Requires => Needs;

    /// <summary>What it needs and does not require.</summary>
    IEnumerable<string> Optional => Needs.Except(Requires);

    /// <summary>Whether the contract defines <c>data</c>; an entry that was not executed then shows
    /// <c>{}</c>.</summary>
    bool HasData { get; }

    /// <summary>Every label that this capability gives, with its sentence; none when it publishes none.</summary>
    IReadOnlyList<LabelDefinition> Labels => [];

    /// <summary>
    /// The groups of credentials that each get an entry of their own, as the contract shows them: usability has one
    /// per credential, similarity one for selfie and ID together. Empty when the execution has nothing to judge.
    /// </summary>
    IReadOnlyList<CredentialGroup> Groups(ExecutionView execution);

    /// <summary>Judges one group. Called only when nothing upstream blocks it.</summary>
    CapabilityOutcome Judge(CapabilityInput input);
}

/// <summary>Credentials judged together.</summary>
public sealed record CredentialGroup(IReadOnlyList<CredentialView> Credentials)
{
    public static CredentialGroup Of(params IEnumerable<CredentialView> credentials) => new([.. credentials]);

    /// <summary>The first credential of a category, or null.</summary>
    public CredentialView? First(CredentialCategory category) =>
        Credentials.FirstOrDefault(credential => credential.Category == category);
}
