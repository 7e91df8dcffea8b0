using Bonafide.Sources.Registers.Questions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bonafide.Sources.Connectors;

internal static class ConnectorRegistration
{
    /// <summary>Without an <see cref="IConnectorCatalog"/> in the container nobody outside is asked.</summary>
    public static IServiceCollection AddConnectorSource(this IServiceCollection services)
    {
        services.AddSettings<ConnectorOptions>(ConnectorOptions.Section);
        services.AddSingleton<IRecordConnectors>(provider =>
            provider.GetService<IConnectorCatalog>() is { } catalog
                ? new RecordConnectors(
                    catalog, provider.GetRequiredService<IOptions<ConnectorOptions>>().Value,
                    provider.GetRequiredService<TimeProvider>(),
                    provider.GetRequiredService<ILogger<RecordConnectors>>())
                : new NoConnectors());
        return services;
    }

    private sealed class NoConnectors : IRecordConnectors
    {
        public Task<IReadOnlyList<IRecordConnector>> ForAsync(
            Core.TenantId tenant, string kind, string? country, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<IRecordConnector>>([]);
    }
}
