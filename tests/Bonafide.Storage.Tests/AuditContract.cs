using Bonafide.Storage.Audit;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;
using Bonafide.Storage.Tests.Support;

namespace Bonafide.Storage.Tests;

/// <summary>Whatever is done to the rows behind our back, the verifier says so.</summary>
public abstract class AuditContract(DatabaseKind kind)
{
    [Fact]
    public async Task AnUntouchedChain_HasNoProblems()
    {
        await using var chain = await Chain.NewAsync(kind);

        Assert.Empty(await chain.VerifyAsync());
        Assert.Equal(chain.World.Tenant, Assert.Single(await chain.World.Database.ReadAcrossTenantsAsync(
            Sweeps.TenantsWithOpenAudit, CancellationToken.None)));
        Assert.Equal(7, (await chain.World.ReadAsync(
            session => AuditRows.Page(chain.World.Tenant, session, Guid.AllBitsSet, 100))).Count);
    }

    [Theory]
    [InlineData("verb = 'execution.rexd'", AuditProblemKind.EntryChanged)]
    [InlineData("subjects = '[]'", AuditProblemKind.EntryChanged)]
    [InlineData("at = at + 1", AuditProblemKind.EntryChanged)]
    [InlineData("actor_kind = 3", AuditProblemKind.EntryChanged)]
    public async Task AnEditedEntry_Shows(string edit, AuditProblemKind expected)
    {
        await using var chain = await Chain.NewAsync(kind);

        await chain.TamperAsync($"update audit_entries set {edit} where tenant_id = @tenant_id and block = 2");

        Assert.Contains(await chain.VerifyAsync(), problem => problem.Kind == expected && problem.Block == 2);
    }

    [Theory]
    [InlineData("mac")]
    [InlineData("actor_hash")]
    public async Task OneBitOfAnEntry_Shows(string column)
    {
        await using var chain = await Chain.NewAsync(kind);

        await chain.FlipAsync("audit_entries", column, "block = 1");

        Assert.Contains(await chain.VerifyAsync(), problem => problem.Kind == AuditProblemKind.EntryChanged);
    }

    [Theory]
    [InlineData("head")]
    [InlineData("previous_head")]
    [InlineData("signature")]
    public async Task OneBitOfABlock_Shows(string column)
    {
        await using var chain = await Chain.NewAsync(kind);

        await chain.FlipAsync("audit_blocks", column, "number = 2");

        Assert.Contains(await chain.VerifyAsync(), problem => problem.Block == 2);
    }

    [Theory]
    [InlineData("delete from audit_entries where tenant_id = @tenant_id and block = 2")]
    [InlineData("update audit_entries set block = 1 where tenant_id = @tenant_id and block = 2")]
    [InlineData("update audit_entries set block = 2 where tenant_id = @tenant_id and block is null")]
    [InlineData("update audit_blocks set entries = entries + 1 where tenant_id = @tenant_id and number = 2")]
    [InlineData("update audit_blocks set sealed_at = sealed_at + 1 where tenant_id = @tenant_id and number = 2")]
    public async Task MissingAddedOrMovedEntries_Show(string tampering)
    {
        await using var chain = await Chain.NewAsync(kind);

        await chain.TamperAsync(tampering);

        Assert.Contains(
            await chain.VerifyAsync(),
            problem => problem.Kind == AuditProblemKind.BlockEntriesChanged && problem.Block == 2);
    }

    [Fact]
    public async Task AMissingBlock_IsAGap()
    {
        await using var chain = await Chain.NewAsync(kind);

        await chain.TamperAsync("delete from audit_entries where tenant_id = @tenant_id and block = 2");
        await chain.TamperAsync("delete from audit_blocks where tenant_id = @tenant_id and number = 2");

        Assert.Contains(await chain.VerifyAsync(), problem => problem is { Kind: AuditProblemKind.Gap, Block: 3 });
    }

