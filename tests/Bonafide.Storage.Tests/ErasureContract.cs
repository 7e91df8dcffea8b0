using Bonafide.Core;
using Bonafide.Core.Sightings;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Storage.Rows;
using Bonafide.Storage.Tests.Support;

namespace Bonafide.Storage.Tests;

/// <summary>Deletion, retention and shredding.</summary>
public abstract class ErasureContract(DatabaseKind kind)
{
    private static readonly byte[] Email = [1, 2, 3];

    [Fact]
    public async Task Delete_LeavesOnlyWhatReportsNeed()
    {
        await using var world = await World.NewAsync(kind);
        var (made, part) = await ProcessedAsync(world);

        var orphans = await world.WriteAsync(write => ErasureRows.DeleteExecution(world.Tenant, write, made.Id));

        Assert.Equal(part.Blob, Assert.Single(orphans!));
        Assert.Null(await world.ReadAsync(session => ExecutionRows.Load(world.Tenant, session, made.Id)));
        Assert.Null(await world.WriteAsync(write => ErasureRows.DeleteExecution(world.Tenant, write, made.Id)));
        var kept = await world.ReadAsync(session => session.Query(
            "select workflow_key, decision, country, document_type, wrapped_key, sealed_references, sealed_request, "
            + "customer_reference_hash from executions where tenant_id = @tenant_id and id = @id",
            row => (row.Int(), row.Int(), row.Text(), row.Text(),
                new[] { row.BytesOrNull(), row.BytesOrNull(), row.BytesOrNull(), row.BytesOrNull() }),
            ("tenant_id", world.Tenant),
            ("id", made.Id)));
        var (workflow, decision, country, type, content) = Assert.Single(kept);
        Assert.Equal((10011, (int)Decision.Passed, "UTO", "PASSPORT"), (workflow, decision, country, type));
        Assert.All(content, Assert.Null);
        Assert.Empty(await world.ReadAsync(session => FactRows.Of(world.Tenant, session, made.Id)));
        Assert.Empty(await world.ReadAsync(session => OutcomeRows.Of(world.Tenant, session, made.Id)));
        Assert.Empty(await world.ReadAsync(session => FaceTemplateRows.Of(world.Tenant, session, made.Id)));
        Assert.Empty(await world.ReadAsync(session => SightingRows.Of(world.Tenant, session, made.Id)));
    }

    [Fact]
    public async Task DeletingAnAccount_DeletesAllItsExecutions_AndNoOther()
    {
        await using var world = await World.NewAsync(kind);
        var (first, part) = await ProcessedAsync(world);
        var second = await world.CreateAsync(first.Account.Id);
        var (stranger, _) = await ProcessedAsync(world);

        var orphans = await world.WriteAsync(
            write => ErasureRows.DeleteAccount(world.Tenant, write, first.Account.Id));

        Assert.Equal(part.Blob, Assert.Single(orphans!));
        Assert.Null(await world.ReadAsync(s => AccountRows.Find(world.Tenant, s, first.Account.Id)));
        Assert.Null(await world.ReadAsync(s => ExecutionRows.Find(world.Tenant, s, first.Id)));
        Assert.Null(await world.ReadAsync(s => ExecutionRows.Find(world.Tenant, s, second.Id)));
        Assert.NotNull(await world.ReadAsync(s => ExecutionRows.Find(world.Tenant, s, stranger.Id)));
        Assert.NotEmpty(await world.ReadAsync(s => FactRows.Of(world.Tenant, s, stranger.Id)));
        Assert.Null(await world.WriteAsync(w => ErasureRows.DeleteAccount(world.Tenant, w, first.Account.Id)));
    }

    [Fact]
    public async Task Delete_EndsARunningLease()
    {
        await using var world = await World.NewAsync(kind);
        var made = await world.CreateAsync();
        await world.WriteAsync(write => ExecutionRows.Finalize(world.Tenant, write, made.Id, write.Now));
        var mine = await world.WriteAsync(
            write => LeaseRows.Take(world.Tenant, write, made.Id, 0, write.Now.AddMinutes(1)));

        await world.WriteAsync(write => ErasureRows.DeleteExecution(world.Tenant, write, made.Id));

        Assert.False(await world.WriteAsync(write => LeaseRows.Holds(world.Tenant, write, made.Id, mine!.Value)));
    }

