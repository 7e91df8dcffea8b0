using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Bonafide.Vision.Specimens.Chips;

/// <summary>Writes SignedData (RFC 5652 §5) as document security objects carry it.</summary>
internal static class SpecimenMessage
{
    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0);

    public static byte[] Write(string type, byte[] content, SpecimenSigner signer, DateTimeOffset? signedAt) =>
        SpecimenAsn.Encode(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.2.840.113549.1.7.2");
                using (writer.PushSequence(Zero))
                using (writer.PushSequence())
                {
                    writer.WriteInteger(3);
                    using (writer.PushSetOf())
                    {
                        SpecimenAsn.WriteHash(writer, signer.Key.Hash);
                    }

                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier(type);
                        using (writer.PushSequence(Zero))
                        {
                            writer.WriteOctetString(content);
                        }
                    }

                    using (writer.PushSetOf(Zero))
                    {
                        writer.WriteEncodedValue(signer.Certificate);
                    }

                    using (writer.PushSetOf())
                    {
                        WriteSigner(writer, type, content, signer, signedAt);
                    }
                }
            }
        });

    private static void WriteSigner(
        AsnWriter writer, string type, byte[] content, SpecimenSigner signer, DateTimeOffset? signedAt)
    {
        var attributes = SpecimenAsn.Encode(set => WriteAttributes(set, type, content, signer, signedAt));
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                signer.WriteIssuer(writer);
                writer.WriteInteger(signer.Serial);
            }

            SpecimenAsn.WriteHash(writer, signer.Key.Hash);
            var tagged = attributes.ToArray();
            tagged[0] = 0xA0;
            writer.WriteEncodedValue(tagged);
            signer.Key.WriteAlgorithm(writer);
            writer.WriteOctetString(signer.Key.Sign(attributes));
        }
    }

    private static void WriteAttributes(
        AsnWriter writer, string type, byte[] content, SpecimenSigner signer, DateTimeOffset? signedAt)
    {
        using (writer.PushSetOf())
        {
            Write("1.2.840.113549.1.9.3", value => value.WriteObjectIdentifier(type));
            Write("1.2.840.113549.1.9.4", value =>
                value.WriteOctetString(CryptographicOperations.HashData(signer.Key.Hash, content)));
            if (signedAt is { } instant)
            {
                Write("1.2.840.113549.1.9.5", value => value.WriteUtcTime(instant));
            }
        }

        void Write(string oid, Action<AsnWriter> content)
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(oid);
                using (writer.PushSetOf())
                {
                    content(writer);
                }
            }
        }
    }
}
