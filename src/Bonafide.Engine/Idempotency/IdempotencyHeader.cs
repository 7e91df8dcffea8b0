using System.Security.Cryptography;
using Bonafide.Core.Errors;
using Microsoft.AspNetCore.Http;

namespace Bonafide.Engine.Idempotency;

/// <summary>Reads the Idempotency-Key header, for every endpoint that acts.</summary>
public static class IdempotencyHeader
{
    public const string Name = IdempotentRequest.Header;

    /// <summary>Null when the request carries none.</summary>
    /// <exception cref="RequestProblemException">400 when the key is empty, too long, or not plain.</exception>
    public static string? Key(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(Name, out var values))
        {
            return null;
        }

        var key = values.ToString();
        IdempotentRequest.DemandKey(key);
        return key;
    }

    /// <exception cref="RequestProblemException">As of <see cref="Key"/>.</exception>
    public static IdempotentRequest Read(HttpRequest request, ReadOnlyMemory<byte> body, Action? charge = null) =>
        OfHash(request, SHA256.HashData(body.Span), charge);

    /// <exception cref="RequestProblemException">As of <see cref="Key"/>.</exception>
    public static IdempotentRequest OfHash(HttpRequest request, byte[] bodyHash, Action? charge = null) =>
        new(Key(request), request.Method, request.Path.Value ?? string.Empty, bodyHash, charge);
}

/// <summary>
/// Marks an endpoint that offers no key: it only looks, is meant to answer anew each time, or puts the same thing in
/// place again without harm.
/// </summary>
public sealed class TakesNoKey;
