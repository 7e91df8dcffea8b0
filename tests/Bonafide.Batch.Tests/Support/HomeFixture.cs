using Bonafide.Batch.Home;
using Bonafide.Batch.Sftp;
using Bonafide.Core;

namespace Bonafide.Batch.Tests.Support;

/// <summary>One tenant's home on a real spool in a temporary folder, with rows and inbox in memory.</summary>
internal sealed class HomeFixture : IDisposable
{
    public static readonly TenantId Tenant = new(new Guid("6f1f2a54-2b9c-4c66-8f0e-0a6a7b1c9d10"));
    public const string Batch = "096c7aef-c3dd-4427-9f93-f64295b8f2d6";
    private readonly TemporaryFolder _folder = new();

    public HomeFixture(SftpLimits? limits = null, Func<ISpool, ISpool>? spool = null)
    {
        Limits = limits ?? new SftpLimits();
        Spool = new DiskSpool(_folder["spool"]);
        var services = new HomeServices(
            spool?.Invoke(Spool) ?? Spool, Inbox, Rows, new CountingIds(), TimeProvider.System);
        Homes = new TenantHomes(services, Limits);
        Home = Homes.GetAsync(Tenant).GetAwaiter().GetResult();
    }

    public SftpLimits Limits { get; }

    public DiskSpool Spool { get; }

    public MemoryHomeRows Rows { get; } = new();

    public MemoryInbox Inbox { get; } = new();

    public TenantHomes Homes { get; }

    public TenantHome Home { get; }

    public int SpooledFiles => Directory.EnumerateFiles(_folder["spool"], "*", SearchOption.AllDirectories).Count();

    public void Dispose()
    {
        Homes.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _folder.Dispose();
    }
}
