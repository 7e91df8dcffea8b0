using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using Bonafide.Core;
using Bonafide.Sources.Registers.Questions;
using Microsoft.Extensions.Logging;

namespace Bonafide.Sources.Connectors;

/// <summary>A definition with the version that changes whenever it does.</summary>
public sealed record StoredConnector(ConnectorDefinition Definition, string Version);

/// <summary>The connectors that a tenant has configured; the database holds them, sealed.</summary>
public interface IConnectorCatalog
{
    ValueTask<IReadOnlyList<StoredConnector>> OfAsync(TenantId tenant, CancellationToken cancellationToken);
}

/// <summary>Section <c>Sources:Connectors</c>.</summary>
public sealed record ConnectorOptions
{
    public const string Section = "Sources:Connectors";

    /// <summary>Lets providers be http, private and loopback: for a provider behind a private line.</summary>
    public bool AllowPrivateDestinations { get; init; }

    /// <summary>Connectors whose connections and circuits are remembered, 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int MostRemembered { get; init; } = 1_000;
}

/// <summary>Keeps one connector per definition, with its connections, tokens and circuit.</summary>
internal sealed class RecordConnectors(
    IConnectorCatalog catalog, ConnectorOptions options, TimeProvider time, ILogger<RecordConnectors> log)
    : IRecordConnectors, IDisposable
{
    private readonly ConcurrentDictionary<(TenantId, string), (string Version, HttpRecordConnector Connector)> _open =
        new();

    public async Task<IReadOnlyList<IRecordConnector>> ForAsync(
        TenantId tenant, string kind, string? country, CancellationToken cancellationToken)
    {
        var stored = await catalog.OfAsync(tenant, cancellationToken).ConfigureAwait(false);
        return [.. stored.Select(one => Open(tenant, one)).Where(connector => connector.Answers(kind, country))];
    }

    public void Dispose()
    {
        foreach (var (_, connector) in _open.Values)
        {
            connector.Dispose();
        }
    }

    private HttpRecordConnector Open(TenantId tenant, StoredConnector stored)
    {
        var slot = (tenant, stored.Definition.Name);
        if (_open.TryGetValue(slot, out var open) && open.Version == stored.Version)
        {
            return open.Connector;
        }

        if (_open.Count >= options.MostRemembered)
        {
            _open.Clear();
        }

        // One that was replaced ends its calls in peace; its connections close when nobody holds them.
        var connector = new HttpRecordConnector(stored, options.AllowPrivateDestinations, time, log);
        return _open.AddOrUpdate(
            slot, (stored.Version, connector),
            (_, other) => other.Version == stored.Version ? other : (stored.Version, connector)).Connector;
    }
}
