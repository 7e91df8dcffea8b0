using Bonafide.Core.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bonafide.Sources;

internal static class SourceSettings
{
    /// <summary>The options of a source, checked at the start.</summary>
    public static OptionsBuilder<TOptions> AddSettings<TOptions>(this IServiceCollection services, string path)
        where TOptions : class
    {
        services.AddSingleton(new SettingsSection(path, typeof(TOptions)));
        return services.AddOptions<TOptions>().BindConfiguration(path).ValidateDataAnnotations().ValidateOnStart();
    }
}
