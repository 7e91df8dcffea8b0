namespace Bonafide.Core;

/// <summary>
/// UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then random bits, so keys sort by creation.
/// </summary>
public sealed class UuidV7Ids(TimeProvider time) : IIds
{
    public Guid New() => Guid.CreateVersion7(time.GetUtcNow());
}
