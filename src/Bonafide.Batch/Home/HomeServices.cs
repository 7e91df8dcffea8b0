using Bonafide.Core;

namespace Bonafide.Batch.Home;

/// <summary>What every home needs from outside.</summary>
internal sealed record HomeServices(ISpool Spool, IBatchInbox Inbox, IHomeRows Rows, IIds Ids, TimeProvider Time);
