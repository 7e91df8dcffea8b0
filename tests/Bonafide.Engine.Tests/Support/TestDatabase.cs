using System.Text;
using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Core.Settings;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Blobs;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;
using Bonafide.Storage.Sqlite;

namespace Bonafide.Engine.Tests.Support;

/// <summary>A real SQLite database in a folder of its own, with one tenant, and short ways to fill it.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private TestDatabase(string folder)
    {
        Folder = folder;
        Ids = new UuidV7Ids(Time);
        Database = new SqliteDatabase(new() { Path = Path.Combine(folder, "test.db") }, Time);
        Keys = new KeyRing(Master, Database);
        Store = new DiskBlobStore(Path.Combine(folder, "blobs"));
        Tenants = new TenantContexts(Database, Keys, Time);
    }

    public string Folder { get; }

    public ManualTime Time { get; } = new();

    public UuidV7Ids Ids { get; }

    public Database Database { get; }

    public MasterKey Master { get; } = new(new byte[32]);

    public KeyRing Keys { get; }

    public IBlobStore Store { get; }

    public TenantContexts Tenants { get; }

    public TenantContext Tenant { get; private set; } = null!;

    public static async Task<TestDatabase> NewAsync(TenantSettings? settings = null)
    {
        var made = new TestDatabase(Directory.CreateTempSubdirectory("bonafide-engine-").FullName);
        await made.Database.MigrateAsync(default);
        made.Tenant = await made.AddTenantAsync(settings ?? new());
        return made;
    }

    public async Task<TenantContext> AddTenantAsync(TenantSettings settings)
    {
        var creation = new TenantCreation(Database, Master, Keys, Ids, Time);
        var id = await creation.CreateTenantAsync("test", "Fictional Bank", true, settings, default);
        return await Tenants.GetAsync(id, default);
    }

    public Task<T> WriteAsync<T>(Func<IWriteTransaction, T> write) =>
        Database.Writes.RunAsync(Actor.System(Tenant.Id, "test"), write, default);

    public Task WriteAsync(Action<IWriteTransaction> write) => WriteAsync(transaction =>
    {
        write(transaction);
        return 0;
    });

    public Task<T> ReadAsync<T>(Func<IReadSession, T> read) => Database.ReadAsync(Tenant.Id, read, default);

    /// <summary>An execution with its slots and, if given, PREPARED_DATA; open, or finalized and due.</summary>
    public async Task<ExecutionId> AddExecutionAsync(NewExecution made)
    {
        var account = made.Account ?? new AccountId(Ids.New());
        var id = new ExecutionId(Ids.New());
        var (key, wrapped) = Tenant.Keys.NewDataKey(id.Value);
        var now = Time.GetUtcNow();
        var row = new ExecutionRow
        {
            Id = id,
            Account = account,
            WorkflowKey = made.Key,
            State = ExecutionState.Initiated,
            Class = made.Class,
            Sequence = 1,
            CreatedAt = now,
            CreatedBy = "test",
            ExpiresAt = now.AddMinutes(30),
            TokenExpiresAt = now.AddMinutes(30),
            WrappedKey = wrapped,
            SealedReferences = Tenant.Keys.Seal(
                id.Value, ExecutionRows.ReferencesColumn,
                StoredExecution.Write(new StoredReferences("customer", made.UserReference))),
            SealedRequest = key.Seal(
                StoredExecution.RequestPlace(Tenant.Id, id),
                StoredExecution.Write(new StoredRequest { CallbackUrl = made.CallbackUrl, Options = made.Options })),
        };
        await WriteAsync(write =>
        {
            if (made.Account is null)
            {
                AccountRows.Insert(Tenant.Id, write, new(
                    account, Tenant.Keys.NewDataKey(account.Value).Wrapped, now, "test", null));
            }

            ExecutionRows.Insert(Tenant.Id, write, row);
            EventRows.InsertFirst(Tenant.Id, write, id, "INITIATED");
            for (var index = 0; index < made.Credentials.Length; index++)
            {
                AddCredential(write, row, key, made, index);
            }
        });
        if (made.IsFinalized)
        {
            await FinalizeAsync(id);
        }

        return id;
    }

    public Task FinalizeAsync(ExecutionId id) => WriteAsync(write =>
    {
        Assert.True(ExecutionRows.Finalize(Tenant.Id, write, id, write.Now));
        EventRows.Append(Tenant.Id, write, id, "ACQUIRED");
    });

    public async Task<ExecutionRow> RowAsync(ExecutionId id) =>
        (await ReadAsync(session => ExecutionRows.Find(Tenant.Id, session, id)))!;

    public Task<List<OutcomeRow>> OutcomesAsync(ExecutionId id) =>
        ReadAsync(session => OutcomeRows.Of(Tenant.Id, session, id));

    public async Task<IReadOnlyList<string>> EventsAsync(ExecutionId id) =>
        [.. (await ReadAsync(session => EventRows.Of(Tenant.Id, session, id))).Select(one => one.Kind)];

    public Task<List<CallbackRow>> CallbacksAsync(ExecutionId id) =>
        ReadAsync(session => CallbackRows.Of(Tenant.Id, session, id));

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private void AddCredential(
        IWriteTransaction write, ExecutionRow row, DataKey key, NewExecution made, int index)
    {
        var category = made.Credentials[index];
        var credential = new CredentialId(Ids.New());
        CredentialRows.Insert(Tenant.Id, write, new(
            credential, row.Id, row.Account, index, category, null, null, "API", null));
        if (category == CredentialCategory.Data && made.Prepared is not null)
        {
            AddPart(Classifiers.PreparedData, Encoding.UTF8.GetBytes(made.Prepared), "application/json");
        }

        if (made.Files.TryGetValue(category, out var file))
        {
            AddPart(
                category == CredentialCategory.Selfie ? Classifiers.Face : Classifiers.Front, file, "image/jpeg");
        }

        void AddPart(string classifier, byte[] content, string type)
        {
            var part = new PartId(Ids.New());
            PartRows.Insert(Tenant.Id, write, new(
                part, row.Id, credential, classifier, 0, null, null,
                key.Seal(StoredExecution.ContentPlace(Tenant.Id, part), content), new byte[32], content.Length,
                type, null, null, null, write.Now, "test", null));
        }
    }
}

/// <summary>What a test wants to start with.</summary>
internal sealed record NewExecution(int Key, params CredentialCategory[] Credentials)
{
    public AccountId? Account { get; init; }

    public string? Prepared { get; init; }

    /// <summary>One image each, FRONT of an ID and FACE of a SELFIE.</summary>
    public IReadOnlyDictionary<CredentialCategory, byte[]> Files { get; init; } =
        new Dictionary<CredentialCategory, byte[]>();

    public string? CallbackUrl { get; init; }

    public string? UserReference { get; init; }

    public CapabilityOptions Options { get; init; } = new();

    public WorkClass Class { get; init; } = WorkClass.Interactive;

    public bool IsFinalized { get; init; } = true;

    /// <summary>The email workflow, finalized and due.</summary>
    public static NewExecution Email => new(10066, CredentialCategory.Data)
    {
        Prepared = """{"email":"ann@example.com"}""",
    };
}
