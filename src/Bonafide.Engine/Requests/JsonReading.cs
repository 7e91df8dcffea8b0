using System.Text.Json;
using Bonafide.Core.Errors;

namespace Bonafide.Engine.Requests;

/// <summary>
/// Reads one JSON object member by member and notes every member of the wrong type or length, with its path and never
/// with its value. Unknown members are passed over; null counts as not given.
/// </summary>
internal readonly struct JsonReading(JsonElement element, string path, ICollection<Violation> problems)
{
    /// <summary>A document nested deeper is refused before it is read.</summary>
    public const int MostDepth = 16;

    public static readonly JsonDocumentOptions DocumentOptions = new()
    {
        MaxDepth = MostDepth,
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads a whole body.</summary>
    /// <exception cref="RequestProblemException">The body is no JSON object.</exception>
    public static Parsed<T> Body<T>(ReadOnlyMemory<byte> utf8, Func<JsonReading, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, DocumentOptions);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new RequestProblemException(ProblemKind.BadRequest, "The request body must be a JSON object.");
            }

            var problems = new List<Violation>();
            return new(read(new JsonReading(document.RootElement, string.Empty, problems)), problems);
        }
        catch (JsonException)
        {
            throw new RequestProblemException(
                ProblemKind.BadRequest, "The request body is not well-formed JSON, or it is nested too deeply.");
        }
    }

    public string Path(string name) => path.Length == 0 ? name : $"{path}.{name}";

    public void Report(string name, string code, string message) =>
        problems.Add(new Violation(Path(name), code, message));

    public bool Has(string name) => Find(name) is not null;

    /// <summary>Notes every member that is none of these: for documents where a typing mistake must not be passed
    /// over.</summary>
    public void RefuseOthers(params ReadOnlySpan<string> known)
    {
        foreach (var member in Members())
        {
            if (!known.Contains(member))
            {
                Report(member, ViolationCodes.Unknown, "There is no such member.");
            }
        }
    }

    public string? Text(string name, int mostLength)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Report(name, ViolationCodes.WrongType, "Must be a string.");
            return null;
        }

        return Checked(name, value, mostLength);
    }

    /// <summary>A string, or a number taken as its digits.</summary>
    public string? TextOrNumber(string name, int mostLength)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.Number } number)
        {
            return Text(name, mostLength);
        }

        var digits = number.GetRawText();
        if (digits.Length <= mostLength)
        {
            return digits;
        }

        Report(name, ViolationCodes.TooLong, $"Must be at most {mostLength} characters long.");
        return null;
    }

    /// <summary>A whole number, or a string of its digits.</summary>
    public int? NumberOrDigits(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number))
        {
            return number;
        }

        if (value.ValueKind == JsonValueKind.String
            && value.GetRawText() is { Length: <= 12 } raw
            && int.TryParse(raw.AsSpan(1, raw.Length - 2), System.Globalization.NumberStyles.None, null, out number))
        {
            return number;
        }

        Report(name, ViolationCodes.WrongType, "Must be a whole number, or a string of its digits.");
        return null;
    }

    public bool? Flag(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Report(name, ViolationCodes.WrongType, "Must be true or false.");
        return null;
    }

    public double? Number(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }

        Report(name, ViolationCodes.WrongType, "Must be a number.");
        return null;
    }

    public T? Object<T>(string name, Func<JsonReading, T> read)
        where T : class
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return read(new JsonReading(value, Path(name), problems));
        }

        Report(name, ViolationCodes.WrongType, "Must be an object.");
        return null;
    }

    public IReadOnlyList<T>? Objects<T>(string name, int most, Func<JsonReading, T> read)
    {
        if (Array(name, most) is not { } array)
        {
            return null;
        }

        var items = new List<T>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            var itemName = $"{name}[{items.Count}]";
            var reading = new JsonReading(
                item.ValueKind == JsonValueKind.Object ? item : default, Path(itemName), problems);
            if (item.ValueKind != JsonValueKind.Object)
            {
                Report(itemName, ViolationCodes.WrongType, "Must be an object.");
            }

            items.Add(read(reading));
        }

        return items;
    }

    public IReadOnlyList<int>? Numbers(string name, int most)
    {
        if (Array(name, most) is not { } array)
        {
            return null;
        }

        var items = new List<int>(array.GetArrayLength());
        foreach (var (index, item) in array.EnumerateArray().Index())
        {
            if (item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var number))
            {
                items.Add(number);
            }
            else
            {
                Report($"{name}[{index}]", ViolationCodes.WrongType, "Must be a whole number.");
            }
        }

        return items;
    }

    public IReadOnlyList<string>? Texts(string name, int most, int mostLength)
    {
        if (Array(name, most) is not { } array)
        {
            return null;
        }

        var items = new List<string>(array.GetArrayLength());
        var index = 0;
        foreach (var item in array.EnumerateArray())
        {
            var itemName = $"{name}[{index++}]";
            if (item.ValueKind != JsonValueKind.String)
            {
                Report(itemName, ViolationCodes.WrongType, "Must be a string.");
            }
            else if (Checked(itemName, item, mostLength) is { } text)
            {
                items.Add(text);
            }
        }

        return items;
    }

    /// <summary>An object of strings, such as <c>overrideSettings</c>.</summary>
    public IReadOnlyDictionary<string, string>? TextMap(string name, int most, int mostLength)
    {
        var mine = this;
        return Object(name, inner =>
        {
            var map = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var member in inner.Members())
            {
                if (map.Count == most)
                {
                    mine.Report(name, ViolationCodes.TooMany, $"Must have at most {most} members.");
                    break;
                }

                if (inner.Text(member, mostLength) is { } text)
                {
                    map[member] = text;
                }
            }

            return map;
        });
    }

    public List<string> Members() => element.ValueKind == JsonValueKind.Object
        ? [.. element.EnumerateObject().Select(member => member.Name)]
        : [];

    private JsonElement? Array(string name, int most)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Report(name, ViolationCodes.WrongType, "Must be an array.");
            return null;
        }

        if (value.GetArrayLength() > most)
        {
            Report(name, ViolationCodes.TooMany, $"Must have at most {most} items.");
            return null;
        }

        return value;
    }

    private string? Checked(string name, JsonElement value, int mostLength)
    {
        string text;
        try
        {
            text = value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            Report(name, ViolationCodes.InvalidFormat, "Must be valid Unicode text.");
            return null;
        }

        if (text.Length > mostLength)
        {
            Report(name, ViolationCodes.TooLong, $"Must be at most {mostLength} characters long.");
            return null;
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            Report(name, ViolationCodes.ForbiddenCharacter, "Must not contain the character U+0000.");
            return null;
        }

        return text;
    }

    private JsonElement? Find(string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind != JsonValueKind.Null
            ? value
            : null;
}
