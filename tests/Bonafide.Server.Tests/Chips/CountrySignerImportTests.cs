using Bonafide.Core;
using Bonafide.Server.Cli;
using Bonafide.Server.Hosting;
using Bonafide.Sources.CountrySigners;
using Bonafide.Sources.Imports;
using Bonafide.Vision.Specimens.Chips;

namespace Bonafide.Server.Tests.Chips;

/// <summary><c>bonafide chip import</c>, <c>list</c> and <c>remove</c>.</summary>
public sealed class CountrySignerImportTests : IDisposable
{
    private static readonly TenantId Tenant = new(new Guid("00000000-0000-7000-8000-000000000001"));
    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-signers-").FullName;

    private CountrySigners Signers => new(new ImportStore(BonafideHost.ImportFolder(_folder)));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Certificates_ComeInForceAndGo()
    {
        using var one = new SpecimenChipMaker(new DateOnly(2026, 3, 1));
        using var other = new SpecimenChipMaker(new DateOnly(2026, 3, 1));
        var signers = Signers;

        Assert.True(signers.InForce(Tenant).Certificates.IsEmpty);
        Assert.Equal(0, Run("import", Write("one.cer", one.Certificate)));
        Assert.Equal(one.Certificate, signers.InForce(Tenant).Certificates.ToArray());
        var version = Assert.Single(signers.InForce(Tenant).Versions);
        Assert.Equal("country-signers:country-signers", version.Name);

        Assert.Equal(0, Run(
            "import", Write("one.cer", one.Certificate), Write("other.cer", other.Certificate), "--name", "two"));
        Assert.Equal(2, signers.InForce(Tenant).Versions.Count);
        Assert.True(signers.InForce(Tenant).Certificates.Length > 2 * one.Certificate.Length);
        Assert.Equal(0, Run("remove", "two"));
        Assert.Equal(0, Run("remove", "country-signers"));
        Assert.True(signers.InForce(Tenant).Certificates.IsEmpty);
    }

    [Fact]
    public void OneTenantsCertificates_AreNoOthers()
    {
        using var one = new SpecimenChipMaker(new DateOnly(2026, 3, 1));
        Assert.Equal(0, Run("import", Write("one.cer", one.Certificate), "--tenant", Tenant.ToString()!));

        Assert.False(Signers.InForce(Tenant).Certificates.IsEmpty);
        Assert.True(Signers.InForce(new(Guid.Empty)).Certificates.IsEmpty);
    }

    [Fact]
    public void AnyProblem_ChangesNothing()
    {
        using var one = new SpecimenChipMaker(new DateOnly(2026, 3, 1));
        var good = Write("one.cer", one.Certificate);

        Assert.Equal(1, Run("import", good, Write("bad.cer", one.Certificate[..^1])));
        Assert.Equal(1, Run("import", Path.Combine(_folder, "nothing.cer")));
        Assert.Equal(1, Run("import", good, "--name", "../up"));
        Assert.Equal(0, Run("import", good, "--dry-run"));
        Assert.True(Signers.InForce(Tenant).Certificates.IsEmpty);
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private int Run(params string[] words) =>
        CommandLine.Build().Parse(["chip", .. words, "--data", _folder]).Invoke();
}
