using Bonafide.Server.Cli;
using Bonafide.Server.Doctor;
using Bonafide.Server.Hosting;
using Bonafide.Storage.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Tests.Doctor;

public sealed class DoctorTests : IDisposable
{
    private readonly string _folder = Path.Combine(
        Directory.CreateTempSubdirectory("bonafide-doctor-").FullName, "data");

    [Fact]
    public async Task FindsNothing_InAFreshInstallation()
    {
        await MakeAsync();
        var checks = await RunAsync();
        Assert.DoesNotContain(checks, check => check.State == CheckState.Failed);
        Assert.Equal(
            ["configuration", "data folder", "disk", "clock", "data packs", "libraries", "fonts", "master key",
                "vision box", "database", "tenant keys", "backlog", "audit trail"],
            checks.Select(check => check.Name));
    }

    [Fact]
    public async Task Tells_AnOpenFolder_AndAMissingKey_WithoutMakingOne()
    {
        await MakeAsync();
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        File.Delete(Path.Combine(_folder, "master.key"));
        var failed = (await RunAsync()).Where(check => check.State == CheckState.Failed).Select(check => check.Name);
        Assert.Equal(["data folder", "master key"], failed);
        Assert.False(File.Exists(Path.Combine(_folder, "master.key")));
    }

    [Fact]
    public async Task Tells_AnotherMasterKey()
    {
        await MakeAsync();
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "master.key"), Convert.ToBase64String(new byte[32]) + "\n");
        var checks = await RunAsync();
        Assert.Equal(CheckState.Failed, checks.Single(check => check.Name == "tenant keys").State);
    }

    [Fact]
    public async Task Tells_ADamagedDatabase()
    {
        await MakeAsync();
        var path = Path.Combine(_folder, "bonafide.db");
        using (var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Position = file.Length / 2;
            file.Write(new byte[(int)Math.Min(8_192, file.Length / 4)]);
        }

        var checks = await RunAsync();
        Assert.Equal(CheckState.Failed, checks.Single(check => check.Name == "database").State);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    private async Task MakeAsync()
    {
        PrivateFiles.MakeFolder(_folder);
        await using var services = BonafideHost.Services(_folder, BonafideHost.Configure(_folder, []), new());
        await services.GetRequiredService<Database>().MigrateAsync(CancellationToken.None);
        await SandboxSetup.MakeAsync(services, _folder, "http://127.0.0.1:8080", CancellationToken.None);
    }

    private Task<IReadOnlyList<Check>> RunAsync() => DoctorVerb.RunAsync(
        _folder, BonafideHost.Configure(_folder, []), new(), CancellationToken.None);
}
