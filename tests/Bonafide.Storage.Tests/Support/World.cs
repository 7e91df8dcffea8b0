using System.Collections.Concurrent;
using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;
using Bonafide.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Bonafide.Storage.Tests.Support;

/// <summary>A database with one tenant, and short ways to fill it.</summary>
public sealed class World : IAsyncDisposable
{
    private readonly UuidV7Ids _ids;
    private readonly ConcurrentDictionary<string, bool> _statements = new(StringComparer.Ordinal);

    private World(Database database, ManualTime time, MasterKey master, TenantId tenant, TenantKeys keys)
    {
        Database = database;
        Time = time;
        Master = master;
        Tenant = tenant;
        Keys = keys;
        _ids = new UuidV7Ids(time);
        Actor = new Actor(tenant, ActorKind.Client, "client-1", Permissions.All, "192.0.2.1");
    }

    public Database Database { get; }

    public ManualTime Time { get; }

    public MasterKey Master { get; }

    public TenantId Tenant { get; }

    public TenantKeys Keys { get; }

    public Actor Actor { get; }

    public static async Task<World> NewAsync(DatabaseKind kind, int mostQueuedWrites = 4_096)
    {
        var time = new ManualTime();
        var database = await kind.NewAsync(time, mostQueuedWrites);
        var master = new MasterKey(new byte[32]);
        var tenant = new TenantId(new UuidV7Ids(time).New());
        var (keys, wrapped) = master.NewTenant(tenant);
        var world = new World(database, time, master, tenant, keys);
        await world.WriteAsync(write => AddTenant(tenant, write, wrapped, null));
        return world;
    }

    public Guid NewId() => _ids.New();

    /// <summary>A second tenant of the same database.</summary>
    public async Task<(TenantId Tenant, TenantKeys Keys)> AddTenantAsync()
    {
        var tenant = new TenantId(NewId());
        var (keys, wrapped) = Master.NewTenant(tenant);
        await Database.Writes.RunAsync(
            Actor.System(tenant, "test"),
            write =>
            {
                AddTenant(tenant, write, wrapped, null);
                return 0;
            },
            CancellationToken.None);
        return (tenant, keys);
    }

    public Task<T> WriteAsync<T>(Func<IWriteTransaction, T> write) =>
        Database.Writes.RunAsync(Actor, Noting<IWriteTransaction, T>(write), CancellationToken.None);

    public Task WriteAsync(Action<IWriteTransaction> write) =>
        WriteAsync(transaction =>
        {
            write(transaction);
            return 0;
        });

    public Task<T> SweepAsync<T>(Func<IWriteTransaction, T> write) =>
        Database.Writes.RunAcrossTenantsAsync("test", Noting<IWriteTransaction, T>(write), CancellationToken.None);

    public Task<T> ReadAsync<T>(Func<IReadSession, T> read) =>
        Database.ReadAsync(Tenant, Noting<IReadSession, T>(read), CancellationToken.None);

    /// <summary>An account with an execution and an ID and a SELFIE slot, not yet stored.</summary>
    public NewExecution Prepare(AccountId? existing = null)
    {
        var account = existing ?? new AccountId(NewId());
        var execution = new ExecutionId(NewId());
        var (accountKey, wrappedAccount) = Keys.NewDataKey(account.Value);
        var (key, wrapped) = Keys.NewDataKey(execution.Value);
        var now = Time.Now;
        return new NewExecution(
            new AccountRow(account, wrappedAccount, now, "client-1", null),
            new ExecutionRow
            {
                Id = execution,
                Account = account,
                WorkflowKey = 10011,
                State = ExecutionState.Initiated,
                Sequence = 1,
                CreatedAt = now,
                CreatedBy = "client-1",
                ExpiresAt = now.AddMinutes(30),
                TokenExpiresAt = now.AddMinutes(30),
                WrappedKey = wrapped,
                SealedReferences = Keys.SealText(execution.Value, ExecutionRows.ReferencesColumn,
                    "{\"c\":\"order 7\"}"),
                SealedRequest = key.SealText(
                    new SealedPlace(Tenant, execution.Value, ExecutionRows.RequestColumn), "{\"locale\":\"de\"}"),
                CustomerReferenceHash = Keys.HashText("reference/customer", "order 7"),
            },
            [
                Slot(execution, account, 0, CredentialCategory.Id),
                Slot(execution, account, 1, CredentialCategory.Selfie),
            ],
            accountKey,
            key);
    }

    /// <summary>Stores what <see cref="Prepare"/> made, as the API does: all of it in one write.</summary>
    public async Task<NewExecution> CreateAsync(AccountId? existing = null)
    {
        var made = Prepare(existing);
        await WriteAsync(write => Store(write, made, isNewAccount: existing is null));
        return made;
    }

    public void Store(IWriteTransaction write, NewExecution made, bool isNewAccount = true)
    {
        if (isNewAccount)
        {
            AccountRows.Insert(Tenant, write, made.Account);
        }

        ExecutionRows.Insert(Tenant, write, made.Execution);
        foreach (var credential in made.Credentials)
        {
            CredentialRows.Insert(Tenant, write, credential);
        }

        EventRows.InsertFirst(Tenant, write, made.Id, "INITIATED");
    }

    public PartRow Part(NewExecution made, int slot, string classifier, BlobId? blob = null) => new(
        new PartId(NewId()),
        made.Id,
        made.Credentials[slot].Id,
        classifier,
        0,
        blob ?? new BlobId(NewId()),
        null,
        null,
        new byte[32],
        1_000,
        "image/jpeg",
        640,
        480,
        null,
        Time.Now,
        "client-1",
        null);

    /// <summary>Whatever a test was about, its statements must not walk through all rows of the tenant.</summary>
    public async ValueTask DisposeAsync()
    {
        List<string> walks = [];
        if (Database is SqliteDatabase && !_statements.IsEmpty)
        {
            walks = await Database.Writes.RunAcrossTenantsAsync(
                "plans",
                write => QueryPlans.Walks((SqliteConnection)((Session)write).Connection, _statements.Keys).ToList(),
                CancellationToken.None);
        }

        await Database.DisposeAsync();
        Assert.True(walks.Count == 0, string.Join('\n', walks));
    }

    private Func<TSession, T> Noting<TSession, T>(Func<TSession, T> use)
        where TSession : notnull => session =>
    {
        try
        {
            return use(session);
        }
        finally
        {
            foreach (var sql in ((Session)(object)session).Statements)
            {
                _statements.TryAdd(sql, true);
            }
        }
    };

    private static void AddTenant(TenantId tenant, IWriteTransaction write, byte[] wrapped, string? prefix) =>
        TenantRows.Insert(tenant, write, new TenantRow(
            tenant, "Fictional Bank", TenantKind.Sandbox, wrapped, null, prefix, write.Now, "test", write.Now));

    private CredentialRow Slot(
        ExecutionId execution, AccountId account, int ordinal, CredentialCategory category) =>
        new(new CredentialId(NewId()), execution, account, ordinal, category, null, null, "WEB,API,SDK", null);
}

/// <summary>Rows of one create, with the keys that open them.</summary>
public sealed record NewExecution(
    AccountRow Account,
    ExecutionRow Execution,
    IReadOnlyList<CredentialRow> Credentials,
    DataKey AccountKey,
    DataKey Key)
{
    public ExecutionId Id => Execution.Id;
}
