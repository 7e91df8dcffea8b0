using Bonafide.Core;

namespace Bonafide.Batch.Tests.Support;

/// <summary>Ids that count, so that a failure reads the same each time.</summary>
internal sealed class CountingIds : IIds
{
    private int _last;

    public Guid New() => new(Interlocked.Increment(ref _last), 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}
