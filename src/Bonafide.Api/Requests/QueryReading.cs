using System.Globalization;
using Bonafide.Core.Errors;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Retrieval;
using Microsoft.AspNetCore.Http;

namespace Bonafide.Api.Requests;

/// <summary>Reads the members of a query, and notes all that are wrong with it.</summary>
internal sealed class QueryReading(IQueryCollection query)
{
    private readonly List<Violation> _problems = [];

    public string? Cursor => Text("cursor");

    public int Limit()
    {
        var limit = Number("limit") ?? ExecutionListService.UsualLimit;
        if (limit is < 1 or > ExecutionListService.MostLimit)
        {
            Report("limit", ViolationCodes.OutOfRange, "Must be from 1 to 100.");
        }

        return limit;
    }

    public string? Text(string name) =>
        query.TryGetValue(name, out var values) && values.ToString() is { Length: > 0 } text ? text : null;

    public T? Word<T>(string name, Func<string?, T?> parse)
        where T : struct
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var parsed = parse(text);
        if (parsed is null)
        {
            Report(name, ViolationCodes.InvalidValue, "Must be one of the published words.");
        }

        return parsed;
    }

    public int? Number(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Report(name, ViolationCodes.WrongType, "Must be a whole number.");
        return null;
    }

    public DateTimeOffset? Instant(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return instant;
        }

        Report(name, ViolationCodes.InvalidFormat, "Must be an instant such as 2026-01-31T00:00:00Z.");
        return null;
    }

    /// <exception cref="RequestProblemException">400 with every bad parameter.</exception>
    public void DemandNoProblem()
    {
        if (_problems.Count > 0)
        {
            throw new RequestProblemException(
                ProblemKind.BadRequest, "The query has invalid parameters; see violations.", _problems);
        }
    }

    private void Report(string name, string code, string message) => _problems.Add(new(name, code, message));
}

/// <summary>The query of a list without filters.</summary>
internal sealed record PageQuery(string? Cursor, int Limit)
{
    /// <exception cref="RequestProblemException">400.</exception>
    public static PageQuery Read(IQueryCollection query)
    {
        var reading = new QueryReading(query);
        var page = new PageQuery(reading.Cursor, reading.Limit());
        reading.DemandNoProblem();
        return page;
    }
}
