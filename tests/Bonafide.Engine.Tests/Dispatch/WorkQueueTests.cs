using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Engine.Dispatch;
using Bonafide.Engine.Tests.Support;

namespace Bonafide.Engine.Tests.Dispatch;

public sealed class WorkQueueTests
{
    private static readonly TenantId Tenant = new(new Guid(1, 0, 0, new byte[8]));

    [Fact]
    public async Task Hands_OutInteractiveBeforeBatch()
    {
        using var queue = new WorkQueue(new());
        queue.Enqueue(Item(1, WorkClass.Batch));
        queue.Enqueue(Item(2, WorkClass.Interactive));
        queue.Enqueue(Item(3, WorkClass.Interactive));
        Assert.Equal([Item(2, WorkClass.Interactive), Item(3, WorkClass.Interactive), Item(1, WorkClass.Batch)],
            [await queue.NextAsync(), await queue.NextAsync(), await queue.NextAsync()]);
    }

    [Fact]
    public void Holds_EachExecutionOnce_AndNoMoreThanItsBound()
    {
        using var queue = new WorkQueue(new() { MostQueued = 2 });
        for (var number = 1; number <= 3; number++)
        {
            queue.Dispatch(Tenant, new(new Guid(number, 0, 0, new byte[8])));
            queue.Dispatch(Tenant, new(new Guid(1, 0, 0, new byte[8])));
        }

        Assert.Equal(2, queue.Waiting);
    }

    [Fact]
    public async Task Takes_AnExecutionAgain_OnceItWasHandedOut()
    {
        using var queue = new WorkQueue(new());
        queue.Enqueue(Item(1, WorkClass.Interactive));
        await queue.NextAsync();
        queue.Enqueue(Item(1, WorkClass.Interactive));
        Assert.Equal(1, queue.Waiting);
    }

    [Fact]
    public async Task Steps_BatchWorkBack_WhenInteractiveWorkWaits()
    {
        await using var database = await TestDatabase.NewAsync();
        var order = new List<string>();
        var capability = new FakeCapability("emailVerification")
        {
            Says = input =>
            {
                order.Add(input.Subject.Values.Email!);
                return CapabilityOutcome.Of(input.Group, Decision.Passed, "OK");
            },
        };
        var batch = await database.AddExecutionAsync(
            NewExecution.Email with { Class = WorkClass.Batch, Prepared = """{"email":"batch@b.example"}""" });
        var person = await database.AddExecutionAsync(
            NewExecution.Email with { Prepared = """{"email":"person@b.example"}""" });
        await using var engine = new TestEngine(database, [capability]);
        var queue = engine.Get<WorkQueue>();
        queue.Dispatch(database.Tenant.Id, batch);
        queue.Dispatch(database.Tenant.Id, person);
        while (queue.Waiting > 0)
        {
            await engine.Get<Bonafide.Engine.Runs.Runner>().RunAsync(await queue.NextAsync(), default);
        }

        Assert.Equal(["person@b.example", "batch@b.example"], order);
    }

    private static WorkItem Item(int number, WorkClass kind) =>
        new(Tenant, new(new Guid(number, 0, 0, new byte[8])), kind);
}
