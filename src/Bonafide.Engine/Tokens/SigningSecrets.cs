using System.Collections.Concurrent;
using Bonafide.Storage.Keys;

namespace Bonafide.Engine.Tokens;

/// <summary>Keeps the installation's signing secrets in memory, so that no request waits for them.</summary>
public sealed class SigningSecrets(InstallationSecrets secrets, TimeProvider time)
{
    /// <summary>How soon a rotation on another node is seen.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Loaded> _sets = new(StringComparer.Ordinal);

    /// <summary>All secrets of a kind, the one that signs first.</summary>
    public ValueTask<IReadOnlyList<InstallationSecret>> OfKindAsync(string kind, CancellationToken cancellationToken) =>
        _sets.TryGetValue(kind, out var known) && time.GetElapsedTime(known.At) < Freshness
            ? ValueTask.FromResult(known.Secrets)
            : new(LoadAsync(kind, cancellationToken));

    /// <summary>Makes a new secret that signs from now on; what the earlier ones signed still verifies.</summary>
    public async Task RotateAsync(string kind, CancellationToken cancellationToken)
    {
        await secrets.RotateAsync(kind, cancellationToken).ConfigureAwait(false);
        _sets.TryRemove(kind, out _);
    }

    private async Task<IReadOnlyList<InstallationSecret>> LoadAsync(string kind, CancellationToken cancellationToken)
    {
        var loaded = await secrets.GetAsync(kind, cancellationToken).ConfigureAwait(false);
        _sets[kind] = new(loaded, time.GetTimestamp());
        return loaded;
    }

    private sealed record Loaded(IReadOnlyList<InstallationSecret> Secrets, long At);
}
