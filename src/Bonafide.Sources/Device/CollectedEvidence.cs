using System.Text.Json;

namespace Bonafide.Sources.Device;

/// <summary>
/// The collector's JSON, member by member. Whoever holds the page can write anything here, so that a member of another
/// type, or longer than any browser makes it, reads as missing.
/// </summary>
internal sealed class CollectedEvidence
{
    /// <summary>More evidence than any browser gives.</summary>
    public const int MostBytes = 64 * 1024;

    private const int MostText = 1_024;
    private const int MostSigns = 16;
    private const int StoredIdLength = 32;

    private readonly JsonElement _root;

    private CollectedEvidence(JsonElement root) => _root = root;

    public string? UserAgent => Text(_root, "userAgent");

    public string? Platform => Text(_root, "platform");

    public string? TimeZone => Text(_root, "timeZone");

    public string? Canvas => Text(_root, "canvas");

    public string? Audio => Text(_root, "audio");

    public string? Fonts => Text(_root, "fonts");

    public string? Model => Text(_root, "model");

    public string? Graphics => Text(Member(_root, "graphics"), "unit");

    public string? GraphicsHash => Text(Member(_root, "graphics"), "hash");

    public string? StoredId => Text(_root, "id") is { Length: StoredIdLength } id && id.All(char.IsAsciiHexDigitLower)
        ? id
        : null;

    public bool IsStoredIdNew => Flag("isNewId") != false;

    /// <summary>Minutes east of UTC; no zone was ever further out than this.</summary>
    public int? UtcOffset => Number(_root, "utcOffset", -16 * 60, 16 * 60) is { } minutes ? (int)minutes : null;

    public (int Width, int Height)? Screen =>
        Number(Member(_root, "screen"), "width", 1, 100_000) is { } width
        && Number(Member(_root, "screen"), "height", 1, 100_000) is { } height
            ? ((int)width, (int)height)
            : null;

    public int? ColorDepth => (int?)Number(Member(_root, "screen"), "depth", 1, 128);

    public double? PixelRatio => Number(Member(_root, "screen"), "ratio", 0.01, 100);

    public int? Cores => (int?)Number(_root, "cores", 1, 10_000);

    public double? Memory => Number(_root, "memory", 0.01, 10_000);

    public int? TouchPoints => (int?)Number(_root, "touch", 0, 1_000);

    public bool? Cookies => Flag("cookies");

    public bool? Flash => Flag("flash");

    public bool? WebDriver => Flag("webdriver");

    public IReadOnlyList<string> Languages => Texts("languages");

    public IReadOnlyList<string> Signs => Texts("signs");

    /// <summary>Null when it is no JSON object of a bearable size.</summary>
    public static CollectedEvidence? Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length is 0 or > MostBytes)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(utf8, new() { MaxDepth = 8 });
            return document.RootElement.ValueKind == JsonValueKind.Object ? new(document.RootElement.Clone()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool? Flag(string name) => Member(_root, name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => null,
    };

    private List<string> Texts(string name) => Member(_root, name) is { ValueKind: JsonValueKind.Array } array
        ? [.. array.EnumerateArray().Take(MostSigns).Select(Text).OfType<string>()]
        : [];

    private static JsonElement? Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } parent && Member(parent, name) is { } value ? Text(value) : null;

    private static string? Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= MostText } text
        && !text.Any(char.IsControl)
            ? text
            : null;

    private static double? Number(JsonElement? element, string name, double least, double most) =>
        element is { ValueKind: JsonValueKind.Object } parent
        && Member(parent, name) is { ValueKind: JsonValueKind.Number } value
        && value.TryGetDouble(out var number) && number >= least && number <= most
            ? number
            : null;
}
