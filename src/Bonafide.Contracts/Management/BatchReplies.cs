namespace Bonafide.Contracts;

/// <param name="RequestReference">Finds the batch, and as reporting criteria its transactions.</param>
public sealed record BatchStartedReply(Guid RequestReference);

/// <summary>A batch and how far it is.</summary>
public sealed record BatchReply
{
    public required Guid RequestReference { get; init; }

    /// <summary>CREATED, IN_PROGRESS …, COMPLETED, COMPLETED_WITH_ERROR or ERROR.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Rows below the header; 0 until the file was read.</summary>
    public required int Total { get; init; }

    public required int Succeeded { get; init; }

    public required int Failed { get; init; }

    /// <summary>Rows that were started and are not decided yet.</summary>
    public required int Running { get; init; }

    /// <summary>Since the first row was handed over; absent before the first one ended.</summary>
    public double? RowsPerSecond { get; init; }

    /// <summary>At that rate; absent while nothing is known and at the end.</summary>
    public int? SecondsLeft { get; init; }

    /// <summary>What stopped the whole batch.</summary>
    public string? Error { get; init; }
}

/// <param name="Warnings">Folders of the tenant's home that no batch can come from.</param>
/// <param name="NextCursor">Passed as <c>cursor</c> to read on; absent at the end.</param>
public sealed record BatchListReply(
    IReadOnlyList<BatchReply> Batches, IReadOnlyList<BatchWarningReply> Warnings, string? NextCursor);

public sealed record BatchWarningReply(string Folder, string Detail);

/// <summary>The job information that is downloaded (contract 07 §5).</summary>
public sealed record BatchReportReply
{
    public required Guid RequestReference { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public required int Total { get; init; }

    public required int Succeeded { get; init; }

    public required int Failed { get; init; }

    public required IReadOnlyList<BatchErrorReply> Errors { get; init; }

    /// <summary>Findings beyond the limit, which are not listed; absent when there are none.</summary>
    public int? MoreErrors { get; init; }
}

/// <summary>
/// One error: of a file without <see cref="Row"/>, of a cell with row and column, of a transaction with row.
/// </summary>
public sealed record BatchErrorReply
{
    /// <summary>1 for the first row below the header.</summary>
    public int? Row { get; init; }

    public string? Column { get; init; }

    public string? CustomerInternalReference { get; init; }

    /// <summary>One of the seed's names, such as INVALID_CSV or JUMIO_WORKFLOW_API.</summary>
    public required string Error { get; init; }

    /// <summary>A stable code of a finding, such as TOO_MANY_ROWS.</summary>
    public string? Code { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Detail { get; init; }
}

/// <summary>What a check of the files without running them came to.</summary>
public sealed record BatchValidationReply
{
    public required bool Valid { get; init; }

    /// <summary>Rows below the header.</summary>
    public required int Rows { get; init; }

    public required IReadOnlyList<BatchErrorReply> Errors { get; init; }

    /// <summary>Findings beyond the limit, which are not listed; absent when there are none.</summary>
    public int? MoreErrors { get; init; }
}

/// <param name="ClientId">The OAuth2 client that authorises the rows of batches; null for none.</param>
public sealed record BatchClientReply(string? ClientId);