    [Fact]
    public async Task ACutTail_ShowsAgainstTheExport_AndOnlyThere()
    {
        await using var chain = await Chain.NewAsync(kind);

        await chain.TamperAsync("delete from audit_entries where tenant_id = @tenant_id and (block = 3 or block is null)");
        await chain.TamperAsync("delete from audit_blocks where tenant_id = @tenant_id and number = 3");

        Assert.Empty(await chain.VerifyAsync(withExport: false));
        Assert.Equal(AuditProblemKind.TailCut, Assert.Single(await chain.VerifyAsync()).Kind);
    }

    [Fact]
    public async Task SealingWhatIsSealed_DoesNothing()
    {
        await using var chain = await Chain.NewAsync(kind);

        Assert.NotNull(await chain.SealAsync());
        Assert.Null(await chain.SealAsync());
        Assert.Empty(await chain.VerifyAsync());
    }

    [Fact]
    public async Task ARotatedSigningKey_StillVerifiesOldBlocks()
    {
        await using var chain = await Chain.NewAsync(kind);
        await chain.Secrets.RotateAsync(SecretKinds.AuditBlock, CancellationToken.None);
        Assert.NotNull(await chain.SealAsync());

        Assert.Empty(await chain.VerifyAsync());
    }

    /// <summary>Three blocks of two entries each, and one entry that is not sealed yet.</summary>
    private sealed class Chain : IAsyncDisposable
    {
        private readonly AuditSealer _sealer;
        private readonly AuditVerifier _verifier;
        private readonly string _folder = Directory.CreateTempSubdirectory("bf-audit-").FullName;
        private readonly AuditHeadFile _heads;

        private Chain(World world)
        {
            World = world;
            Secrets = new InstallationSecrets(world.Database, world.Master, new Core.UuidV7Ids(world.Time));
            _sealer = new AuditSealer(world.Database, Secrets);
            _verifier = new AuditVerifier(world.Database, new KeyRing(world.Master, world.Database), Secrets);
            _heads = new AuditHeadFile(Path.Combine(_folder, "heads"));
        }

        public World World { get; }

        public InstallationSecrets Secrets { get; }

        public static async Task<Chain> NewAsync(DatabaseKind kind)
        {
            var chain = new Chain(await World.NewAsync(kind));
            for (var block = 0; block < 3; block++)
            {
                await chain.AddAsync();
                await chain.AddAsync();
                await chain.SealAsync();
            }

            await chain.AddAsync();
            return chain;
        }

        public async Task<AuditBlockRow?> SealAsync()
        {
            World.Time.Advance(TimeSpan.FromSeconds(1));
            var block = await _sealer.SealAsync(World.Tenant, CancellationToken.None);
            if (block is not null)
            {
                _heads.Append(World.Tenant, block);
            }

            return block;
        }

        public Task<IReadOnlyList<AuditProblem>> VerifyAsync(bool withExport = true) => _verifier.VerifyAsync(
            World.Tenant, withExport ? _heads.Last(World.Tenant) : null, CancellationToken.None);

        public async Task TamperAsync(string sql) => Assert.NotEqual(
            0, await World.WriteAsync(write => write.Execute(sql, ("tenant_id", World.Tenant))));

        public async Task FlipAsync(string table, string column, string where)
        {
            var bytes = (await World.ReadAsync(session => session.Query(
                $"select {column} from {table} where tenant_id = @tenant_id and {where}",
                row => row.Bytes(),
                ("tenant_id", World.Tenant))))[0];
            var changed = (byte[])bytes.Clone();
            changed[^1] ^= 1;
            await World.WriteAsync(write => write.Execute(
                $"update {table} set {column} = @changed where tenant_id = @tenant_id and {where} and {column} = @bytes",
                ("changed", changed),
                ("tenant_id", World.Tenant),
                ("bytes", bytes)));
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(_folder, recursive: true);
            return World.DisposeAsync();
        }

        private Task AddAsync() => World.WriteAsync(write => AuditRows.Insert(
            World.Tenant,
            write,
            AuditEntries.New(World.Keys, World.NewId(), write.Now, World.Actor, "execution.read", "[\"x\"]")));
    }
}

public sealed class SqliteAuditTests(SqliteKind kind) : AuditContract(kind), IClassFixture<SqliteKind>;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlAuditTests(PostgreSqlKind kind) : AuditContract(kind);
