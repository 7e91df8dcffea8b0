using System.Globalization;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Retrieval;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;
using Microsoft.AspNetCore.Http;

namespace Bonafide.Api.Requests;

/// <summary>The query of a list: cursor, limit and filters (ruling 3).</summary>
internal sealed record ListQuery(ExecutionFilter Filter, string? Cursor, int Limit)
{
    /// <exception cref="RequestProblemException">400 with every bad parameter.</exception>
    public static ListQuery Read(IQueryCollection query, TenantKeys keys)
    {
        var problems = new List<Violation>();
        var limit = Number(query, "limit", problems) ?? ExecutionListService.UsualLimit;
        if (limit is < 1 or > ExecutionListService.MostLimit)
        {
            problems.Add(new("limit", ViolationCodes.OutOfRange, "Must be from 1 to 100."));
        }

        var filter = new ExecutionFilter
        {
            Status = Word(query, "status", ExecutionStatuses, problems),
            Decision = Word(query, "decision", DecisionNames.Parse, problems),
            WorkflowKey = Number(query, "definitionKey", problems),
            CreatedFrom = Instant(query, "createdFrom", problems),
            CreatedBefore = Instant(query, "createdBefore", problems),
            CustomerReferenceHash = ReferenceHashes.Customer(keys, Text(query, "customerInternalReference")),
            UserReferenceHash = ReferenceHashes.User(keys, Text(query, "userReference")),
            ReportingCriteriaHash = ReferenceHashes.ReportingCriteria(keys, Text(query, "reportingCriteria")),
        };
        return problems.Count == 0
            ? new(filter, Text(query, "cursor"), limit)
            : throw new RequestProblemException(
                ProblemKind.BadRequest, "The query has invalid parameters; see violations.", problems);
    }

    private static ExecutionStatus? ExecutionStatuses(string? word) => ExecutionStates.Parse(word);

    private static string? Text(IQueryCollection query, string name) =>
        query.TryGetValue(name, out var values) && values.ToString() is { Length: > 0 } text ? text : null;

    private static T? Word<T>(IQueryCollection query, string name, Func<string?, T?> parse, List<Violation> problems)
        where T : struct
    {
        if (Text(query, name) is not { } text)
        {
            return null;
        }

        var parsed = parse(text);
        if (parsed is null)
        {
            problems.Add(new(name, ViolationCodes.InvalidValue, "Must be one of the published words."));
        }

        return parsed;
    }

    private static int? Number(IQueryCollection query, string name, List<Violation> problems)
    {
        if (Text(query, name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        problems.Add(new(name, ViolationCodes.WrongType, "Must be a whole number."));
        return null;
    }

    private static DateTimeOffset? Instant(IQueryCollection query, string name, List<Violation> problems)
    {
        if (Text(query, name) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return instant;
        }

        problems.Add(new(name, ViolationCodes.InvalidFormat, "Must be an instant such as 2026-01-31T00:00:00Z."));
        return null;
    }
}
