using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Sources.Imports;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.CountrySigners;

/// <summary>The country signing certificates and revocation lists that the operator imported.</summary>
public sealed class CountrySigners
{
    /// <summary>The area of the import store.</summary>
    public const string Area = "country-signers";

    internal const string Certificates = "certificates";
    internal const string Revocations = "revocations";

    private readonly OpenImports<SignerPack>? _files;

    /// <param name="store">Null where nothing can be imported: then no country is known.</param>
    public CountrySigners(ImportStore? store) => _files = store is null
        ? null
        : new(store, Area, (file, from) => Open(from.Open(file)));

    /// <summary>All that is in force for a tenant.</summary>
    /// <exception cref="InvalidDataException">A file is missing or damaged.</exception>
    public CountrySignersInForce InForce(TenantId tenant)
    {
        var files = _files?.InForce(tenant) ?? [];
        return new(
            files.SelectMany(one => one.Opened.Certificates).ToArray(),
            files.SelectMany(one => one.Opened.Revocations).ToArray(),
            [.. files.Select(one => one.File.DataVersion)]);
    }

    /// <summary>A few hundred certificates: kept in memory, and the mapping is closed.</summary>
    private static SignerPack Open(PackFile pack)
    {
        using (pack)
        {
            return new(pack.Section<byte>(Certificates).ToArray(), pack.Section<byte>(Revocations).ToArray());
        }
    }

    private sealed record SignerPack(byte[] Certificates, byte[] Revocations);
}

/// <summary>Certificates and lists in DER, one after the other, and where they come from.</summary>
public sealed record CountrySignersInForce(
    ReadOnlyMemory<byte> Certificates, ReadOnlyMemory<byte> Revocations, IReadOnlyList<DataVersion> Versions);