    [Fact]
    public async Task Retention_TakesTheContent_AndKeepsReferencesAndDecision()
    {
        await using var world = await World.NewAsync(kind);
        var (made, part) = await ProcessedAsync(world);
        var open = await world.CreateAsync();
        var before = world.Time.Now.AddMicroseconds(1);

        Assert.Empty(await DueAsync(world, world.Time.Now, keepFraud: true));
        Assert.Equal(made.Id, Assert.Single(await DueAsync(world, before, keepFraud: true)));
        var orphans = await world.WriteAsync(write => ErasureRows.WipeExecution(world.Tenant, write, made.Id));
        Assert.Equal(part.Blob, Assert.Single(orphans!));
        Assert.Null(await world.WriteAsync(write => ErasureRows.WipeExecution(world.Tenant, write, made.Id)));
        Assert.Null(await world.WriteAsync(write => ErasureRows.WipeExecution(world.Tenant, write, open.Id)));
        Assert.Empty(await DueAsync(world, before, keepFraud: true));

        var row = await world.ReadAsync(session => ExecutionRows.Find(world.Tenant, session, made.Id));
        Assert.Null(row!.WrappedKey);
        Assert.Null(row.SealedRequest);
        Assert.Equal(world.Time.Now, row.WipedOutAt);
        Assert.Equal(Decision.Passed, row.Decision!.Type);
        Assert.Equal("{\"c\":\"order 7\"}", world.Keys.OpenText(
            made.Id.Value, ExecutionRows.ReferencesColumn, row.SealedReferences));
        var outcome = Assert.Single(await world.ReadAsync(s => OutcomeRows.Of(world.Tenant, s, made.Id)));
        Assert.Equal("OK", outcome.Label);
        Assert.Null(outcome.SealedBody);
        Assert.NotEmpty(await world.ReadAsync(s => SightingRows.Of(world.Tenant, s, made.Id)));
    }

    [Fact]
    public async Task Retention_LeavesFraud_WhenToldTo()
    {
        await using var world = await World.NewAsync(kind);
        var (made, _) = await ProcessedAsync(world);
        var before = world.Time.Now.AddHours(1);
        await world.WriteAsync(write => FeedbackRows.Insert(world.Tenant, write, new FeedbackRow(
            world.NewId(), made.Id, "FRAUD", "FIRST_PARTY_FRAUD", write.Now, "client-1")));

        Assert.Empty(await DueAsync(world, before, keepFraud: true));
        Assert.Single(await DueAsync(world, before, keepFraud: false));

        world.Time.Advance(TimeSpan.FromSeconds(1));
        await world.WriteAsync(write => FeedbackRows.Insert(world.Tenant, write, new FeedbackRow(
            world.NewId(), made.Id, "NOT_FRAUD", null, write.Now, "client-1")));
        Assert.Single(await DueAsync(world, before, keepFraud: true));
        Assert.Equal("NOT_FRAUD", (await world.ReadAsync(
            session => FeedbackRows.Find(world.Tenant, session, made.Id)))!.Status);
    }

    private static Task<List<ExecutionId>> DueAsync(World world, DateTimeOffset before, bool keepFraud) =>
        world.ReadAsync(session => Sweeps.RetentionDue(world.Tenant, session, before, keepFraud, 10));

    private static async Task<(NewExecution Made, PartRow Part)> ProcessedAsync(World world)
    {
        var made = await world.CreateAsync();
        var part = world.Part(made, 0, "FRONT");
        await world.WriteAsync(write =>
        {
            PartRows.Insert(world.Tenant, write, part);
            ExecutionRows.Finalize(world.Tenant, write, made.Id, write.Now);
            SightingRows.Insert(world.Tenant, write, new SightingRow(
                SightingKind.Email, Email, made.Id, made.Account.Id, write.Now, "API"));
            var epoch = LeaseRows.Take(world.Tenant, write, made.Id, 0, write.Now)!.Value;
            FactRows.Insert(world.Tenant, write, new FactRow(
                made.Id, "email", null, FactStatus.Known, [1], "[]", write.Now));
            FaceTemplateRows.Insert(world.Tenant, write, new FaceTemplateRow(
                world.NewId(), made.Account.Id, made.Id, made.Credentials[1].Id, CredentialCategory.Selfie, "p", [1],
                write.Now));
            OutcomeRows.Insert(world.Tenant, write, new OutcomeRow(
                world.NewId(), made.Id, 1, "usability", 0, 0, Decision.Passed, "OK", [1], "[]", write.Now));
            LeaseRows.Complete(
                world.Tenant, write, made.Id, epoch, ExecutionState.Processed,
                new StoredDecision(Decision.Passed, "PASSED", 0), "UTO", "PASSPORT");
        });
        return (made, part);
    }
}

public sealed class SqliteErasureTests(SqliteKind kind) : ErasureContract(kind), IClassFixture<SqliteKind>;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlErasureTests(PostgreSqlKind kind) : ErasureContract(kind);
