using System.Text;

namespace Bonafide.Core.Rules;

/// <summary>Cuts an expression into tokens.</summary>
internal static class RuleLexer
{
    private const string SingleSigns = "()[].,<>!-";

    private static readonly string[] DoubleSigns = ["==", "!=", "<=", ">=", "&&", "||"];

    public static IReadOnlyList<RuleToken> Read(string text)
    {
        var tokens = new List<RuleToken>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var token = Next(text, ref at);
            tokens.Add(token);
        }

        tokens.Add(new(TokenKind.End, string.Empty, text.Length));
        return tokens;
    }

    private static RuleToken Next(string text, ref int at)
    {
        var start = at;
        var c = text[at];
        if (char.IsAsciiLetter(c) || c == '_')
        {
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
            {
                at++;
            }

            return new(TokenKind.Word, text[start..at], start);
        }

        if (char.IsAsciiDigit(c))
        {
            return Number(text, ref at);
        }

        if (c is '"' or '\'')
        {
            return Literal(text, ref at);
        }

        foreach (var sign in DoubleSigns)
        {
            if (text.AsSpan(at).StartsWith(sign, StringComparison.Ordinal))
            {
                at += sign.Length;
                return new(TokenKind.Sign, sign, start);
            }
        }

        if (SingleSigns.Contains(c, StringComparison.Ordinal))
        {
            at++;
            return new(TokenKind.Sign, c.ToString(), start);
        }

        throw new RuleSyntaxException(start, "This character has no meaning in a rule.");
    }

    private static RuleToken Number(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }
        }

        return new(TokenKind.Number, text[start..at], start);
    }

    private static RuleToken Literal(string text, ref int at)
    {
        var start = at;
        var quote = text[at++];
        var content = new StringBuilder();
        while (at < text.Length && text[at] != quote)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
            }

            content.Append(text[at++]);
        }

        if (at >= text.Length)
        {
            throw new RuleSyntaxException(start, "The quotation that begins here does not end.");
        }

        at++;
        return new(TokenKind.Text, content.ToString(), start);
    }
}
