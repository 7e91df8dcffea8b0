using System.Security.Cryptography;
using Bonafide.Core.Errors;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Requests;
using Microsoft.AspNetCore.Http;

namespace Bonafide.Api.Requests;

/// <summary>Reads the Idempotency-Key header.</summary>
internal static class IdempotencyHeader
{
    public const string Name = "Idempotency-Key";

    public static IdempotentRequest Read(HttpRequest request, ReadOnlyMemory<byte> body, Action? charge = null) =>
        OfHash(request, SHA256.HashData(body.Span), charge);

    /// <exception cref="RequestProblemException">400 when the key is empty, too long, or not plain.</exception>
    public static IdempotentRequest OfHash(HttpRequest request, byte[] bodyHash, Action? charge = null)
    {
        string? key = null;
        if (request.Headers.TryGetValue(Name, out var values))
        {
            key = values.ToString();
            if (key.Length is 0 or > IdempotentRequest.MostCharacters || !key.All(c => c is > ' ' and < '\u007F'))
            {
                throw new RequestProblemException(
                    ProblemKind.BadRequest,
                    "The Idempotency-Key header is invalid.",
                    [new(Name, ViolationCodes.InvalidFormat, "Must be 1 to 255 visible ASCII characters.")]);
            }
        }

        return new(key, request.Method, request.Path.Value ?? string.Empty, bodyHash, charge);
    }
}
