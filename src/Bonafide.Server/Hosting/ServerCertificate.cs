using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Bonafide.Server.Hosting;

/// <summary>What https is served with.</summary>
/// <param name="Own">The server's certificate with its private key.</param>
/// <param name="Issuers">The other certificates of its file: who knows the root alone needs those between.</param>
internal sealed record ServerCertificate(X509Certificate2 Own, X509Certificate2Collection Issuers)
{
    /// <param name="path">A PKCS #12 file without password (.pfx, .p12), or PEM with the own certificate first.</param>
    /// <param name="keyPath">The private key, PEM; null when the PEM file holds it too.</param>
    /// <exception cref="OptionsValidationException">No server can be started with these files.</exception>
    public static ServerCertificate Load(string path, string? keyPath)
    {
        try
        {
            return Path.GetExtension(path).ToLowerInvariant() is ".pfx" or ".p12"
                ? Of(X509CertificateLoader.LoadPkcs12CollectionFromFile(path, null))
                : OfPem(path, keyPath ?? path);
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException)
        {
            throw Unusable();
        }
    }

    private static ServerCertificate OfPem(string path, string keyPath)
    {
        var own = X509Certificate2.CreateFromPemFile(path, keyPath);
        var issuers = new X509Certificate2Collection();
        issuers.ImportFromPemFile(path);
        issuers.RemoveAt(0);
        return new(own, issuers);
    }

    private static ServerCertificate Of(X509Certificate2Collection file)
    {
        var own = file.FirstOrDefault(one => one.HasPrivateKey) ?? throw Unusable();
        return new(own, [.. file.Where(one => one != own)]);
    }

    private static OptionsValidationException Unusable() => new(
        ServerOptions.Section, typeof(ServerOptions),
        ["Server:Certificate: the files hold no certificate together with its own private key, readable without a "
            + "password."]);
}
