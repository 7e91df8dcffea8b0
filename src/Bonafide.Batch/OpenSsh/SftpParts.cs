using Bonafide.Batch.Home;
using Bonafide.Batch.Keys;
using Bonafide.Batch.Sftp;
using Bonafide.Core;

namespace Bonafide.Batch.OpenSsh;

/// <summary>What the host gives to <see cref="SftpService"/>.</summary>
public sealed record SftpParts
{
    public required OpenSshOptions OpenSsh { get; init; }

    public SftpLimits Limits { get; init; } = new();

    public required ISshKeyRows Keys { get; init; }

    public required IHomeRows Homes { get; init; }

    public required ISpool Spool { get; init; }

    public required IBatchInbox Inbox { get; init; }

    public required IIds Ids { get; init; }

    public required TimeProvider Time { get; init; }
}
