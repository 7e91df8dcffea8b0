using System.Security.Cryptography;
using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Storage.Keys;

/// <param name="Secret">Random bytes, or a private key as PKCS#8, as its kind says.</param>
/// <param name="IsCurrent">The one that signs; the others only verify.</param>
public sealed record InstallationSecret(Guid Id, byte[] Secret, bool IsCurrent);

/// <summary>Signing keys of the installation: made when first asked for, replaced by
/// <see cref="RotateAsync"/>.</summary>
public sealed class InstallationSecrets(Database database, MasterKey master, IIds ids)
{
    /// <summary>All secrets of a kind, the current one first. Makes the first one when there is none.</summary>
    public async Task<IReadOnlyList<InstallationSecret>> GetAsync(string kind, CancellationToken cancellationToken)
    {
        var rows = await database
            .ReadAcrossTenantsAsync(session => SecretRows.OfKind(session, kind), cancellationToken)
            .ConfigureAwait(false);
        if (!rows.Exists(row => row.RetiredAt is null))
        {
            var (id, wrapped) = Make(kind);
            rows = await database.Writes.RunAcrossTenantsAsync(
                "installation secrets",
                write =>
                {
                    // Another node may have been first; then its secret is the one.
                    if (!SecretRows.OfKind(write, kind).Exists(row => row.RetiredAt is null))
                    {
                        SecretRows.Insert(write, new SecretRow(id, kind, wrapped, write.Now, null));
                    }

                    return SecretRows.OfKind(write, kind);
                },
                cancellationToken).ConfigureAwait(false);
        }

        var current = rows.First(row => row.RetiredAt is null);
        return
        [
            .. rows.OrderByDescending(row => row.Id == current.Id)
                .Select(row => new InstallationSecret(
                    row.Id, master.UnwrapSecret(row.Id, row.WrappedSecret), row.Id == current.Id)),
        ];
    }

    /// <summary>Makes a new current secret; what the previous ones signed still verifies.</summary>
    public Task RotateAsync(string kind, CancellationToken cancellationToken)
    {
        var (id, wrapped) = Make(kind);
        return database.Writes.RunAcrossTenantsAsync(
            "installation secrets",
            write =>
            {
                foreach (var row in SecretRows.OfKind(write, kind).Where(row => row.RetiredAt is null))
                {
                    SecretRows.Retire(write, row.Id);
                }

                SecretRows.Insert(write, new SecretRow(id, kind, wrapped, write.Now, null));
                return 0;
            },
            cancellationToken);
    }

    private (Guid Id, byte[] Wrapped) Make(string kind)
    {
        var id = ids.New();
        var secret = kind switch
        {
            SecretKinds.TransactionToken or SecretKinds.FaceChallenge => RandomNumberGenerator.GetBytes(64),
            SecretKinds.CallbackSignature or SecretKinds.DeviceSharing or SecretKinds.PhoneSharing =>
                RandomNumberGenerator.GetBytes(32),
            SecretKinds.AccessToken => NewRsaKey(),
            SecretKinds.AuditBlock or SecretKinds.DeviceBox => NewEcKey(),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        return (id, master.WrapSecret(id, secret));
    }

    private static byte[] NewRsaKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportPkcs8PrivateKey();
    }

    private static byte[] NewEcKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKey();
    }
}
