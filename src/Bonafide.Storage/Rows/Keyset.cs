using Bonafide.Storage.Access;

namespace Bonafide.Storage.Rows;

/// <summary>The last row of a page, from which the next one goes on; ordered by creation, then id.</summary>
public readonly record struct Keyset(DateTimeOffset CreatedAt, Guid Id)
{
    /// <summary>Before everything, when newest come first.</summary>
    public static Keyset Newest { get; } = new(Instants.FromMicroseconds(200_000_000_000_000_000), Guid.AllBitsSet);

    /// <summary>Before everything, when oldest come first.</summary>
    public static Keyset Oldest { get; } = new(DateTimeOffset.UnixEpoch, Guid.Empty);
}
