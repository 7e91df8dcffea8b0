using System.Text;
using Bonafide.Core.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Bonafide.Api.Requests;

/// <summary>Reads bodies within a bound; not one byte more is kept.</summary>
internal static class Bodies
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <exception cref="RequestProblemException">413 when there is more, 415 when it is not JSON.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadJsonAsync(
        HttpRequest request, int mostBytes, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            throw new RequestProblemException(
                ProblemKind.UnsupportedMediaType, "The content type must be application/json.");
        }

        Allow(request, mostBytes + 1);
        return await ReadAsync(request.Body, request.ContentLength, mostBytes, cancellationToken);
    }

    /// <exception cref="RequestProblemException">413 when there is more, 415 when it is no CSV, 400 when it is not
    /// UTF-8.</exception>
    public static async Task<(string Text, ReadOnlyMemory<byte> Bytes)> ReadCsvAsync(
        HttpRequest request, int mostBytes, CancellationToken cancellationToken)
    {
        if (request.ContentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) is not true)
        {
            throw new RequestProblemException(
                ProblemKind.UnsupportedMediaType, "The content type must be text/csv.");
        }

        Allow(request, mostBytes + 1);
        var bytes = await ReadAsync(request.Body, request.ContentLength, mostBytes, cancellationToken);
        try
        {
            return (StrictUtf8.GetString(bytes.Span), bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new RequestProblemException(ProblemKind.BadRequest, "The file must be UTF-8.");
        }
    }

    /// <exception cref="RequestProblemException">413 when there is more.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        Stream body, long? declared, int mostBytes, CancellationToken cancellationToken)
    {
        if (declared > mostBytes)
        {
            throw TooLarge(mostBytes);
        }

        // One byte more than allowed shows that there is too much.
        var buffer = new byte[declared is { } known ? (int)known + 1 : Math.Min(16 * 1024, mostBytes + 1)];
        var length = 0;
        while (true)
        {
            var read = await body.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                return buffer.AsMemory(0, length);
            }

            length += read;
            if (length > mostBytes)
            {
                throw TooLarge(mostBytes);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min((long)buffer.Length * 2, mostBytes + 1L));
            }
        }
    }

    /// <summary>Sets the server's own bound for this request.</summary>
    public static void Allow(HttpRequest request, long mostBytes)
    {
        var feature = request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (feature is { IsReadOnly: false })
        {
            feature.MaxRequestBodySize = mostBytes;
        }
    }

    private static RequestProblemException TooLarge(int mostBytes) => new(
        ProblemKind.PayloadTooLarge,
        mostBytes >= 1024 * 1024
            ? $"The content is larger than {mostBytes / (1024 * 1024)} MB."
            : $"The content is larger than {mostBytes / 1024} kB.");
}
