using System.Globalization;
using System.Text;

namespace Bonafide.Sources.Phone.Plan;

/// <summary>
/// Reads the array and object literals of a JavaScript data file: numbers, texts, arrays with holes, objects, and
/// <c>"A B".split(" ")</c>. Nothing is run. Arrays come as lists with null in the holes, texts as strings.
/// </summary>
internal sealed class ScriptLiteral
{
    private const int DeepestNesting = 16;

    private readonly string _script;
    private int _at;
    private int _depth;

    private ScriptLiteral(string script, int start)
    {
        _script = script;
        _at = start;
    }

    /// <summary>The object that a script assigns to a name.</summary>
    /// <exception cref="InvalidDataException">There is none, or it is written in another way.</exception>
    public static Dictionary<string, object?> Assigned(string script, string name)
    {
        var found = script.IndexOf(name + "={", StringComparison.Ordinal);
        return found >= 0
            ? new ScriptLiteral(script, found + name.Length + 1).Object()
            : throw new InvalidDataException($"The script does not assign {name}.");
    }

    private object? Value() => Peek() switch
    {
        '[' => Nested(Array),
        '{' => Nested(Object),
        '"' => TextOrList(),
        _ => Number(),
    };

    private T Nested<T>(Func<T> read)
    {
        if (++_depth > DeepestNesting)
        {
            throw Unexpected();
        }

        var value = read();
        _depth--;
        return value;
    }

    private List<object?> Array()
    {
        var items = new List<object?>();
        Expect('[');
        while (Peek() != ']')
        {
            if (Peek() == ',')
            {
                items.Add(null);
                _at++;
                continue;
            }

            items.Add(Value());
            if (Peek() != ']')
            {
                Expect(',');
            }
        }

        Expect(']');
        return items;
    }

    private Dictionary<string, object?> Object()
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        Expect('{');
        while (Peek() != '}')
        {
            var start = _at;
            while (char.IsAsciiLetterOrDigit(Here()))
            {
                _at++;
            }

            var name = _script[start.._at];
            Expect(':');
            members.Add(name, Value());
            if (Peek() == ',')
            {
                _at++;
            }
        }

        Expect('}');
        return members;
    }

    private object TextOrList()
    {
        const string split = ".split(\" \")";
        var text = Text();
        if (!_script.AsSpan(_at).StartsWith(split))
        {
            return text;
        }

        _at += split.Length;
        return text.Split(' ').Cast<object?>().ToList();
    }

    private string Text()
    {
        var text = new StringBuilder();
        Expect('"');
        while (Here() != '"')
        {
            if (Here() == '\\')
            {
                _at++;
            }

            text.Append(Here());
            _at++;
        }

        Expect('"');
        return text.ToString();
    }

    private int Number()
    {
        var start = _at;
        while (char.IsAsciiDigit(Here()) || Here() == '-')
        {
            _at++;
        }

        return int.TryParse(_script.AsSpan(start, _at - start), CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Unexpected();
    }

    /// <summary>The next sign that is no white space.</summary>
    private char Peek()
    {
        while (char.IsWhiteSpace(Here()))
        {
            _at++;
        }

        return Here();
    }

    private char Here() => _at < _script.Length ? _script[_at] : throw Unexpected();

    private void Expect(char c)
    {
        if (Peek() != c)
        {
            throw Unexpected();
        }

        _at++;
    }

    private InvalidDataException Unexpected() => new($"The script is written in an unknown way at {_at}.");
}
