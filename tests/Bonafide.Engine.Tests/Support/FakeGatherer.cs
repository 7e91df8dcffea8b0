using Bonafide.Core.Facts;

namespace Bonafide.Engine.Tests.Support;

/// <summary>A gatherer that finds what the test wants and counts how often it was asked.</summary>
internal sealed class FakeGatherer(string kind, params string[] after) : IFactGatherer
{
    private int _calls;

    public string Kind => kind;

    public IReadOnlyList<string> After => after;

    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    public bool WaitsOutside { get; init; }

    public int Calls => Volatile.Read(ref _calls);

    public Func<GatherContext, CancellationToken, Task<IReadOnlyList<Fact>>>? Does { get; set; }

    public Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        return Does?.Invoke(context, cancellationToken)
            ?? Task.FromResult<IReadOnlyList<Fact>>(
                [Fact.Known(new FactKind<string>(kind), null, $"value of {kind}", new DataVersion("pack", "1"))]);
    }
}
