using System.Globalization;

namespace Bonafide.Client;

/// <summary>What a list of executions is narrowed to; a member that is not set narrows nothing.</summary>
public sealed record ExecutionQuery
{
    /// <summary>Such as PROCESSED.</summary>
    public string? Status { get; init; }

    /// <summary>PASSED, WARNING, REJECTED or NOT_EXECUTED.</summary>
    public string? Decision { get; init; }

    public int? DefinitionKey { get; init; }

    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    public string? CustomerInternalReference { get; init; }

    public string? UserReference { get; init; }

    public string? ReportingCriteria { get; init; }

    /// <summary>Executions of one page; 1 to 100.</summary>
    public int PageSize { get; init; } = 100;

    internal string ToQueryString()
    {
        (string Name, string? Value)[] members =
        [
            ("limit", PageSize.ToString(CultureInfo.InvariantCulture)),
            ("status", Status),
            ("decision", Decision),
            ("definitionKey", DefinitionKey?.ToString(CultureInfo.InvariantCulture)),
            ("createdFrom", CreatedFrom?.ToString("O", CultureInfo.InvariantCulture)),
            ("createdBefore", CreatedBefore?.ToString("O", CultureInfo.InvariantCulture)),
            ("customerInternalReference", CustomerInternalReference),
            ("userReference", UserReference),
            ("reportingCriteria", ReportingCriteria),
        ];
        return "?" + string.Join('&', members.Where(one => one.Value is not null)
            .Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"));
    }
}
