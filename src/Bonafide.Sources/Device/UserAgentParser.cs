using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Bonafide.Core.Facts;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.Device;

/// <summary>What a User-Agent header says; null where it says nothing that is known.</summary>
/// <param name="Model">Family of the device, such as iPhone or Samsung SM-G991B.</param>
internal sealed record UserAgent(
    string? Browser, string? BrowserVersion, string? System, string? SystemVersion, string? Model);

/// <summary>Reads User-Agent headers by the patterns of uap-core.</summary>
internal sealed class UserAgentParser(OpenPack pack)
{
    public const string Pack = "device";
    internal const string Browsers = "ua";
    internal const string Systems = "os";
    internal const string Devices = "dev";

    /// <summary>Family and three parts of the version.</summary>
    private static readonly int[] BrowserGroups = [1, 2, 3, 4];

    /// <summary>Family and four parts of the version.</summary>
    private static readonly int[] SystemGroups = [1, 2, 3, 4, 5];

    /// <summary>Family, brand, model; a brand is written in the pattern or not known.</summary>
    private static readonly int[] DeviceGroups = [1, 0, 1];

    /// <summary>Longer headers are cut: what names the browser stands before.</summary>
    public const int Longest = 512;

    private const int MostKept = 4_096;

    private readonly UserAgentPatterns _browsers = new(pack.File, Browsers, BrowserGroups);
    private readonly UserAgentPatterns _systems = new(pack.File, Systems, SystemGroups);
    private readonly UserAgentPatterns _devices = new(pack.File, Devices, DeviceGroups);
    private readonly ConcurrentDictionary<string, UserAgent> _kept = new(StringComparer.Ordinal);

    public DataVersion Version => pack.Version;

    public static UserAgentParser? TryOpen(PackFolder folder) =>
        folder.TryOpen(Pack) is { } pack ? new(pack) : null;

    public UserAgent Parse(string header)
    {
        var text = header.Length > Longest ? header[..Longest] : header;
        if (_kept.TryGetValue(text, out var known))
        {
            return known;
        }

        var browser = Browser(text);
        var system = System(text);
        var parsed = new UserAgent(
            browser?[0], Joined(browser), system?[0], Joined(system), Device(text)?[0]);
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        return _kept[text] = parsed;
    }

    internal string?[]? Browser(string text) => Match(_browsers, text);

    internal string?[]? System(string text) => Match(_systems, text);

    internal string?[]? Device(string text) => Match(_devices, text);

    /// <summary>A header made to keep a pattern busy is one that says nothing.</summary>
    private static string?[]? Match(UserAgentPatterns patterns, string text)
    {
        try
        {
            return patterns.Match(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static string? Joined(string?[]? fields)
    {
        var parts = fields?.Skip(1).TakeWhile(part => part is not null).ToList();
        return parts is { Count: > 0 } ? string.Join('.', parts) : null;
    }
}
