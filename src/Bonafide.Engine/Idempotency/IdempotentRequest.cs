using Bonafide.Core.Errors;
using Bonafide.Engine.Requests;

namespace Bonafide.Engine.Idempotency;

/// <summary>A request that may be a repeat.</summary>
/// <param name="Key">The caller's Idempotency-Key; null when the request carries none.</param>
/// <param name="Method">POST or PUT.</param>
/// <param name="Path">The path, so that one key may be used for several resources.</param>
/// <param name="BodyHash">SHA-256 of the content.</param>
/// <param name="Charge">Takes the request's share of the rate limit; a repeat is not charged.</param>
public sealed record IdempotentRequest(
    string? Key, string Method, string Path, ReadOnlyMemory<byte> BodyHash, Action? Charge = null)
{
    /// <summary>Of a caller inside the process, which does not repeat itself.</summary>
    public static IdempotentRequest Once { get; } = new(null, "POST", "/", default);

    /// <summary>1 to 255 visible ASCII characters.</summary>
    public const int MostCharacters = 255;

    /// <summary>The name of the header that carries the key.</summary>
    public const string Header = "Idempotency-Key";

    /// <exception cref="RequestProblemException">400 when the key is empty, too long, or not plain.</exception>
    public static void DemandKey(string key)
    {
        if (key.Length is 0 or > MostCharacters || !key.All(c => c is > ' ' and < '\u007F'))
        {
            throw new RequestProblemException(
                ProblemKind.BadRequest,
                "The Idempotency-Key header is invalid.",
                [new(Header, ViolationCodes.InvalidFormat, "Must be 1 to 255 visible ASCII characters.")]);
        }
    }
}
