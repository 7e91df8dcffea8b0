using System.Runtime.InteropServices;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.Device;

/// <summary>
/// Compiles the patterns of uap-core. Its YAML keeps to one form: a list's name, then entries that begin with
/// <c>- regex</c>, each member on its own line in single quotes; another form stops the build.
/// </summary>
internal static class DevicePackCompiler
{
    private const string Package = "uap-core";

    public static readonly PackCompiler Compiler = new(UserAgentParser.Pack, [Package], Compile);

    private static readonly (string List, string Table, string[] Fields)[] Lists =
    [
        ("user_agent_parsers", UserAgentParser.Browsers,
            ["family_replacement", "v1_replacement", "v2_replacement", "v3_replacement"]),
        ("os_parsers", UserAgentParser.Systems,
            ["os_replacement", "os_v1_replacement", "os_v2_replacement", "os_v3_replacement", "os_v4_replacement"]),
        ("device_parsers", UserAgentParser.Devices,
            ["device_replacement", "brand_replacement", "model_replacement"]),
    ];

    private static void Compile(DescribedPackages packages, PackFileWriter writer)
    {
        var entries = Read(packages.Lines(Package, "regexes.yaml"));
        foreach (var (list, table, fields) in Lists)
        {
            var texts = new TextTable.Builder();
            var patterns = new List<uint>();
            var flags = new List<uint>();
            foreach (var entry in entries[list])
            {
                patterns.Add((uint)texts.Add(entry["regex"]));
                patterns.AddRange(fields.Select(field => (uint)texts.Add(entry.GetValueOrDefault(field))));
                flags.Add(entry.GetValueOrDefault("regex_flag") == "i" ? UserAgentPatterns.IgnoreCase : 0);
            }

            texts.WriteTo(writer, table);
            writer.Add(table + UserAgentPatterns.Patterns, Bytes(patterns));
            writer.Add(table + UserAgentPatterns.Flags, Bytes(flags));
        }
    }

    private static Dictionary<string, List<Dictionary<string, string>>> Read(IEnumerable<string> lines)
    {
        var lists = new Dictionary<string, List<Dictionary<string, string>>>(StringComparer.Ordinal);
        List<Dictionary<string, string>> list = [];
        foreach (var line in lines)
        {
            var text = line.Trim();
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            if (line[0] != ' ' && text[^1] == ':')
            {
                lists.Add(text[..^1], list = []);
                continue;
            }

            if (text.StartsWith("- ", StringComparison.Ordinal))
            {
                list.Add(new(StringComparer.Ordinal));
                text = text[2..];
            }

            var (name, value) = Member(text);
            list[^1].Add(name, value);
        }

        return lists;
    }

    private static (string Name, string Value) Member(string text)
    {
        var colon = text.IndexOf(": '", StringComparison.Ordinal);
        var end = text.LastIndexOf('\'');
        if (colon < 0 || end < colon + 3 || text[(end + 1)..].TrimStart() is not ("" or ['#', ..]))
        {
            throw new InvalidDataException("A line of uap-core's patterns has a form that is not known.");
        }

        return (text[..colon], text[(colon + 3)..end].Replace("''", "'", StringComparison.Ordinal));
    }

    private static byte[] Bytes(List<uint> values) =>
        MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(values)).ToArray();
}
