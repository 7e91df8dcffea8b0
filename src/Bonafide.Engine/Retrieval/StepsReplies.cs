using System.Buffers.Binary;
using System.Security.Cryptography;
using Bonafide.Contracts;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Errors;
using Bonafide.Core.Scoring;
using Bonafide.Core.Workflows;

namespace Bonafide.Engine.Retrieval;

/// <summary>Builds the steps of an execution (contract 03 §3.3, 05 §4). Pure over what was read.</summary>
public static class StepsReplies
{
    /// <exception cref="RequestProblemException">404 when the workflow has no steps.</exception>
    public static StepsReply Build(RetrievedExecution execution)
    {
        if (execution.Workflow.Steps.Count == 0)
        {
            throw RequestProblemException.NotFound();
        }

        if (!WireStatus.IsFinal(execution.Row))
        {
            return new([]);
        }

        var opened = OpenedOutcome.Of(execution);
        return new([.. execution.Workflow.Steps.Select((step, index) => Step(execution, step, index, opened))]);
    }

    private static StepReply Step(
        RetrievedExecution execution, WorkflowStep step, int index, IReadOnlyList<OpenedOutcome> opened)
    {
        var own = opened.Where(one => one.Row.Step == index).ToList();
        var score = WorkflowScore.Of(
            execution.Workflow with { Steps = [step] },
            [.. own.Select(one => new JudgedOutcome(one.Row.Capability, one.Body))]);
        var decision = WorkflowScore.Band(score, execution.Tenant.Settings.Bands).Wire();
        var reasons = own
            .SelectMany(one => one.Body.Reasons.Select(reason => new ReasonReply(reason, one.Row.Decision.Wire())))
            .Distinct()
            .ToList();
        return new StepReply
        {
            Id = IdOf(execution, index),
            Name = step.Name,
            Decision = new DecisionReply
            {
                Type = decision,
                Details = new(decision),
                Risk = new(Math.Round(score, 2)),
                Reasons = reasons.Count == 0 ? null : reasons,
            },
            Capabilities = [.. own.Select(one => new StepCapability(one.Row.Id, one.Row.Capability))],
            CapabilityIds = [.. own.Select(one => one.Row.Id)],
        };
    }

    /// <summary>The same step has the same id each time: a UUID of version 8 (RFC 9562 §5.8) over execution and
    /// index.</summary>
    private static Guid IdOf(RetrievedExecution execution, int index)
    {
        Span<byte> name = stackalloc byte[20];
        execution.Row.Id.Value.TryWriteBytes(name, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(name[16..], index);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(name, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
