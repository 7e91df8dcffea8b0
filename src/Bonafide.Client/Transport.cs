using System.Net;
using System.Net.Http.Headers;

namespace Bonafide.Client;

/// <summary>
/// Sends one request until it is answered: authorisation, idempotency key, retries with growing pauses.
/// </summary>
internal sealed class Transport(HttpClient http, BonafideClientOptions options, TimeProvider time, AccessTokens tokens)
{
    /// <summary>
    /// Sends a request that <paramref name="make"/> builds anew for each try. A POST or PUT carries the same
    /// <c>Idempotency-Key</c> in each, so that a repeated try cannot act twice.
    /// </summary>
    /// <param name="transactionToken">The token of an account reply; null uses the client's own.</param>
    public async Task<HttpResponseMessage> SendAsync(
        Func<HttpRequestMessage> make, string? transactionToken, string? idempotencyKey,
        CancellationToken cancellationToken)
    {
        var refreshed = false;
        for (var attempt = 1; ; attempt++)
        {
            using var request = make();
            var token = transactionToken ?? await tokens.GetAsync(cancellationToken);
            Dress(request, token, idempotencyKey);
            var (response, failure) = await TryAsync(request, cancellationToken);
            if (response is { IsSuccessStatusCode: true })
            {
                return response;
            }

            if (response?.StatusCode == HttpStatusCode.Unauthorized && transactionToken is null && !refreshed)
            {
                // The token may have been revoked early: one new one, then the answer stands.
                refreshed = true;
                tokens.Drop(token);
                response.Dispose();
                continue;
            }

            var pause = Pause(response, attempt);
            if (attempt >= options.MaxAttempts || pause is null)
            {
                throw response is null ? failure! : await Errors.ReadAsync(response, cancellationToken);
            }

            response?.Dispose();
            await Task.Delay(pause.Value, time, cancellationToken);
        }
    }

    private void Dress(HttpRequestMessage request, string token, string? idempotencyKey)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }
    }

    private async Task<(HttpResponseMessage? Response, HttpRequestException? Failure)> TryAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return (await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken), null);
        }
        catch (HttpRequestException failure)
        {
            return (null, failure);
        }
    }

    /// <summary>How long to wait before the next try; null when trying again would not help.</summary>
    private TimeSpan? Pause(HttpResponseMessage? response, int attempt)
    {
        var own = options.FirstRetryDelay * Math.Pow(2, attempt - 1);
        if (response is null)
        {
            return own;
        }

        if (response.StatusCode != HttpStatusCode.TooManyRequests && (int)response.StatusCode < 500)
        {
            return null;
        }

        var asked = response.Headers.RetryAfter?.Delta ?? own;
        return asked <= options.LongestRetryDelay ? asked : null;
    }
}
