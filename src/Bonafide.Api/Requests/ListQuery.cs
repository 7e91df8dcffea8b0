using Bonafide.Core.Capabilities;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Engine.Accounts;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;
using Microsoft.AspNetCore.Http;

namespace Bonafide.Api.Requests;

/// <summary>The query of a list of executions: cursor, limit and filters (ruling 3).</summary>
internal sealed record ListQuery(ExecutionFilter Filter, string? Cursor, int Limit)
{
    /// <exception cref="RequestProblemException">400 with every bad parameter.</exception>
    public static ListQuery Read(IQueryCollection query, TenantKeys keys)
    {
        var reading = new QueryReading(query);
        var list = new ListQuery(
            new ExecutionFilter
            {
                Status = reading.Word<ExecutionStatus>("status", word => ExecutionStates.Parse(word)),
                Decision = reading.Word("decision", DecisionNames.Parse),
                WorkflowKey = reading.Number("definitionKey"),
                CreatedFrom = reading.Instant("createdFrom"),
                CreatedBefore = reading.Instant("createdBefore"),
                CustomerReferenceHash = ReferenceHashes.Customer(keys, reading.Text("customerInternalReference")),
                UserReferenceHash = ReferenceHashes.User(keys, reading.Text("userReference")),
                ReportingCriteriaHash = ReferenceHashes.ReportingCriteria(keys, reading.Text("reportingCriteria")),
            },
            reading.Cursor,
            reading.Limit());
        reading.DemandNoProblem();
        return list;
    }
}
