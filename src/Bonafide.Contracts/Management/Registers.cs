namespace Bonafide.Contracts;

/// <summary>The registers in force.</summary>
public sealed record RegisterListReply(IReadOnlyList<RegisterReply> Registers);

/// <summary>A register that answers.</summary>
/// <param name="Kind">cpf, curp, person …</param>
/// <param name="SourceType">Credit, Government, Commercial, Consumer, Utility, Proprietary, Telco or Postal.</param>
/// <param name="Country">ISO 3166-1 alpha-3; null when its records are of any country.</param>
/// <param name="Version">The one in force.</param>
/// <param name="Versions">Those on disk, newest first; any of them can be put in force.</param>
public sealed record RegisterReply(
    string Name, string Kind, string SourceType, string? Country, long Records, DateTimeOffset ImportedAt,
    Guid Version, IReadOnlyList<RegisterVersionReply> Versions);

public sealed record RegisterVersionReply(Guid Version, int Records, DateTimeOffset ImportedAt);

/// <summary>What an import without problems did.</summary>
/// <param name="Version">Now in force; null after a dry run.</param>
public sealed record RegisterImportReply(int Records, Guid? Version);
