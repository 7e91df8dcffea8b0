using System.Globalization;
using System.Text.Json;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Addresses;

namespace Bonafide.Engine.Callbacks;

/// <summary>The body of a callback (contract 03 §2).</summary>
internal sealed class CallbackBodies(ServiceAddresses addresses)
{
    /// <param name="eventKind">The event that it tells of: a status, or a word of the engine after the end.</param>
    public byte[] Of(StoredExecution execution, string eventKind, DateTimeOffset sentAt)
    {
        var row = execution.Row;
        var status = ExecutionStates.Parse(eventKind) ?? ExecutionStatus.Processed;
        return JsonSerializer.SerializeToUtf8Bytes(
            new CallbackBody
            {
                CallbackSentAt = sentAt,
                UserReference = execution.References()?.UserReference,
                WorkflowExecution = new(
                    row.Id.Value,
                    addresses.RetrievedExecution(row.Account, row.Id),
                    row.WorkflowKey.ToString(CultureInfo.InvariantCulture),
                    status.Wire()),
                Account = new(row.Account.Value, addresses.RetrievedAccount(row.Account)),
            },
            ContractsJson.Default.CallbackBody);
    }
}
