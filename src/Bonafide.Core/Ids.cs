namespace Bonafide.Core;

/// <summary>Strongly typed identifiers. All are UUIDs of version 7, made by <see cref="IIds"/>.</summary>
public readonly record struct TenantId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>An account: the credentials and executions of one person, within one tenant.</summary>
public readonly record struct AccountId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>A workflow execution, which the seed also calls a transaction.</summary>
public readonly record struct ExecutionId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

public readonly record struct CredentialId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

public readonly record struct PartId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>A stored blob; random per upload, so a replaced part never shares its bytes with the old one.</summary>
public readonly record struct BlobId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>The only maker of identifiers. Tests inject one that counts.</summary>
public interface IIds
{
    Guid New();
}
