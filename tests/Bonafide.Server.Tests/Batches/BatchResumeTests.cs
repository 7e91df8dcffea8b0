using Bonafide.Core;
using Bonafide.Server.Tests.Support;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Tests.Batches;

/// <summary>A row whose outcome was not saved finds the execution that it started, however long ago that was.</summary>
public sealed class BatchResumeTests
{
    private const string Csv = BatchHost.Header
        + "10066,one,verified@sandbox.example\n10066,two,typo@sandbox.example\n";

    [Fact]
    public async Task Finds_TheBoundExecutionsAgain_LongAfterIdempotencyRecordsAreGone()
    {
        await using var host = await BatchHost.StartAsync();
        var tenant = await host.TenantAsync();
        var first = await host.RunAsync(Csv);
        var before = await ExecutionsAsync(host, tenant);

        await RewindAsync(host, tenant);
        var second = await host.EndAsync(first.RequestReference);

        Assert.Equal(("COMPLETED", 2, 0), (second.Status, second.Succeeded, second.Failed));
        Assert.Equal(before, await ExecutionsAsync(host, tenant));
    }

    [Fact]
    public async Task Fails_ARowWhoseTransactionWasDeletedMeanwhile()
    {
        await using var host = await BatchHost.StartAsync();
        var tenant = await host.TenantAsync();
        var first = await host.RunAsync(Csv);
        var gone = (await ExecutionsAsync(host, tenant)).Single(one => one.BatchRow == 2);
        await host.Client.DeleteExecutionAsync(gone.Account.Value, gone.Id.Value);

        await RewindAsync(host, tenant);
        var second = await host.EndAsync(first.RequestReference);

        Assert.Equal(("COMPLETED_WITH_ERROR", 1, 1), (second.Status, second.Succeeded, second.Failed));
        var error = Assert.Single(second.Errors);
        Assert.Equal((2, "PROCESS_ERROR"), (error.Row, error.Error));
    }

    /// <summary>As if the server had died before it saved what became of the rows, two days ago.</summary>
    private static Task<int> RewindAsync(BatchHost host, TenantId tenant) =>
        host.Services.GetRequiredService<Database>().Writes.RunAsync(
            Actor.System(tenant, "test"),
            write =>
            {
                write.Execute("delete from idempotency_records where tenant_id = @tenant_id", ("tenant_id", tenant));
                write.Execute(
                    "update batch_rows set state = 1, execution_id = null, account_id = null where tenant_id = @tenant_id",
                    ("tenant_id", tenant));
                return write.Execute(
                    "update batches set state = 4, completed_at = null, lease_until = null where tenant_id = @tenant_id",
                    ("tenant_id", tenant));
            },
            default);

    private static async Task<List<Bound>> ExecutionsAsync(BatchHost host, TenantId tenant) =>
        await host.Services.GetRequiredService<Database>().ReadAsync(
            tenant,
            session => ExecutionLists.Page(tenant, session, new ExecutionFilter(), Keyset.Newest, 100)
                .Select(row => new Bound(row.BatchRow!.Value, row.Account, row.Id, row.CompletedAt)).ToList(),
            default);

    private sealed record Bound(int BatchRow, AccountId Account, ExecutionId Id, DateTimeOffset? CompletedAt);
}
