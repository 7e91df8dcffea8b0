using Bonafide.Core;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;
using Bonafide.Storage.Tests.Support;

namespace Bonafide.Storage.Tests;

public sealed class KeyTests(SqliteKind kind) : IClassFixture<SqliteKind>, IDisposable
{
    private static readonly TenantId Tenant = new(Guid.Parse("0197c000-0000-7000-8000-000000000001"));
    private static readonly Guid Row = Guid.Parse("0197c000-0000-7000-8000-000000000002");

    private readonly string _folder = Directory.CreateTempSubdirectory("bf-keys-").FullName;

    [Fact]
    public void ASeal_OpensOnlyInItsPlace()
    {
        var (keys, _) = Master(1).NewTenant(Tenant);
        var (key, wrapped) = keys.NewDataKey(Row);
        var place = new SealedPlace(Tenant, Row, "parts.sealed_content");
        var bytes = key.Seal(place, "Ada"u8);

        Assert.Equal("Ada", key.OpenText(place, bytes));
        Assert.Equal("Ada", keys.Unwrap(Row, wrapped).OpenText(place, bytes));
        Assert.Throws<SealBrokenException>(() => key.Open(place with { Column = "parts.other" }, bytes));
        Assert.Throws<SealBrokenException>(() => key.Open(place with { Row = Guid.Empty }, bytes));
        Assert.Throws<SealBrokenException>(() => key.Open(place with { Tenant = default }, bytes));
        Assert.Throws<SealBrokenException>(() => key.Open(place, bytes.AsSpan(0, bytes.Length - 1)));
        Assert.Throws<SealBrokenException>(() => key.Open(place, []));
        Assert.Throws<SealBrokenException>(() => keys.Unwrap(Guid.Empty, wrapped));
        Assert.Throws<SealBrokenException>(() => Master(1).NewTenant(Tenant).Keys.Unwrap(Row, wrapped));
    }

    [Fact]
    public void SameText_SealsDifferently_AndHashesEqually()
    {
        var (keys, wrapped) = Master(1).NewTenant(Tenant);
        var again = Master(1).OpenTenant(Tenant, wrapped);

        Assert.NotEqual(keys.SealText(Row, "c", "Ada"), keys.SealText(Row, "c", "Ada"));
        Assert.Equal(keys.HashText("sighting/email", "a@b"), again.HashText("sighting/email", "a@b"));
        Assert.NotEqual(keys.HashText("sighting/email", "a@b"), keys.HashText("sighting/phone", "a@b"));
        Assert.NotEqual(
            keys.HashText("sighting/email", "a@b"), Master(1).NewTenant(Tenant).Keys.HashText("sighting/email", "a@b"));
    }

