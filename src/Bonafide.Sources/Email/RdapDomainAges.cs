using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace Bonafide.Sources.Email;

/// <summary>Asks an RDAP service for the registration event of a domain (RFC 9083 §4.5, §5.3).</summary>
internal sealed class RdapDomainAges(HttpClient client, RdapOptions options, TimeProvider time) : IDomainAges
{
    private const long MaxAnswerBytes = 256 * 1024;
    private const int MaxRedirections = 4;
    private const int MaxDepth = 32;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _known = new(StringComparer.Ordinal);

    /// <summary>Null when no service is configured.</summary>
    public static RdapDomainAges? From(RdapOptions options, TimeProvider time)
    {
        if (string.IsNullOrEmpty(options.BaseUrl))
        {
            return null;
        }

        // Lives as long as the process, in one client; connections are renewed so that DNS changes are seen.
        var handler = new SocketsHttpHandler
        {
            MaxAutomaticRedirections = MaxRedirections,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        return new(new HttpClient(handler) { MaxResponseContentBufferSize = MaxAnswerBytes }, options, time);
    }

    public async Task<DateTimeOffset?> CreatedAtAsync(string registrableDomain, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(registrableDomain, out var known))
        {
            return known;
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromMilliseconds(options.TimeoutMs));
        try
        {
            var url = new Uri(new Uri(options.BaseUrl!), "domain/" + registrableDomain);
            var answer = await client.GetByteArrayAsync(url, deadline.Token);
            if (Registration(answer) is not { } created || created > time.GetUtcNow())
            {
                return null;
            }

            if (_known.Count >= options.CacheEntries)
            {
                _known.Clear();
            }

            _known[registrableDomain] = created;
            return created;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    internal static DateTimeOffset? Registration(ReadOnlyMemory<byte> answer)
    {
        using var json = JsonDocument.Parse(answer, new JsonDocumentOptions { MaxDepth = MaxDepth });
        if (json.RootElement.ValueKind != JsonValueKind.Object
            || !json.RootElement.TryGetProperty("events", out var events) || events.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        foreach (var item in events.EnumerateArray())
        {
            if (Text(item, "eventAction") == "registration" && DateTimeOffset.TryParse(
                Text(item, "eventDate"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            {
                return at.ToUniversalTime();
            }
        }

        return null;
    }

    private static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
