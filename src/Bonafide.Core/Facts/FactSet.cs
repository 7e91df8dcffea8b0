using System.Text.Json;

namespace Bonafide.Core.Facts;

/// <summary>The facts of one execution, read by kind and credential.</summary>
public sealed class FactSet(IEnumerable<Fact> facts)
{
    private readonly Dictionary<(string, CredentialId?), Fact> _facts =
        facts.ToDictionary(fact => (fact.Kind, fact.Credential));

    public IEnumerable<Fact> All => _facts.Values;

    public bool Has(string kind, CredentialId? credential = null) => _facts.ContainsKey((kind, credential));

    /// <summary>Reads a fact; one that was never gathered reads as <see cref="FactStatus.Failed"/>: fail
    /// closed.</summary>
    public FactRead<T> Read<T>(FactKind<T> kind, CredentialId? credential = null)
    {
        if (!_facts.TryGetValue((kind.Name, credential), out var fact))
        {
            return new(FactStatus.Failed, default);
        }

        return fact.Status == FactStatus.Known
            ? new(FactStatus.Known, JsonSerializer.Deserialize<T>(fact.Json.Span, FactJson.Options))
            : new(fact.Status, default);
    }

    /// <summary>All versions that the facts of these kinds were found with.</summary>
    public IReadOnlyList<DataVersion> VersionsOf(IEnumerable<string> kinds)
    {
        var wanted = kinds.ToHashSet(StringComparer.Ordinal);
        return [.. _facts.Values.Where(fact => wanted.Contains(fact.Kind)).SelectMany(fact =>
            fact.Versions).Distinct()];
    }
}

/// <summary>A fact's status and, when known, its value.</summary>
public readonly record struct FactRead<T>(FactStatus Status, T? Value)
{
    public bool IsKnown => Status == FactStatus.Known && Value is not null;
}
