using System.Text.Json.Serialization;

namespace Bonafide.Batch.Reports;

/// <summary>The job information that is downloaded (contract 07 §5). Member names are the wire's.</summary>
public sealed record JobReport
{
    public required string RequestReference { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public required int Total { get; init; }

    public required int Succeeded { get; init; }

    public required int Failed { get; init; }

    public required IReadOnlyList<JobReportError> Errors { get; init; }

    /// <summary>Findings beyond the limit, which are not listed; left out when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int MoreErrors { get; init; }
}

/// <summary>
/// One error: of a file without <see cref="Row"/>, of a cell with row and column, of a transaction with row.
/// </summary>
public sealed record JobReportError
{
    public int? Row { get; init; }

    public string? Column { get; init; }

    public string? CustomerInternalReference { get; init; }

    public required string Error { get; init; }

    public string? Code { get; init; }

    public string? Detail { get; init; }
}

/// <summary>How far a batch is.</summary>
/// <param name="RowsPerSecond">Since the first row was handed over; null before.</param>
/// <param name="SecondsLeft">At that rate; null while nothing is known.</param>
public sealed record JobProgress(
    string RequestReference, string Status, DateTimeOffset CreatedAt, DateTimeOffset? CompletedAt, int Total,
    int Succeeded, int Failed, int Running, double? RowsPerSecond, int? SecondsLeft, string? Error);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JobReport))]
[JsonSerializable(typeof(JobProgress))]
[JsonSerializable(typeof(IReadOnlyList<JobProgress>))]
[JsonSerializable(typeof(Csv.ValidationReport))]
public sealed partial class ReportJson : JsonSerializerContext;
