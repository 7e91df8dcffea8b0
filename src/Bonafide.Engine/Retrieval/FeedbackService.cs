using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Audit;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Requests;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Retrieval;

/// <summary>Takes what became known about an execution later (contract 03 §3.8).</summary>
public sealed class FeedbackService(
    Database database, ExecutionReader reader, IdempotentWrites idempotent, AuditTrail audit, IIds ids)
{
    private const string Fraud = "FRAUD";

    private static readonly HashSet<string> Reasons = new(StringComparer.Ordinal)
    {
        "FIRST_PARTY_FRAUD", "THIRD_PARTY_FRAUD", "SYNTHETIC_IDENTITY", "DOCUMENT_FRAUD", "OTHER",
    };

    public static Parsed<FeedbackRequest> Read(ReadOnlyMemory<byte> utf8) => JsonReading.Body(
        utf8, body => new FeedbackRequest(body.Text("status", 20), body.Text("reason", 40)));

    /// <exception cref="RequestProblemException">400, 403, 404, or 409 before there is a result.</exception>
    public async Task<FeedbackReply> PutAsync(
        Actor actor,
        AccountId? account,
        ExecutionId id,
        Parsed<FeedbackRequest> request,
        IdempotentRequest repeatable,
        CancellationToken cancellationToken)
    {
        var (tenant, execution) = await reader.RowAsync(actor, account, id, cancellationToken).ConfigureAwait(false);
        return await idempotent.RunAsync(
            actor,
            tenant,
            repeatable,
            async mark =>
            {
                DemandValid(request);
                if (!WireStatus.IsFinal(execution))
                {
                    throw new RequestProblemException(
                        ProblemKind.Conflict, "Feedback is taken once the execution has a result.");
                }

                var stored = await database.Writes.RunAsync(
                    actor,
                    write =>
                    {
                        mark?.Insert(write, execution.Account, id);
                        var row = new FeedbackRow(
                            ids.New(), id, request.Value.Status!, request.Value.Reason, write.Now, actor.Id);
                        FeedbackRows.Insert(tenant.Id, write, row);
                        audit.Note(write, tenant.Keys, AuditVerbs.ExecutionFeedback, id.Value);
                        return row;
                    },
                    cancellationToken).ConfigureAwait(false);
                return DetailsReplies.Feedback(stored)!;
            },
            async _ => DetailsReplies.Feedback(await database.ReadAsync(
                tenant.Id, session => FeedbackRows.Find(tenant.Id, session, id), cancellationToken)
                .ConfigureAwait(false)) ?? throw RequestProblemException.NotFound(),
            cancellationToken).ConfigureAwait(false);
    }

    private static void DemandValid(Parsed<FeedbackRequest> request)
    {
        var problems = new List<Violation>(request.Problems);
        var (status, reason) = request.Value;
        if (status is not (Fraud or "NOT_FRAUD") && problems.All(problem => problem.Field != "status"))
        {
            problems.Add(new(
                "status",
                status is null ? ViolationCodes.Required : ViolationCodes.InvalidValue,
                "Must be FRAUD or NOT_FRAUD."));
        }

        if (((status == Fraud && reason is null) || (reason is not null && !Reasons.Contains(reason)))
            && problems.All(problem => problem.Field != "reason"))
        {
            problems.Add(new(
                "reason",
                reason is null ? ViolationCodes.Required : ViolationCodes.InvalidValue,
                $"Must be one of {string.Join(", ", Reasons.Order(StringComparer.Ordinal))}."));
        }

        if (problems.Count > 0)
        {
            throw new RequestProblemException(
                ProblemKind.BadRequest, "The request has invalid fields; see violations.", problems);
        }
    }
}
