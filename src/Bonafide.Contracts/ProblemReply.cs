namespace Bonafide.Contracts;

/// <summary>Every error of the API (contract 01 §5).</summary>
/// <param name="Violations">All that is wrong with the request; absent when it is not about fields.</param>
public sealed record ProblemReply(
    string Title, int Status, string Detail, IReadOnlyList<ViolationReply>? Violations = null);

/// <param name="Field">Path of the field: <c>workflowDefinition.key</c>.</param>
/// <param name="Code">A stable word for programs.</param>
/// <param name="Message">What would be right; never the value that was sent.</param>
public sealed record ViolationReply(string Field, string Code, string Message);
