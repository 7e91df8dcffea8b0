using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Bonafide.Core.Documents.Chips;

/// <summary>AlgorithmIdentifier of RFC 5280 §4.1.1.2.</summary>
/// <param name="Parameters">The encoded parameters; empty when there are none.</param>
internal sealed record AlgorithmId(string Oid, ReadOnlyMemory<byte> Parameters)
{
    public static AlgorithmId Read(AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        var oid = sequence.ReadObjectIdentifier();
        var parameters = sequence.HasData ? sequence.ReadEncodedValue() : default;
        sequence.ThrowIfNotEmpty();
        return new(oid, parameters);
    }

    /// <summary>
    /// The hash that an identifier of a hash names; null for those that Doc 9303-12 does not allow (MD5, SHA-1)
    /// and for SHA-224, which the platform cannot calculate.
    /// </summary>
    public static HashAlgorithmName? Hash(string oid) => oid switch
    {
        "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
        "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
        "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
