using System.Text.Json.Nodes;

namespace Bonafide.Contracts;

/// <summary>One act of someone in a tenant.</summary>
/// <param name="ActorKind">Client, Person, User or System.</param>
/// <param name="ActorHash">Keyed hash of who it was, in hexadecimal; the same actor has the same hash.</param>
/// <param name="Verb">What was done, such as <c>client.create</c>.</param>
/// <param name="Subjects">Ids and keyed hashes of what it was done to.</param>
/// <param name="Block">The number of the signed block that holds it; absent until it is sealed.</param>
public sealed record AuditEntryReply(
    Guid Id, DateTimeOffset At, string ActorKind, string ActorHash, string Verb, JsonNode? Subjects, long? Block);

/// <param name="NextCursor">Passed as <c>cursor</c> to read on; absent at the end.</param>
public sealed record AuditListReply(IReadOnlyList<AuditEntryReply> Entries, string? NextCursor);

/// <param name="Kind">EntryChanged, BlockEntriesChanged, Gap, SignatureBroken or TailCut.</param>
public sealed record AuditProblemReply(string Kind, long? Block, Guid? Entry);

/// <param name="Intact">True when every entry and block is as it was sealed.</param>
public sealed record AuditVerificationReply(bool Intact, IReadOnlyList<AuditProblemReply> Problems);
