using Bonafide.Core;

namespace Bonafide.Storage.Access;

/// <summary>The four shapes in which anything reaches a database.</summary>
public enum DbKind
{
    Number,
    Text,
    Bytes,
    Guid,
}

/// <summary>
/// One value on its way into a statement. It keeps its kind when it is null, because PostgreSQL must know the type.
/// </summary>
public readonly struct DbValue
{
    private DbValue(DbKind kind, bool isNull, long number, Guid guid, object? reference)
    {
        Kind = kind;
        IsNull = isNull;
        Number = number;
        Guid = guid;
        Reference = reference;
    }

    public DbKind Kind { get; }

    public bool IsNull { get; }

    internal long Number { get; }

    internal Guid Guid { get; }

    /// <summary>The text or the bytes.</summary>
    internal object? Reference { get; }

    /// <summary>The value as the drivers take it: a long, a Guid, a string or bytes.</summary>
    public object ToObject() => Kind switch
    {
        DbKind.Number => Number,
        DbKind.Guid => Guid,
        _ => Reference ?? throw new InvalidOperationException("A null has no object."),
    };

    public static implicit operator DbValue(long value) => new(DbKind.Number, false, value, default, null);

    public static implicit operator DbValue(long? value) =>
        new(DbKind.Number, value is null, value.GetValueOrDefault(), default, null);

    public static implicit operator DbValue(int value) => (long)value;

    public static implicit operator DbValue(int? value) => (long?)value;

    public static implicit operator DbValue(bool value) => value ? 1L : 0L;

    public static implicit operator DbValue(string? value) => new(DbKind.Text, value is null, 0, default, value);

    public static implicit operator DbValue(byte[]? value) => new(DbKind.Bytes, value is null, 0, default, value);

    public static implicit operator DbValue(Guid value) => new(DbKind.Guid, false, 0, value, null);

    public static implicit operator DbValue(Guid? value) =>
        new(DbKind.Guid, value is null, 0, value.GetValueOrDefault(), null);

    public static implicit operator DbValue(DateTimeOffset value) => Instants.ToMicroseconds(value);

    public static implicit operator DbValue(DateTimeOffset? value) =>
        value is { } instant ? Instants.ToMicroseconds(instant) : (long?)null;

    public static implicit operator DbValue(TenantId value) => value.Value;

    public static implicit operator DbValue(AccountId value) => value.Value;

    public static implicit operator DbValue(AccountId? value) => value?.Value;

    public static implicit operator DbValue(ExecutionId value) => value.Value;

    public static implicit operator DbValue(ExecutionId? value) => value?.Value;

    public static implicit operator DbValue(CredentialId value) => value.Value;

    public static implicit operator DbValue(CredentialId? value) => value?.Value;

    public static implicit operator DbValue(PartId value) => value.Value;

    public static implicit operator DbValue(BlobId? value) => value?.Value;
}
