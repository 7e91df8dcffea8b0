using Bonafide.Storage.Keys;

namespace Bonafide.Engine.Accounts;

/// <summary>The keyed hashes by which references are found again without being stored in the clear.</summary>
public static class ReferenceHashes
{
    public static byte[]? Customer(TenantKeys keys, string? reference) =>
        keys.HashText("reference/customer", reference);

    public static byte[]? User(TenantKeys keys, string? reference) => keys.HashText("reference/user", reference);

    public static byte[]? ReportingCriteria(TenantKeys keys, string? criteria) =>
        keys.HashText("reference/reporting-criteria", criteria);
}
