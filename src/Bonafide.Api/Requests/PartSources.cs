using Bonafide.Core.Errors;
using Bonafide.Engine.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Bonafide.Api.Requests;

/// <summary>The JSON body of a DATA part.</summary>
internal sealed class JsonPartSource(HttpRequest request) : IPartSource
{
    public Task<ReadOnlyMemory<byte>> ReadAsync(int mostBytes, CancellationToken cancellationToken) =>
        Bodies.ReadJsonAsync(request, mostBytes, cancellationToken);
}

/// <summary>The part called <c>file</c> of a multipart/form-data body (RFC 7578).</summary>
internal sealed class FilePartSource(HttpRequest request, UploadSlots slots) : IPartSource
{
    private const int MostBoundaryCharacters = 70;
    private const int MostSections = 20;
    private const int OverheadBytes = 64 * 1024;

    public async Task<ReadOnlyMemory<byte>> ReadAsync(int mostBytes, CancellationToken cancellationToken)
    {
        Bodies.Allow(request, mostBytes + OverheadBytes);
        if (request.ContentLength > mostBytes + OverheadBytes)
        {
            throw new RequestProblemException(
                ProblemKind.PayloadTooLarge, $"The file is larger than {mostBytes / (1024 * 1024)} MB.");
        }

        var boundary = Boundary();
        await slots.EnterAsync(request.HttpContext, cancellationToken);
        try
        {
            return await FileAsync(
                new MultipartReader(boundary, request.Body)
                {
                    HeadersCountLimit = 16,
                    HeadersLengthLimit = 16 * 1024,
                },
                mostBytes,
                cancellationToken);
        }
        catch (Exception broken) when (broken is InvalidDataException
            || (broken is IOException and not BadHttpRequestException))
        {
            throw new RequestProblemException(
                ProblemKind.BadRequest, "The multipart body is malformed or ended early.");
        }
    }

    private static async Task<ReadOnlyMemory<byte>> FileAsync(
        MultipartReader reader, int mostBytes, CancellationToken cancellationToken)
    {
        for (var i = 0; i < MostSections; i++)
        {
            if (await reader.ReadNextSectionAsync(cancellationToken) is not { } section)
            {
                break;
            }

            if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
                && HeaderUtilities.RemoveQuotes(disposition.Name).Equals("file", StringComparison.Ordinal))
            {
                var bytes = await Bodies.ReadAsync(section.Body, declared: null, mostBytes, cancellationToken);
                return bytes.IsEmpty
                    ? throw new RequestProblemException(ProblemKind.BadRequest, "The file is empty.")
                    : bytes;
            }
        }

        throw new RequestProblemException(ProblemKind.BadRequest, "The body has no part called file.");
    }

    private string Boundary()
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            throw new RequestProblemException(
                ProblemKind.UnsupportedMediaType, "Send multipart/form-data with one part called file.");
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is > 0 and <= MostBoundaryCharacters
            ? boundary
            : throw new RequestProblemException(ProblemKind.BadRequest,
            "The multipart boundary is missing or too long.");
    }
}

/// <summary>Bounds how many uploads are in memory at once; the place is free again when the request ends.</summary>
internal sealed class UploadSlots(BonafideApiOptions options) : IDisposable
{
    private readonly SemaphoreSlim _free = new(options.MostParallelUploads, options.MostParallelUploads);

    public async Task EnterAsync(HttpContext context, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        context.Response.OnCompleted(() =>
        {
            _free.Release();
            return Task.CompletedTask;
        });
    }

    public void Dispose() => _free.Dispose();
}
