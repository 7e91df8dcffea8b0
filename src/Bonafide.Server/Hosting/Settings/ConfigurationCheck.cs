using Bonafide.Batch.Jobs;
using Bonafide.Capabilities;
using Bonafide.Core.Settings;
using Bonafide.Engine;
using Bonafide.Engine.Evidence;
using Bonafide.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Hosting.Settings;

/// <summary>
/// Everything that is wrong with a configuration: sections and keys that are none, values of another kind, values out
/// of range. A mistyped key must not leave a default in force that its operator believes changed.
/// </summary>
internal static class ConfigurationCheck
{
    /// <summary>Read by .NET's own logging, by rules of its own.</summary>
    private const string Logging = "Logging";

    /// <summary>A sentence each, which names the key and never repeats the value; empty when all is well.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration)
    {
        var sections = Sections();
        var problems = UnknownSections(configuration, sections).ToList();
        foreach (var section in sections)
        {
            var given = configuration.GetSection(section.Path);
            problems.AddRange(SettingKinds.Problems(given, section.Type));
            if (Bound(given, section.Type) is { } options)
            {
                problems.AddRange(SettingRanges.Problems(section.Path, options));
                problems.AddRange(options is ServerOptions server ? server.Problems() : []);
            }
        }

        return problems;
    }

    private static object? Bound(IConfigurationSection given, Type type)
    {
        try
        {
            return given.Get(type);
        }
        catch (InvalidOperationException)
        {
            // A value of another kind, which is on the list already.
            return null;
        }
    }

    /// <summary>Those of the host, and those that came with their capability, source or worker.</summary>
    internal static IReadOnlyList<SettingsSection> Sections() =>
    [
        new(ServerOptions.Section, typeof(ServerOptions)),
        new("Storage", typeof(StorageSettings)),
        new("Engine", typeof(EngineOptions)),
        new("Batch", typeof(BatchOptions)),
        new(SftpSettings.Section, typeof(SftpSettings)),
        .. Services().Select(service => service.ImplementationInstance).OfType<SettingsSection>(),
    ];

    internal static IServiceCollection Services()
    {
        var services = new ServiceCollection();
        services.AddBonafideCapabilities();
        services.AddBonafideSources(Packs.Data, Packs.Samples);
        services.AddBonafideVision();
        return services;
    }

    private static IEnumerable<string> UnknownSections(
        IConfiguration configuration, IReadOnlyList<SettingsSection> sections)
    {
        foreach (var top in configuration.GetChildren().Where(top => !IsVariableOfTheProgram(top)))
        {
            var below = sections.Where(section => Starts(section.Path, top.Path + ":")).ToList();
            if (below.Count == 0)
            {
                if (!Same(top.Path, Logging) && !sections.Any(section => Same(section.Path, top.Path)))
                {
                    yield return $"{top.Path} is no section of the configuration.";
                }

                continue;
            }

            foreach (var one in top.GetChildren().Where(one => !below.Exists(section => Same(section.Path, one.Path))))
            {
                yield return $"{one.Path} is no section of the configuration.";
            }
        }
    }

    /// <summary>BONAFIDE_DATA and its like stand beside the settings, and are read elsewhere.</summary>
    private static bool IsVariableOfTheProgram(IConfigurationSection top) =>
        !top.GetChildren().Any()
        && Environment.GetEnvironmentVariable("BONAFIDE_" + top.Key.ToUpperInvariant()) == top.Value;

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool Starts(string path, string start) => path.StartsWith(start, StringComparison.OrdinalIgnoreCase);
}