    [Fact]
    public async Task Rotation_WrapsEveryTenantAnew_AndDataStaysReadable()
    {
        await using var world = await World.NewAsync(kind);
        var made = await world.CreateAsync();
        var secrets = new InstallationSecrets(world.Database, world.Master, new UuidV7Ids(world.Time));
        var token = (await secrets.GetAsync(SecretKinds.TransactionToken, CancellationToken.None))[0];

        var rotating = new MasterKey(Bytes(9), new byte[32]);
        Assert.Equal(2, await new KeyRing(rotating, world.Database).RotateAsync(CancellationToken.None));
        Assert.Equal(0, await new KeyRing(rotating, world.Database).RotateAsync(CancellationToken.None));

        var alone = new MasterKey(Bytes(9));
        var keys = await new KeyRing(alone, world.Database).GetAsync(world.Tenant, CancellationToken.None);
        var row = await world.ReadAsync(session => ExecutionRows.Find(world.Tenant, session, made.Id));
        Assert.Equal("{\"c\":\"order 7\"}", keys.OpenText(
            made.Id.Value, ExecutionRows.ReferencesColumn, row!.SealedReferences));
        var read = await new InstallationSecrets(world.Database, alone, new UuidV7Ids(world.Time))
            .GetAsync(SecretKinds.TransactionToken, CancellationToken.None);
        Assert.Equal(token.Secret, read[0].Secret);
        await Assert.ThrowsAsync<SealBrokenException>(
            () => new KeyRing(Master(7), world.Database).GetAsync(world.Tenant, CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task ShreddedKey_MakesTheContentUnreadable()
    {
        await using var world = await World.NewAsync(kind);
        var made = await world.CreateAsync();
        var ring = new KeyRing(world.Master, world.Database);
        await world.WriteAsync(write => ErasureRows.DeleteExecution(world.Tenant, write, made.Id));

        var keys = await ring.GetAsync(world.Tenant, CancellationToken.None);
        var wrapped = await world.ReadAsync(session => session.Query(
            "select wrapped_key from executions where tenant_id = @tenant_id and id = @id",
            row => row.BytesOrNull(),
            ("tenant_id", world.Tenant),
            ("id", made.Id)));

        // The sealed request still exists in this test's memory, as it may in a backup: nothing is left to open it.
        Assert.Null(Assert.Single(wrapped));
        Assert.Throws<SealBrokenException>(() => keys.Open(
            made.Id.Value, ExecutionRows.RequestColumn, made.Execution.SealedRequest));
    }

    [Fact]
    public async Task Secrets_AreMadeOnce_AndRotate()
    {
        await using var world = await World.NewAsync(kind);
        var secrets = new InstallationSecrets(world.Database, world.Master, new UuidV7Ids(world.Time));

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => secrets.GetAsync(SecretKinds.TransactionToken, CancellationToken.None)));
        Assert.Single(made.Select(list => Assert.Single(list).Id).Distinct());
        Assert.Equal(64, made[0][0].Secret.Length);

        world.Time.Advance(TimeSpan.FromSeconds(1));
        await secrets.RotateAsync(SecretKinds.TransactionToken, CancellationToken.None);
        var after = await secrets.GetAsync(SecretKinds.TransactionToken, CancellationToken.None);
        Assert.Equal([true, false], after.Select(secret => secret.IsCurrent));
        Assert.Equal(made[0][0].Id, after[1].Id);
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void AKeyFile_IsMadeForItsOwnerOnly_AndReadAgain()
    {
        var options = new MasterKeyOptions { File = Path.Combine(_folder, "master.key") };
        var (_, wrapped) = MasterKeySource.Read(options).NewTenant(Tenant);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(options.File));
        MasterKeySource.Read(options).OpenTenant(Tenant, wrapped);

        File.SetUnixFileMode(options.File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Throws<InvalidOperationException>(() => MasterKeySource.Read(options));
    }

    [Fact]
    public void AKey_ComesFromACommand()
    {
        var text = Convert.ToBase64String(Bytes(3));
        var (_, wrapped) = new MasterKey(Bytes(3)).NewTenant(Tenant);

        MasterKeySource.Read(new MasterKeyOptions { Command = ["/bin/echo", text] }).OpenTenant(Tenant, wrapped);
        Assert.Throws<InvalidOperationException>(
            () => MasterKeySource.Read(new MasterKeyOptions { Command = ["/bin/false"] }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64 at all")]
    [InlineData("AAAA")]
    public void ABadKey_EndsTheStart_WithoutShowingIt(string content)
    {
        var error = Assert.Throws<InvalidOperationException>(() => MasterKeySource.Parse(content));
        Assert.True(content.Length == 0 || !error.Message.Contains(content, StringComparison.Ordinal));
    }

    [Fact]
    public void NoSource_OrTwo_EndsTheStart()
    {
        Assert.Throws<InvalidOperationException>(() => MasterKeySource.Read(new MasterKeyOptions()));
        Assert.Throws<InvalidOperationException>(
            () => MasterKeySource.Read(new MasterKeyOptions { File = "a", EnvironmentVariable = "B" }));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static MasterKey Master(byte fill) => new(Bytes(fill));

    private static byte[] Bytes(byte fill) => [.. Enumerable.Repeat(fill, 32)];
}
