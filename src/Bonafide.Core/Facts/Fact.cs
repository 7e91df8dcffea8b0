using System.Text.Json;

namespace Bonafide.Core.Facts;

/// <summary>
/// Something found out once about an execution, stored with the versions of what it was found with. Judgements read
/// facts and nothing else.
/// </summary>
/// <param name="Kind">One of <see cref="FactKinds"/>.</param>
/// <param name="Credential">The credential that it is about; null when it is about the whole execution.</param>
/// <param name="Status">Whether it is known, and if not, why.</param>
/// <param name="Json">The value as UTF-8 JSON; empty unless <paramref name="Status"/> is Known.</param>
/// <param name="Versions">Packs, registers, connectors and models that it was found with.</param>
public sealed record Fact(
    string Kind, CredentialId? Credential, FactStatus Status, ReadOnlyMemory<byte> Json,
    IReadOnlyList<DataVersion> Versions)
{
    public static Fact Known<T>(FactKind<T> kind, CredentialId? credential, T value, params DataVersion[] versions) =>
        new(kind.Name, credential, FactStatus.Known, JsonSerializer.SerializeToUtf8Bytes(value, FactJson.Options),
            versions);

    public static Fact Unknown(string kind, CredentialId? credential, FactStatus status,
        params DataVersion[] versions) =>
        new(kind, credential, status, default, versions);
}

public enum FactStatus
{
    Known = 1,

    /// <summary>No source for this question is configured for the tenant.</summary>
    NotConfigured = 2,

    /// <summary>The source, or something on our side, failed or was too late.</summary>
    Failed = 3,

    /// <summary>The question could not be asked: its input is missing. The capability names the label.</summary>
    NoInput = 4,

    /// <summary>
    /// The execution was judged before this was asked of anybody. Never stored, and read only by a capability that does
    /// not require the kind (<see cref="FactSet.AllowingFor"/>).
    /// </summary>
    NotAsked = 5,
}

/// <summary>Name and version of a data pack, model pack, register or connector.</summary>
public sealed record DataVersion(string Name, string Version);

/// <summary>A kind of fact and the type of its value.</summary>
public sealed record FactKind<T>(string Name);

/// <summary>How fact values are written: compact, camelCase, without nulls, unknown members ignored on
/// reading.</summary>
public static class FactJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };
}
