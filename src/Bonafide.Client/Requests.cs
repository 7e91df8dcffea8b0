using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace Bonafide.Client;

/// <summary>Typed requests over the transport: every POST and PUT carries an idempotency key of its own.</summary>
internal sealed class Requests(Transport transport, BonafideClientOptions options, Func<string> newKey)
{
    public Uri At(string path) => new(options.BaseUrl, path);

    public Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, At(path), () => null, type, null, cancellationToken);

    /// <param name="content">Makes the body anew for each try.</param>
    /// <param name="transactionToken">The token of an account reply; null uses the client's own.</param>
    public async Task<T> SendAsync<T>(
        HttpMethod method, Uri url, Func<HttpContent?> content, JsonTypeInfo<T> type, string? transactionToken,
        CancellationToken cancellationToken)
    {
        using var response = await SendAsync(method, url, content, transactionToken, cancellationToken);
        return (await response.Content.ReadFromJsonAsync(type, cancellationToken))!;
    }

    public async Task SendAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(method, At(path), () => null, null, cancellationToken);
    }

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, Uri url, Func<HttpContent?> content, string? transactionToken,
        CancellationToken cancellationToken)
    {
        var key = method == HttpMethod.Post || method == HttpMethod.Put ? newKey() : null;
        return transport.SendAsync(
            () => new HttpRequestMessage(method, url) { Content = content() }, transactionToken, key,
            cancellationToken);
    }

    /// <summary>A list page after page, each fetched when the one before is used up.</summary>
    public async IAsyncEnumerable<TItem> ListAsync<TPage, TItem>(
        string path, JsonTypeInfo<TPage> type, Func<TPage, (IReadOnlyList<TItem> Items, string? Next)> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var query = cursor is null ? string.Empty : $"{separator}cursor={Uri.EscapeDataString(cursor)}";
            var (items, next) = read(await GetAsync(path + query, type, cancellationToken));
            foreach (var item in items)
            {
                yield return item;
            }

            cursor = next;
        }
        while (cursor is not null);
    }

    public static JsonContent Json<T>(T value, JsonTypeInfo<T> type) => JsonContent.Create(value, type);
}
