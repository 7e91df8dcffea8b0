using System.Text;
using Bonafide.Batch.Csv;
using Bonafide.Batch.Home;
using Bonafide.Batch.Jobs;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Bonafide.Batch.Endpoints;

/// <summary>
/// Brings the files of a request into the spool: a zip, a lone <c>text/csv</c>, or multipart/form-data (RFC 7578) in
/// which each part is a file and its file name the path relative to <c>input.csv</c>.
/// </summary>
internal sealed class RequestFiles(ISpool spool, IIds ids, BatchOptions options)
{
    private const int MostBoundaryCharacters = 70;
    private const int Depth = 8;

    public static bool HasBody(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? request.ContentLength > 0;

    /// <summary>Durable when it returns; nothing stays behind when it throws.</summary>
    /// <exception cref="RequestProblemException">400, 413, 415, or 503 when the disk takes no more.</exception>
    public async Task<IReadOnlyList<UploadedFile>> KeepAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bound)
        {
            bound.MaxRequestBodySize = options.RequestBytes;
        }

        var kept = new List<UploadedFile>();
        try
        {
            if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            {
                await KeepAsync("upload.zip", request.Body, kept, cancel);
            }
            else if (type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            {
                await KeepPartsAsync(new MultipartReader(Boundary(type), request.Body), kept, cancel);
            }
            else
            {
                var isCsv = type.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase);
                await KeepAsync(isCsv ? InputValidation.FileName : "upload.zip", request.Body, kept, cancel);
            }

            spool.Sync([.. kept.Select(file => file.Content)]);
            return kept;
        }
        catch
        {
            Drop(kept);
            throw;
        }
    }

    public void Drop(IEnumerable<UploadedFile> files)
    {
        foreach (var file in files)
        {
            spool.Delete(file.Content);
        }
    }

    private async Task KeepPartsAsync(MultipartReader reader, List<UploadedFile> kept, CancellationToken cancel)
    {
        reader.HeadersCountLimit = 16;
        reader.HeadersLengthLimit = 16 * 1024;
        try
        {
            while (await reader.ReadNextSectionAsync(cancel) is { } section)
            {
                if (kept.Count >= options.Zip.Entries)
                {
                    throw new RequestProblemException(
                        ProblemKind.PayloadTooLarge, $"At most {options.Zip.Entries} files in one request.");
                }

                await KeepAsync(PathOf(section, kept), section.Body, kept, cancel);
            }
        }
        catch (Exception broken) when (broken is InvalidDataException
            || (broken is IOException and not BadHttpRequestException))
        {
            throw new RequestProblemException(
                ProblemKind.BadRequest, "The multipart body is malformed or ended early.");
        }
    }

    private async Task KeepAsync(string path, Stream body, List<UploadedFile> kept, CancellationToken cancel)
    {
        var content = ids.New();
        using var handle = Guarded(() => spool.Create(content));
        kept.Add(new UploadedFile(path, content, 0));
        var room = options.RequestBytes - kept.Sum(file => file.Size);
        var buffer = new byte[64 * 1024];
        long size = 0;
        for (int count; (count = await body.ReadAsync(buffer, cancel)) > 0; size += count)
        {
            if (size + count > room)
            {
                throw new RequestProblemException(
                    ProblemKind.PayloadTooLarge,
                    $"One request takes at most {options.RequestBytes / (1024 * 1024)} MB; upload more by SFTP.");
            }

            var (at, length) = (size, count);
            Guarded(() =>
            {
                RandomAccess.Write(handle, buffer.AsSpan(0, length), at);
                return true;
            });
        }

        kept[^1] = kept[^1] with { Size = size };
    }

    private static T Guarded<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (IOException)
        {
            throw new RequestProblemException(
                ProblemKind.Unavailable, "The disk for uploads takes no more right now; try again later.")
            {
                RetryAfter = TimeSpan.FromMinutes(1),
            };
        }
    }

    /// <summary>Names follow the rules of SFTP.</summary>
    private static string PathOf(MultipartSection section, List<UploadedFile> kept)
    {
        var name = ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
            ? HeaderUtilities.RemoveQuotes(
                disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString()
            : "";
        if (name.Length == 0
            || HomePath.Parse(Encoding.UTF8.GetBytes(name), Depth, out var path) != HomeResult.Ok
            || path.IsRoot)
        {
            throw new RequestProblemException(
                ProblemKind.BadRequest, "Each part must be a file whose name is its path beside input.csv.");
        }

        var text = string.Join('/', path.Names);
        return kept.Any(file => file.Path == text)
            ? throw new RequestProblemException(ProblemKind.BadRequest, "Two parts have the same file name.")
            : text;
    }

    private static string Boundary(MediaTypeHeaderValue type)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is > 0 and <= MostBoundaryCharacters
            ? boundary
            : throw new RequestProblemException(
                ProblemKind.BadRequest, "The multipart boundary is missing or too long.");
    }
}
