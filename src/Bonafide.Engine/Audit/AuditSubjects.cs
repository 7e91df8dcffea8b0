using System.Text.Json.Nodes;
using Bonafide.Storage.Keys;

namespace Bonafide.Engine.Audit;

/// <summary>What an audit entry is about: ids, counts and keyed hashes, never a personal value.</summary>
internal sealed class AuditSubjects(TenantKeys keys)
{
    /// <summary>The purpose under which the address of a caller is hashed.</summary>
    public const string SourcePurpose = "audit/source";

    private readonly JsonObject _members = [];

    public AuditSubjects Id(Guid? subject) => Add("id", subject is { } id ? JsonValue.Create(id) : null);

    /// <param name="address">Where the call came from; null for the system's own acts.</param>
    public AuditSubjects Source(string? address) => Add(
        "source", keys.HashText(SourcePurpose, address) is { } hash
            ? JsonValue.Create(Convert.ToHexStringLower(hash))
            : null);

    /// <param name="count">How often within the minute.</param>
    public AuditSubjects Times(int count, DateTimeOffset minute) =>
        Add("count", JsonValue.Create(count))
            .Add("minute", JsonValue.Create(minute.ToString("yyyy-MM-dd'T'HH:mm'Z'",
                System.Globalization.CultureInfo.InvariantCulture)));

    public override string ToString() => _members.ToJsonString();

    private AuditSubjects Add(string name, JsonValue? value)
    {
        if (value is not null)
        {
            _members[name] = value;
        }

        return this;
    }
}
