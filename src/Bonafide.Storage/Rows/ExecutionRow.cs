using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Storage.Access;

namespace Bonafide.Storage.Rows;

/// <summary>A decision as the contract gives it (03 §4).</summary>
/// <param name="ScoreHundredths">The risk score times 100: -100 … 10,000.</param>
public sealed record StoredDecision(Decision Type, string Label, int ScoreHundredths);

/// <summary>One workflow execution.</summary>
public sealed record ExecutionRow
{
    public required ExecutionId Id { get; init; }

    public required AccountId Account { get; init; }

    public required int WorkflowKey { get; init; }

    public required ExecutionState State { get; init; }

    public WorkClass Class { get; init; } = WorkClass.Interactive;

    /// <summary>When work on it is due next; null when there is none.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Runs begun, those left out that were only set aside.</summary>
    public int Attempts { get; init; }

    /// <summary>Grows with each lease; a run writes only while it is still its own.</summary>
    public long LeaseEpoch { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>The number of its last event.</summary>
    public int Sequence { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    /// <summary>When token or session runs out; null when neither matters any more.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public required DateTimeOffset TokenExpiresAt { get; init; }

    public DateTimeOffset? SessionExpiresAt { get; init; }

    public DateTimeOffset? AcquisitionStartedAt { get; init; }

    /// <summary>When finalize was accepted.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public DateTimeOffset? WipedOutAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The decision in force, possibly an analyst's.</summary>
    public StoredDecision? Decision { get; init; }

    /// <summary>What the scoring gave, kept beside a later manual decision.</summary>
    public StoredDecision? AutomaticDecision { get; init; }

    /// <summary>Issuing country of the document, alpha-3; kept for reports after deletion.</summary>
    public string? Country { get; init; }

    public string? DocumentType { get; init; }

    /// <summary>WEB, SDK or API: how the person's data came.</summary>
    public string? Channel { get; init; }

    /// <summary>The execution's data key, wrapped by the tenant's; null once shredded.</summary>
    public byte[]? WrappedKey { get; init; }

    /// <summary>The caller's references as JSON, sealed under the tenant's key; null once deleted.</summary>
    public byte[]? SealedReferences { get; init; }

    /// <summary>The rest of the request as JSON, sealed under the execution's key.</summary>
    public byte[]? SealedRequest { get; init; }

    /// <summary>Keyed hash of customerInternalReference, for exact filters.</summary>
    public byte[]? CustomerReferenceHash { get; init; }

    public byte[]? UserReferenceHash { get; init; }

    public byte[]? ReportingCriteriaHash { get; init; }

    public Guid? BatchId { get; init; }

    public int? BatchRow { get; init; }

    internal static ExecutionRow Read(RowReader row)
    {
        _ = row.Tenant();
        return new ExecutionRow
        {
            Id = row.Execution(),
            Account = row.Account(),
            WorkflowKey = row.Int(),
            State = (ExecutionState)row.Int(),
            Class = ReadClass(row),
            DueAt = row.InstantOrNull(),
            Attempts = row.Int(),
            LeaseEpoch = row.Number(),
            LeaseUntil = row.InstantOrNull(),
            Sequence = row.Int(),
            CreatedAt = row.Instant(),
            CreatedBy = row.Text(),
            ExpiresAt = row.InstantOrNull(),
            TokenExpiresAt = row.Instant(),
            SessionExpiresAt = row.InstantOrNull(),
            AcquisitionStartedAt = row.InstantOrNull(),
            StartedAt = row.InstantOrNull(),
            CompletedAt = row.InstantOrNull(),
            WipedOutAt = row.InstantOrNull(),
            DeletedAt = row.InstantOrNull(),
            Decision = ReadDecision(row),
            AutomaticDecision = ReadDecision(row),
            Country = row.TextOrNull(),
            DocumentType = row.TextOrNull(),
            Channel = row.TextOrNull(),
            WrappedKey = row.BytesOrNull(),
            SealedReferences = row.BytesOrNull(),
            SealedRequest = row.BytesOrNull(),
            CustomerReferenceHash = row.BytesOrNull(),
            UserReferenceHash = row.BytesOrNull(),
            ReportingCriteriaHash = row.BytesOrNull(),
            BatchId = row.GuidOrNull(),
            BatchRow = row.IntOrNull(),
        };
    }

    /// <summary>Steps over the wire status, which follows from the state and is stored for reports and
    /// filters.</summary>
    private static WorkClass ReadClass(RowReader row)
    {
        _ = row.Int();
        return (WorkClass)row.Int();
    }

    private static StoredDecision? ReadDecision(RowReader row)
    {
        var (type, label, score) = (row.IntOrNull(), row.TextOrNull(), row.IntOrNull());
        return type is { } known ? new((Decision)known, label ?? string.Empty, score ?? 0) : null;
    }
}
