using System.Text.Json;

namespace Bonafide.Core.Facts;

/// <summary>The facts of one execution, read by kind and credential.</summary>
public sealed class FactSet
{
    private readonly Dictionary<(string Kind, CredentialId? Credential), Fact> _facts;
    private readonly HashSet<string> _notAsked = [];

    public FactSet(IEnumerable<Fact> facts) => _facts = facts.ToDictionary(fact => (fact.Kind, fact.Credential));

    private FactSet(FactSet facts, IEnumerable<string> notAsked) =>
        (_facts, _notAsked) = (facts._facts, notAsked.ToHashSet(StringComparer.Ordinal));

    public IEnumerable<Fact> All => _facts.Values;

    public bool Has(string kind, CredentialId? credential = null) => _facts.ContainsKey((kind, credential));

    /// <summary>
    /// The same facts for whoever can judge without some kinds: of these, one that the execution has no fact of at all
    /// reads as <see cref="FactStatus.NotAsked"/>.
    /// </summary>
    public FactSet AllowingFor(IEnumerable<string> optional) =>
        new(this, optional.Except(_facts.Keys.Select(key => key.Kind)));

    /// <summary>Reads a fact; one that was never gathered reads as <see cref="FactStatus.Failed"/>: fail
    /// closed.</summary>
    public FactRead<T> Read<T>(FactKind<T> kind, CredentialId? credential = null)
    {
        if (!_facts.TryGetValue((kind.Name, credential), out var fact))
        {
            return new(_notAsked.Contains(kind.Name) ? FactStatus.NotAsked : FactStatus.Failed, default);
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
