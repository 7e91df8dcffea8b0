using System.Text.Json;
using Bonafide.Contracts;

namespace Bonafide.Client;

/// <summary>Reads what a refusal says; an answer that is not ours stays readable as its status.</summary>
internal static class Errors
{
    private const int LongestBody = 64 * 1024;

    public static async Task<BonafideApiException> ReadAsync(
        HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var requestId = response.Headers.TryGetValues("X-Request-Id", out var ids) ? ids.FirstOrDefault() : null;
        ProblemReply? problem = null;
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            var buffer = new byte[LongestBody];
            var length = await body.ReadAtLeastAsync(buffer, LongestBody, false, cancellationToken);
            problem = JsonSerializer.Deserialize(buffer.AsSpan(0, length), ContractsJson.Default.ProblemReply);
        }
        catch (JsonException)
        {
            // Not our body: the status has to do.
        }

        return new(response.StatusCode, problem, requestId);
    }
}
