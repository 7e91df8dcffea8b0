using Bonafide.Sources.Connectors;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Engine.Connectors;

public static class ConnectorServiceCollectionExtensions
{
    /// <summary>Adds the tenants' connectors. Without them nobody outside is asked.</summary>
    public static IServiceCollection AddBonafideConnectors(this IServiceCollection services) => services
        .AddSingleton<StoredConnectors>()
        .AddSingleton<IConnectorCatalog>(provider => provider.GetRequiredService<StoredConnectors>())
        .AddSingleton<ConnectorService>();
}
