using System.Globalization;
using Bonafide.Core.Capabilities;

namespace Bonafide.Core.Rules;

/// <summary>Reads an expression by recursive descent; the grammar stands in README.md.</summary>
internal sealed class RuleParser(IReadOnlyList<RuleToken> tokens)
{
    private const int MostDepth = 32;
    private const int MostListed = 200;
    private const int MostMonths = 1_200;

    private int _next;
    private int _depth;

    private RuleToken Current => tokens[_next];

    public RuleNode Read()
    {
        var node = ReadAny();
        return Current.Kind == TokenKind.End ? node : throw Wrong("and, or, or the end of the rule");
    }

    private RuleNode ReadAny()
    {
        Deeper();
        var node = ReadAll();
        while (Take("or") || Take("||"))
        {
            node = new AnyOf(node, ReadAll());
        }

        _depth--;
        return node;
    }

    private RuleNode ReadAll()
    {
        var node = ReadNot();
        while (Take("and") || Take("&&"))
        {
            node = new AllOf(node, ReadNot());
        }

        return node;
    }

    private RuleNode ReadNot()
    {
        if (Take("not") || Take("!"))
        {
            Deeper();
            var inner = ReadNot();
            _depth--;
            return new Not(inner);
        }

        if (Take("("))
        {
            var inner = ReadAny();
            Expect(")");
            return inner;
        }

        return ReadCondition();
    }

    private RuleNode ReadCondition()
    {
        if (Current.Kind == TokenKind.Word && tokens[_next + 1] is { Kind: TokenKind.Sign, Text: "(" })
        {
            return ReadFunction();
        }

        if (TakeNull())
        {
            throw Wrong("null on the right of == or != only");
        }

        var left = ReadOperand();
        if (Take("isNull"))
        {
            return new IsNull(left);
        }

        if (Take("olderThanMonths"))
        {
            return new OlderThanMonths(left, ReadMonths());
        }

        if (Take("in"))
        {
            return new In(left, ReadList());
        }

        if (Take("not"))
        {
            Expect("in");
            return new Not(new In(left, ReadList()));
        }

        var operation = ReadOperator();
        if (TakeNull())
        {
            return operation switch
            {
                RuleOperator.Equal => new IsNull(left),
                RuleOperator.NotEqual => new Not(new IsNull(left)),
                _ => throw Wrong("== or != before null"),
            };
        }

        return new Compare(left, operation, ReadOperand());
    }

    private RuleNode ReadFunction()
    {
        var name = Current;
        _next += 2;
        RuleNode node;
        switch (name.Text)
        {
            case "isNull":
                node = new IsNull(ReadOperand());
                break;
            case "olderThanMonths":
                var date = ReadOperand();
                Expect(",");
                node = new OlderThanMonths(date, ReadMonths());
                break;
            case "fuzzyMatch" or "matchFuzzy":
                var left = ReadOperand();
                Expect(",");
                var right = ReadOperand();
                Expect(",");
                node = new FuzzyMatch(left, right, ReadPercent());
                break;
            default:
                throw new RuleSyntaxException(name.Position, "Known functions: isNull, olderThanMonths, fuzzyMatch.");
        }

        Expect(")");
        return node;
    }

    private RuleOperator ReadOperator()
    {
        RuleOperator? found = Current.Text switch
        {
            "==" => RuleOperator.Equal,
            "!=" => RuleOperator.NotEqual,
            "<" => RuleOperator.Less,
            "<=" => RuleOperator.LessOrEqual,
            ">" => RuleOperator.Greater,
            ">=" => RuleOperator.GreaterOrEqual,
            "contains" => RuleOperator.Contains,
            _ => null,
        };
        if (found is null || Current.Kind is TokenKind.Text)
        {
            throw Wrong("an operator");
        }

        _next++;
        return found.Value;
    }

    private RuleOperand ReadOperand() =>
        Current.Kind == TokenKind.Word && Current.Text is not ("true" or "false")
            ? ReadPath()
            : new Literal(ReadValue());

