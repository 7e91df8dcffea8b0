using System.Security.Cryptography;
using System.Text;
using Bonafide.Core.Devices;
using Bonafide.Core.Facts;

namespace Bonafide.Sources.Device;

/// <summary>Collected evidence to facts and to the profile by which the device is known again; pure.</summary>
internal static class DeviceReading
{
    /// <summary>Renderers that draw without a graphics unit: virtual machines and browsers without a screen.</summary>
    private static readonly string[] SoftwareGraphics = ["SwiftShader", "llvmpipe", "Basic Render", "softpipe"];

    public static DeviceProfile Profile(CollectedEvidence evidence, UserAgent agent) => new()
    {
        Browser = agent.Browser,
        OperatingSystem = agent.System,
        Model = evidence.Model ?? agent.Model,
        Platform = evidence.Platform,
        Graphics = evidence.Graphics,
        Screen = evidence.Screen is var (width, height)
            ? FormattableString.Invariant($"{Math.Max(width, height)}x{Math.Min(width, height)}")
            : null,
        ColorDepth = evidence.ColorDepth,
        PixelRatio = evidence.PixelRatio,
        Cores = evidence.Cores,
        Memory = evidence.Memory,
        TouchPoints = evidence.TouchPoints,
        Canvas = evidence.Canvas,
        GraphicsHash = evidence.GraphicsHash,
        Audio = evidence.Audio,
        Fonts = evidence.Fonts,
        TimeZone = evidence.TimeZone,
        Languages = evidence.Languages.Count == 0 ? null : string.Join(',', evidence.Languages),
    };

    public static DeviceFacts Facts(OpenedBlackbox box, CollectedEvidence evidence, UserAgent agent) => new()
    {
        Problem = BlackboxProblem.None,
        IsSuspect = IsSuspect(box, evidence),
        CollectedAt = box.CollectedAt,
        TrueIp = box.Address,
        Model = evidence.Model ?? agent.Model ?? agent.System,
        OperatingSystem = agent.System,
        Browser = agent.Browser,
        BrowserVersion = agent.BrowserVersion,
        Language = evidence.Languages.Count == 0 ? null : evidence.Languages[0],
        UtcOffsetMinutes = evidence.UtcOffset,
        Screen = evidence.Screen is var (width, height)
            ? FormattableString.Invariant($"{height}X{width}")
            : null,
        AreCookiesEnabled = evidence.Cookies,
        IsFlashEnabled = evidence.Flash,
        Automation = Automation(evidence),
        IsSystemContradicted = agent.System is { } system && evidence.Platform is { } platform
            ? Contradicts(system, platform)
            : null,
    };

    /// <summary>Every collector writes these, in every browser; and our server saw the same user agent.</summary>
    private static bool IsSuspect(OpenedBlackbox box, CollectedEvidence evidence) =>
        evidence.UserAgent is null || evidence.Platform is null || evidence.UtcOffset is null
        || evidence.Screen is null || evidence.Cookies is null || evidence.WebDriver is null
        || !SHA256.HashData(Encoding.UTF8.GetBytes(evidence.UserAgent)).AsSpan(0, box.UserAgentHash.Length)
            .SequenceEqual(box.UserAgentHash.Span);

    private static List<string> Automation(CollectedEvidence evidence)
    {
        var signs = new List<string>();
        if (evidence.WebDriver == true)
        {
            signs.Add("webdriver");
        }

        if (evidence.UserAgent?.Contains("Headless", StringComparison.OrdinalIgnoreCase) == true)
        {
            signs.Add("headless");
        }

        if (Array.Exists(SoftwareGraphics, name =>
            evidence.Graphics?.Contains(name, StringComparison.OrdinalIgnoreCase) == true))
        {
            signs.Add("softwareGraphics");
        }

        signs.AddRange(evidence.Signs.Where(sign => sign.All(char.IsAsciiLetter)));
        return signs;
    }

    /// <summary>navigator.platform is frozen to few words per system (HTML, The Navigator object).</summary>
    private static bool? Contradicts(string system, string platform)
    {
        string[]? expected = system switch
        {
            "Windows" => ["Win"],
            "Mac OS X" => ["Mac"],
            "iOS" => ["iP", "Mac"],
            "Android" => ["Linux", "Android"],
            "Linux" or "Ubuntu" or "Chrome OS" or "Fedora" or "Debian" => ["Linux"],
            _ => null,
        };
        return expected is null
            ? null
            : !Array.Exists(expected, start => platform.StartsWith(start, StringComparison.Ordinal));
    }
}
