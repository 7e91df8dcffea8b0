using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bonafide.Server.Cli;
using Bonafide.Server.Hosting;
using Microsoft.Extensions.Options;

namespace Bonafide.Server.Tests.Hosting;

/// <summary>https with a certificate of the operator's own, asked by a client that knows the root alone.</summary>
public sealed class ServerCertificateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-certificate-").FullName;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _root;
    private readonly X509Certificate2 _between;
    private readonly X509Certificate2 _own;

    public ServerCertificateTests()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var betweenKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (from, to) = (DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(30));
        _root = Request("CN=Root", rootKey, isAuthority: true).CreateSelfSigned(from, to);
        using var between = Request("CN=Between", betweenKey, isAuthority: true)
            .Create(_root, from, to.AddDays(-1), [1]);
        _between = between.CopyWithPrivateKey(betweenKey);
        _own = Request("CN=Server", _key, isAuthority: false).Create(_between, from, to.AddDays(-2), [2]);
    }

    private string Chain => _own.ExportCertificatePem() + "\n" + _between.ExportCertificatePem() + "\n";

    [Fact]
    public async Task Pem_ServesWithItsWholeChain() => await ServesAsync(
        File("chain.pem", Chain), File("own.key", _key.ExportPkcs8PrivateKeyPem()));

    [Fact]
    public async Task Pem_MayHoldTheKeyToo() =>
        await ServesAsync(File("all.pem", Chain + _key.ExportPkcs8PrivateKeyPem()), key: null);

    [Theory]
    [InlineData("all.pfx")]
    [InlineData("ALL.P12")]
    public async Task Pkcs12_ServesWithItsWholeChain(string name)
    {
        using var own = _own.CopyWithPrivateKey(_key);
        using var between = X509CertificateLoader.LoadCertificate(_between.RawData);
        var path = Path.Combine(_folder, name);
        await System.IO.File.WriteAllBytesAsync(
            path, new X509Certificate2Collection { between, own }.Export(X509ContentType.Pkcs12)!);

        await ServesAsync(path, key: null);
    }

    [Fact]
    public async Task AnotherKey_IsAMistakeOfTheConfiguration()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (certificate, key) = (File("chain.pem", Chain), File("other.key", other.ExportPkcs8PrivateKeyPem()));

        Assert.Throws<OptionsValidationException>(() => ServerCertificate.Load(certificate, key));
        Assert.Throws<OptionsValidationException>(() => ServerCertificate.Load(certificate, null));
        Assert.Throws<OptionsValidationException>(() => ServerCertificate.Load(File("no.pfx", "no"), null));
        Assert.Equal(2, await CommandLine.Build().Parse(
        [
            "serve", "--https", "--port", "0", "--certificate", certificate, "--certificate-key", key,
            "--data", Path.Combine(_folder, "data"),
        ]).InvokeAsync());
    }

    public void Dispose()
    {
        foreach (var one in new IDisposable[] { _own, _between, _root, _key })
        {
            one.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static CertificateRequest Request(string name, ECDsa key, bool isAuthority)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request;
    }

    private string File(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private async Task ServesAsync(string certificate, string? key)
    {
        var data = Path.Combine(_folder, "data");
        await using var app = BonafideHost.Build(data, BonafideHost.Configure(data, []), ServeVerb.WithPort(
            new ServerOptions { Https = true, Port = 0, Certificate = certificate, CertificateKey = key }));
        var origin = await BonafideHost.StartAsync(app, CancellationToken.None);
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { _root },
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        using var http = new HttpClient(handler);

        Assert.StartsWith("https://", origin, StringComparison.Ordinal);
        Assert.Contains("UP", await http.GetStringAsync(origin + "/health"), StringComparison.Ordinal);
        await app.StopAsync();
    }
}