    private RuleValue ReadValue()
    {
        var isNegative = Take("-");
        var token = Current;
        if (token.Kind == TokenKind.Number)
        {
            _next++;
            var number = double.Parse(token.Text, CultureInfo.InvariantCulture);
            return RuleValue.Of(isNegative ? -number : number);
        }

        if (isNegative)
        {
            throw Wrong("a number after the minus");
        }

        if (token.Kind == TokenKind.Text)
        {
            _next++;
            return RuleValue.Of(token.Text);
        }

        if (token.Kind == TokenKind.Word && token.Text is "true" or "false")
        {
            _next++;
            return RuleValue.Of(token.Text == "true");
        }

        throw Wrong("a value");
    }

    private RulePath ReadPath()
    {
        var root = Current;
        if (!RuleRoots.IsKnown(root.Text))
        {
            throw new RuleSyntaxException(
                root.Position, "A path begins with preparedData, transaction or the name of a capability.");
        }

        _next++;
        string? label = null;
        if (Take("["))
        {
            if (!RuleRoots.IsCapability(root.Text))
            {
                throw Wrong("no brackets: only capabilities have labelled entries");
            }

            label = Current.Kind is TokenKind.Word or TokenKind.Text ? Current.Text : throw Wrong("a label");
            _next++;
            Expect("]");
        }

        var members = new List<string>();
        while (Take("."))
        {
            members.Add(Current.Kind == TokenKind.Word ? Current.Text : throw Wrong("a member's name"));
            _next++;
        }

        return RuleRoots.Check(new(root.Text, label, members), root.Position);
    }

    private List<RuleValue> ReadList()
    {
        var closing = Take("(") ? ")" : Take("[") ? "]" : throw Wrong("a list in brackets");
        var values = new List<RuleValue>();
        do
        {
            if (values.Count == MostListed)
            {
                throw Wrong($"at most {MostListed} values in a list");
            }

            values.Add(ReadValue());
        }
        while (Take(","));
        Expect(closing);
        return values;
    }

    private int ReadMonths() =>
        Current.Kind == TokenKind.Number && int.TryParse(Current.Text, CultureInfo.InvariantCulture, out var months)
        && months <= MostMonths && _next++ >= 0
            ? months
            : throw Wrong($"whole months, at most {MostMonths}");

    private double ReadPercent() =>
        Current.Kind == TokenKind.Number
        && double.Parse(Current.Text, CultureInfo.InvariantCulture) is <= 100 and var percent
        && _next++ >= 0
            ? percent
            : throw Wrong("a percentage from 0 to 100");

    private bool TakeNull() => Current.Kind == TokenKind.Word && Take("null");

    private bool Take(string text)
    {
        if (Current.Kind is not (TokenKind.Word or TokenKind.Sign) || Current.Text != text)
        {
            return false;
        }

        _next++;
        return true;
    }

    private void Expect(string text)
    {
        if (!Take(text))
        {
            throw Wrong($"'{text}'");
        }
    }

    private void Deeper()
    {
        if (++_depth > MostDepth)
        {
            throw Wrong($"at most {MostDepth} levels of brackets");
        }
    }

    private RuleSyntaxException Wrong(string expected) => new(Current.Position, $"Expected here: {expected}.");
}

/// <summary>Where paths may begin and how they go on.</summary>
internal static class RuleRoots
{
    public const string PreparedData = "preparedData";
    public const string Transaction = "transaction";
    public const string DecisionType = "decisionType";
    public const string Label = "label";
    public const string Data = "data";

    private const int MostMembers = 6;

    public static bool IsCapability(string root) => CapabilityNames.All.Contains(root);

    public static bool IsKnown(string root) => root is PreparedData or Transaction || IsCapability(root);

    /// <summary>A capability's member is decisionType, label or data.*; extraction's data need no
    /// <c>data.</c></summary>
    public static RulePath Check(RulePath path, int position)
    {
        if (path.Members.Count is 0 or > MostMembers)
        {
            throw new RuleSyntaxException(position, $"A path has 1 to {MostMembers} members after its beginning.");
        }

        if (!IsCapability(path.Root) || path.Members is [DecisionType] or [Label] or [Data, _, ..])
        {
            return path;
        }

        return path.Root == CapabilityNames.Extraction && path.Members[0] != Data
            ? path with { Members = [Data, .. path.Members] }
            : throw new RuleSyntaxException(position, "Of a capability: decisionType, label, or data and a member.");
    }
}
