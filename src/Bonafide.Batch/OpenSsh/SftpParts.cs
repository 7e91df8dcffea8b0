using Bonafide.Batch.Home;
using Bonafide.Batch.Keys;
using Bonafide.Batch.Sftp;
using Bonafide.Core;

namespace Bonafide.Batch.OpenSsh;

/// <summary>What the host gives to <see cref="SftpService"/>.</summary>
internal sealed record SftpParts
{
    public required OpenSshOptions OpenSsh { get; init; }

    public SftpLimits Limits { get; init; } = new();

    public required ISshKeyRows Keys { get; init; }

    public required TenantHomes Homes { get; init; }

    public required IIds Ids { get; init; }

    public required TimeProvider Time { get; init; }
}
