using System.Collections.Concurrent;
using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Names;
using Bonafide.Sources.Registers.Files;

namespace Bonafide.Sources.Registers;

/// <summary>Gives the 32-byte data key of a tenant, unwrapped; storage implements it.</summary>
public interface ITenantDataKeys
{
    ValueTask<byte[]> GetAsync(TenantId tenant, CancellationToken cancellationToken);
}

/// <summary>What is asked of the registers of one kind.</summary>
/// <param name="Kind">Kind of register.</param>
/// <param name="Country">ISO 3166-1 alpha-3; registers of another country are not asked.</param>
/// <param name="Exact">Values of the exact keys to try, by number of the key in the schema.</param>
/// <param name="Name">The name to find people by, when no key finds any; null to look by key alone.</param>
/// <param name="BirthDate">Narrows the search for people.</param>
/// <param name="PostalCode">Narrows the search for people.</param>
/// <param name="AlwaysPeople">Looks for people even where a key found someone: a key may be shared or wrong.</param>
public sealed record RegisterQuestion(
    string Kind, string? Country, IReadOnlyList<(int Key, IReadOnlyList<string?> Values)> Exact,
    PersonName? Name = null, DateOnly? BirthDate = null, string? PostalCode = null,
    bool AlwaysPeople = false);

/// <summary>
/// Answers questions from the tenant's imported registers. Open files are kept and swapped when another version comes
/// into force; a register that cannot be read answers as failed and is never taken for "not found".
/// </summary>
public sealed class RegisterDesk(RegisterStore store, ITenantDataKeys dataKeys) : IDisposable
{
    private readonly ConcurrentDictionary<(TenantId, string), (Guid Version, RegisterFile File)> _open = new();

    /// <summary>One answer per register of the kind and country; empty when the tenant has none.</summary>
    public async Task<IReadOnlyList<SourceAnswer>> AskAsync(
        TenantId tenant, RegisterQuestion question, CancellationToken cancellationToken)
    {
        var names = store.Names(tenant);
        if (names.Count == 0)
        {
            return [];
        }

        var key = await dataKeys.GetAsync(tenant, cancellationToken).ConfigureAwait(false);
        var answers = new List<SourceAnswer>();
        foreach (var name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Ask(tenant, name, key, question) is { } answer)
            {
                answers.Add(answer);
            }
        }

        return answers;
    }

    /// <summary>Names and versions of the tenant's registers, for the versions of a fact.</summary>
    public IReadOnlyList<DataVersion> Versions(TenantId tenant, IEnumerable<string> names) =>
        [.. names.Where(name => RegisterStore.IsName(name) && store.Current(tenant, name) is not null)
            .Select(name => new DataVersion($"register:{name}", store.Current(tenant, name).ToString()!))];

    public void Dispose()
    {
        foreach (var (_, file) in _open.Values)
        {
            file.Dispose();
        }
    }

    private SourceAnswer? Ask(TenantId tenant, string name, byte[] key, RegisterQuestion question)
    {
        RegisterManifest? manifest = null;
        try
        {
            if (store.Current(tenant, name) is not { } version)
            {
                return null;
            }

            manifest = store.Manifest(tenant, name, version);
            if (manifest.Kind != question.Kind
                || (manifest.Country is { } country && question.Country is { } asked && country != asked))
            {
                return null;
            }

            return new SourceAnswer(
                name, manifest.SourceType, manifest.Country, true, Find(Open(tenant, name, version, key), question));
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or UnauthorizedAccessException
            or System.Security.Cryptography.CryptographicException or System.Text.Json.JsonException)
        {
            return new SourceAnswer(name, manifest?.SourceType ?? SourceType.Proprietary, manifest?.Country, false, []);
        }
    }

    private RegisterFile Open(TenantId tenant, string name, Guid version, byte[] key)
    {
        var slot = (tenant, name);
        if (_open.TryGetValue(slot, out var open) && open.Version == version)
        {
            return open.File;
        }

        // A file that was replaced stays open for those who are reading it; its finaliser closes it.
        var file = store.Open(tenant, name, version, key);
        _open[slot] = (version, file);
        return file;
    }

    private static List<SourceRecord> Find(RegisterFile file, RegisterQuestion question)
    {
        var found = new List<SourceRecord>();
        foreach (var (key, values) in question.Exact)
        {
            found.AddRange(file.FindExact(key, values));
        }

        if ((found.Count == 0 || question.AlwaysPeople) && question.Name is { IsEmpty: false } name
            && file.Schema.People)
        {
            found.AddRange(file.FindPeople(name, question.BirthDate, question.PostalCode));
        }

        return [.. found.DistinctBy(record => string.Join('\u001f', record.Fields.Values))];
    }
}
