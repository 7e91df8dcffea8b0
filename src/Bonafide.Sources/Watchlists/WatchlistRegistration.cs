using Bonafide.Core.Facts;
using Bonafide.Sources.Imports;
using Bonafide.Sources.Transliteration;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Sources.Watchlists;

internal static class WatchlistRegistration
{
    /// <summary>Without an <see cref="ImportStore"/> in the container, only the sandbox's list is searched.</summary>
    public static IServiceCollection AddWatchlistSource(this IServiceCollection services)
    {
        services.AddSingleton<IFactGatherer>(provider => new WatchlistFactGatherer(
            provider.GetService<ImportStore>() is { } store
                ? new OpenImports<WatchlistIndex>(store, WatchlistIndex.Area, WatchlistIndex.Open)
                : null,
            provider.GetRequiredService<TransliterationTable>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
