namespace Bonafide.Core.Rules;

internal enum TokenKind
{
    Word,
    Text,
    Number,
    Sign,
    End,
}

/// <summary>One token; <paramref name="Text"/> is a literal's content, a word or a sign.</summary>
internal readonly record struct RuleToken(TokenKind Kind, string Text, int Position);
