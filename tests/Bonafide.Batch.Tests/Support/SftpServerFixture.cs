using Bonafide.Batch.Home;
using Bonafide.Batch.Keys;
using Bonafide.Batch.OpenSsh;
using Bonafide.Batch.Sftp;
using Bonafide.Core;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bonafide.Batch.Tests.Support;

/// <summary>The whole way that an upload takes: real sshd, real relay, real spool.</summary>
public sealed class SftpServerFixture : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private SftpService? _service;
    private int _batches;

    internal static Actor Actor { get; } = new(
        HomeFixture.Tenant, ActorKind.User, "tester", Permissions.All, null);

    internal MemoryInbox Inbox { get; } = new();

    internal MemorySshKeyRows KeyRows { get; } = new(TimeProvider.System);

    internal SftpService Service => _service!;

    internal TenantHomes Homes { get; private set; } = null!;

    internal DiskSpool Spool { get; private set; } = null!;

    internal SshKeyPair Key { get; private set; } = null!;

    /// <summary>The private key's file, for clients.</summary>
    internal string KeyFile => _folder["key.pem"];

    internal string User => Actor.Tenant.ToString();

    internal string Port => Service.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What keeps OpenSSH's clients from the user's own configuration and known hosts.</summary>
    internal IReadOnlyList<string> SshOptions =>
    [
        "-F", "/dev/null", "-i", KeyFile, "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
        "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes", "-o", "LogLevel=ERROR",
    ];

    public async Task InitializeAsync()
    {
        var relay = _folder["sftp-relay"];
        await Program.RunWellAsync(Path.Combine(Repository.Root, "native", "build-relay"), [relay]);
        Spool = new DiskSpool(_folder["spool"]);
        var ids = new UuidV7Ids(TimeProvider.System);
        var limits = new SftpLimits { KeyCheck = TimeSpan.FromMilliseconds(300) };
        Homes = new TenantHomes(
            new HomeServices(Spool, Inbox, new MemoryHomeRows(), ids, TimeProvider.System), limits);
        _service = await SftpService.StartAsync(
            new SftpParts
            {
                OpenSsh = new OpenSshOptions
                {
                    Port = 0, ListenAddress = "127.0.0.1", Folder = _folder["ssh"], Relay = relay,
                    HostKeyFile = _folder["host_key"],
                },
                Limits = limits,
                Keys = KeyRows,
                Homes = Homes,
                Ids = ids,
                Time = TimeProvider.System,
            },
            NullLogger.Instance, default);
        await NewKeyAsync(SshKeyKind.Ed25519);
    }

    public async Task DisposeAsync()
    {
        await Service.DisposeAsync();
        await Homes.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    internal async Task NewKeyAsync(SshKeyKind kind)
    {
        Key = await Service.Keys.GenerateAsync(Actor, kind, null, default);
        File.Delete(KeyFile);
        await File.WriteAllTextAsync(KeyFile, Key.PrivateKey);
        PrivateFolder.Narrow(KeyFile);
    }

    internal string NewBatch() => $"096c7aef-c3dd-4427-9f93-{Interlocked.Increment(ref _batches):x12}";

    /// <summary>A local folder with a CSV, an image of some size in a subfolder, and an empty DONE beside it.</summary>
    internal string LocalBatch(string name)
    {
        var local = _folder[name];
        Directory.CreateDirectory(Path.Combine(local, "images"));
        File.WriteAllText(Path.Combine(local, "input.csv"), "workflowDefinitionKey,customerInternalReference\n");
        File.WriteAllBytes(Path.Combine(local, "images", "front é.jpg"), Bytes(700_001));
        File.WriteAllText(_folder["DONE"], "");
        return local;
    }

    internal string EmptyFile => _folder["DONE"];

    internal string this[string name] => _folder[name];

    internal static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(4).NextBytes(bytes);
        return bytes;
    }

    /// <summary>What the server has of a batch is what lay in the local folder.</summary>
    internal void AssertUploaded(string batch)
    {
        var folder = Assert.Single(Inbox.Submitted, s => s.Id == Guid.Parse(batch));
        Assert.Equal(["DONE", "images/front é.jpg", "input.csv"], folder.Files.Select(f => f.Path));
        using var image = Spool.OpenRead(folder.Files[1].Content);
        var stored = new byte[folder.Files[1].Size];
        Assert.Equal(stored.Length, RandomAccess.Read(image, stored, 0));
        Assert.Equal(Bytes(700_001), stored);
    }
}
