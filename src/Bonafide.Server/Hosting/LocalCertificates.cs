using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bonafide.Server.Hosting;

/// <summary>
/// Certificates for <c>--https</c> when none is given: a local CA made once (a phone installs its root, because a
/// camera needs a secure context) and a server certificate signed by it, renewed at a start when it is due.
/// </summary>
internal sealed class LocalCertificates(string folder, TimeProvider time)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private static readonly TimeSpan RootLife = TimeSpan.FromDays(3650);

    /// <summary>Browsers refuse server certificates that live longer than 398 days (CA/Browser Forum BR
    /// 6.3.2).</summary>
    private static readonly TimeSpan ServerLife = TimeSpan.FromDays(390);

    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);

    /// <summary>Where the root for phones and browsers is kept, in PEM.</summary>
    public string RootPath => Path.Combine(folder, "root.pem");

    /// <summary>The server's certificate for these names and addresses.</summary>
    public X509Certificate2 For(IReadOnlyList<string> hosts)
    {
        PrivateFiles.MakeFolder(folder);
        using var root = Root();
        var path = Path.Combine(folder, "server.pem");
        if (File.Exists(path))
        {
            var known = X509Certificate2.CreateFromPem(File.ReadAllText(path), File.ReadAllText(path));
            if (known.NotAfter.ToUniversalTime() - RenewBefore > time.GetUtcNow() && hosts.All(host =>
                known.MatchesHostname(host)))
            {
                return known;
            }

            known.Dispose();
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Bonafide", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        request.CertificateExtensions.Add(Names(hosts));
        var now = time.GetUtcNow();
        using var signed = request.Create(
            root, now.AddHours(-1), now + ServerLife, RandomNumberGenerator.GetBytes(16));
        PrivateFiles.Write(path, signed.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
        return signed.CopyWithPrivateKey(key);
    }

    private X509Certificate2 Root()
    {
        var keyPath = Path.Combine(folder, "root.key");
        if (File.Exists(RootPath) && File.Exists(keyPath))
        {
            return X509Certificate2.CreateFromPem(File.ReadAllText(RootPath), File.ReadAllText(keyPath));
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Bonafide local CA", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = time.GetUtcNow();
        var root = request.CreateSelfSigned(now.AddHours(-1), now + RootLife);
        PrivateFiles.Write(keyPath, key.ExportPkcs8PrivateKeyPem() + "\n");
        PrivateFiles.Write(RootPath, root.ExportCertificatePem() + "\n");
        return root;
    }

    private static X509Extension Names(IReadOnlyList<string> hosts)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var address))
            {
                names.AddIpAddress(address);
            }
            else
            {
                names.AddDnsName(host);
            }
        }

        return names.Build();
    }
}
