namespace Bonafide.Core.Rules;

/// <summary>An expression that cannot be read.</summary>
/// <param name="position">0-based index of the character at which reading stopped.</param>
/// <param name="message">What would be right there; never the text of a literal.</param>
public sealed class RuleSyntaxException(int position, string message) : Exception(message)
{
    public int Position { get; } = position;
}
