using System.Collections.Concurrent;
using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Names;
using Bonafide.Sources.Registers.Files;

namespace Bonafide.Sources.Registers;

/// <summary>A register that answers for a tenant now.</summary>
/// <param name="Version">Which of its versions; names the folder of its files.</param>
public sealed record RegisterInForce(string Name, string Kind, SourceType SourceType, string? Country, Guid Version);

/// <summary>Which registers a tenant has in force, and the key that opens them; the database holds both.</summary>
public interface IRegisterCatalog
{
    ValueTask<IReadOnlyList<RegisterInForce>> InForceAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>The 32-byte key from which each version derives its own.</summary>
    ValueTask<byte[]> KeyAsync(TenantId tenant, CancellationToken cancellationToken);
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

/// <summary>What the registers answered, with the versions that did.</summary>
public sealed record RegisterAnswers(IReadOnlyList<SourceAnswer> Answers, IReadOnlyList<DataVersion> Versions);

/// <summary>
/// Answers questions from the tenant's imported registers. Open files are kept and swapped when another version comes
/// into force; a register that cannot be read answers as failed and is never taken for "not found".
/// </summary>
public sealed class RegisterDesk(RegisterStore store, IRegisterCatalog catalog) : IDisposable
{
    private readonly ConcurrentDictionary<(TenantId, string), (Guid Version, RegisterFile File)> _open = new();

    /// <summary>One answer per register of the kind and country; empty when the tenant has none.</summary>
    public async Task<RegisterAnswers> AskAsync(
        TenantId tenant, RegisterQuestion question, CancellationToken cancellationToken)
    {
        var registers = await catalog.InForceAsync(tenant, cancellationToken).ConfigureAwait(false);
        var asked = registers.Where(register => Concerns(register, question)).ToList();
        if (asked.Count == 0)
        {
            return new([], []);
        }

        var key = await catalog.KeyAsync(tenant, cancellationToken).ConfigureAwait(false);
        var answers = new List<SourceAnswer>();
        foreach (var register in asked)
        {
            cancellationToken.ThrowIfCancellationRequested();
            answers.Add(Ask(tenant, register, key, question));
        }

        return new(answers, [.. asked.Select(r => new DataVersion($"register:{r.Name}", r.Version.ToString()))]);
    }

    public void Dispose()
    {
        foreach (var (_, file) in _open.Values)
        {
            file.Dispose();
        }
    }

    private static bool Concerns(RegisterInForce register, RegisterQuestion question) =>
        register.Kind == question.Kind
        && (register.Country is null || question.Country is null || register.Country == question.Country);

    private SourceAnswer Ask(TenantId tenant, RegisterInForce register, byte[] key, RegisterQuestion question)
    {
        var silent = new SourceAnswer(register.Name, register.SourceType, register.Country, false, []);
        try
        {
            return silent with { Answered = true, Records = Find(Open(tenant, register, key), question) };
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or UnauthorizedAccessException
            or System.Security.Cryptography.CryptographicException or System.Text.Json.JsonException)
        {
            return silent;
        }
    }

    private RegisterFile Open(TenantId tenant, RegisterInForce register, byte[] key)
    {
        var slot = (tenant, register.Name);
        if (_open.TryGetValue(slot, out var open) && open.Version == register.Version)
        {
            return open.File;
        }

        // A file that was replaced stays open for those who are reading it; its finaliser closes it.
        var file = store.Open(tenant, register.Name, register.Version, key);
        _open[slot] = (register.Version, file);
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
