using System.Text.Json;

namespace Bonafide.Sources.Registers.Import;

/// <summary>JSON lines: one flat object per line, with texts, numbers and booleans.</summary>
internal sealed class JsonRowReader(RegisterLimits limits) : IRowReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 4 };

    public IEnumerable<Row> Rows(Stream file)
    {
        var lines = new LineReader(file, limits.MaxLineBytes);
        while (lines.Next() is { } bytes)
        {
            if (bytes.Length > 0)
            {
                yield return Read(lines.Line, bytes);
            }
        }

        if (lines.TooLong)
        {
            var message = $"A line has at most {limits.MaxLineBytes} bytes.";
            yield return new Row(lines.Line, null, new RegisterProblem(lines.Line, null, "lineTooLong", message));
        }
    }

    private static Row Read(long line, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return Broken(line, "notAnObject", "Each line must be one JSON object.");
            }

            var values = new List<KeyValuePair<string, string>>();
            foreach (var member in document.RootElement.EnumerateObject())
            {
                switch (member.Value.ValueKind)
                {
                    case JsonValueKind.String:
                        values.Add(KeyValuePair.Create(member.Name, member.Value.GetString()!));
                        break;
                    case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                        values.Add(KeyValuePair.Create(member.Name, member.Value.GetRawText()));
                        break;
                    case JsonValueKind.Null:
                        break;
                    default:
                        return Broken(line, "notFlat", "Members must be texts, numbers or booleans.");
                }
            }

            return new Row(line, values, null);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return Broken(line, "json", "The line is not valid UTF-8 JSON.");
        }
    }

    private static Row Broken(long line, string code, string message) =>
        new(line, null, new RegisterProblem(line, null, code, message));
}
