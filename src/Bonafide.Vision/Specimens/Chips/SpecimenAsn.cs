using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Bonafide.Vision.Specimens.Chips;

/// <summary>Pieces that several of the specimens' structures are written with.</summary>
internal static class SpecimenAsn
{
    public static void WriteHash(AsnWriter writer, HashAlgorithmName hash)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(hash.Name switch
            {
                "MD5" => "1.2.840.113549.2.5",
                "SHA1" => "1.3.14.3.2.26",
                "SHA384" => "2.16.840.1.101.3.4.2.2",
                "SHA512" => "2.16.840.1.101.3.4.2.3",
                _ => "2.16.840.1.101.3.4.2.1",
            });
        }
    }

    /// <summary>A name of country and common name.</summary>
    public static void WriteName(AsnWriter writer, string country, string name)
    {
        using (writer.PushSequence())
        {
            WritePart("2.5.4.6", country, UniversalTagNumber.PrintableString);
            WritePart("2.5.4.3", name, UniversalTagNumber.UTF8String);
        }

        void WritePart(string oid, string text, UniversalTagNumber kind)
        {
            using (writer.PushSetOf())
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(oid);
                writer.WriteCharacterString(kind, text);
            }
        }
    }

    /// <summary>SIGNED: content, algorithm and signature (RFC 5280 §4.1).</summary>
    public static byte[] Sign(byte[] content, SpecimenKey key)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(content);
            key.WriteAlgorithm(writer);
            writer.WriteBitString(key.Sign(content));
        }

        return writer.Encode();
    }

    public static byte[] Encode(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }
}
