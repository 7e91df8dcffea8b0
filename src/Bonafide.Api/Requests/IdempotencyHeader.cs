using System.Security.Cryptography;
using Bonafide.Core.Errors;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Requests;
using Microsoft.AspNetCore.Http;

namespace Bonafide.Api.Requests;

/// <summary>Reads the Idempotency-Key header.</summary>
internal static class IdempotencyHeader
{
    public const string Name = IdempotentRequest.Header;

    public static IdempotentRequest Read(HttpRequest request, ReadOnlyMemory<byte> body, Action? charge = null) =>
        OfHash(request, SHA256.HashData(body.Span), charge);

    /// <exception cref="RequestProblemException">400 when the key is empty, too long, or not plain.</exception>
    public static IdempotentRequest OfHash(HttpRequest request, byte[] bodyHash, Action? charge = null)
    {
        string? key = null;
        if (request.Headers.TryGetValue(Name, out var values))
        {
            key = values.ToString();
            IdempotentRequest.DemandKey(key);
        }

        return new(key, request.Method, request.Path.Value ?? string.Empty, bodyHash, charge);
    }
}
