using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Chips;

/// <summary>
/// The chip files of a fictional passport (ICAO Doc 9303-10): DG1, DG2 and the security object over them. Writes by the
/// standard and shares no code with the reader, so that one cannot hide the other's mistake.
/// </summary>
public sealed record SpecimenChip
{
    /// <summary>DG1 with its tag and length.</summary>
    public required byte[] Zone { get; init; }

    /// <summary>DG2 with its tag and length.</summary>
    public required byte[] Portrait { get; init; }

    /// <summary>EF.SOD.</summary>
    public required byte[] Security { get; init; }

    /// <summary>The upload of <c>contract/chip.md</c>: the files one after the other.</summary>
    public byte[] File => [.. Security, .. Zone, .. Portrait];

    /// <param name="mrz">The lines of the machine readable zone.</param>
    /// <param name="portrait">JPEG or JPEG 2000.</param>
    /// <param name="signedAt">Null leaves the signing time out, as most states do.</param>
    /// <param name="hash">Of the data groups; the signer's own when not given.</param>
    public static SpecimenChip Of(
        IEnumerable<string> mrz, byte[] portrait, SpecimenSigner signer, DateTimeOffset? signedAt = null,
        HashAlgorithmName? hash = null)
    {
        var (zone, picture) = (WriteZone(string.Concat(mrz)), WritePortrait(portrait));
        return new()
        {
            Zone = zone,
            Portrait = picture,
            Security = WriteSecurity(
                new Dictionary<int, byte[]> { [1] = zone, [2] = picture }, signer, signedAt, hash ?? signer.Key.Hash),
        };
    }

    /// <summary>EF.SOD over any data groups.</summary>
    public static byte[] WriteSecurity(
        IReadOnlyDictionary<int, byte[]> groups, SpecimenSigner signer, DateTimeOffset? signedAt,
        HashAlgorithmName hash)
    {
        var content = SpecimenAsn.Encode(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(0);
                SpecimenAsn.WriteHash(writer, hash);
                using (writer.PushSequence())
                {
                    foreach (var (number, group) in groups.OrderBy(group => group.Key))
                    {
                        using (writer.PushSequence())
                        {
                            writer.WriteInteger(number);
                            writer.WriteOctetString(CryptographicOperations.HashData(hash, group));
                        }
                    }
                }
            }
        });
        return SpecimenAsn.Encode(writer =>
        {
            using (writer.PushSequence(Tag(0x17)))
            {
                writer.WriteEncodedValue(SpecimenMessage.Write("2.23.136.1.1.1", content, signer, signedAt));
            }
        });
    }

    private static byte[] WriteZone(string mrz) => SpecimenAsn.Encode(writer =>
    {
        using (writer.PushSequence(Tag(1)))
        {
            writer.WriteOctetString(Encoding.ASCII.GetBytes(mrz), Tag(0x1F));
        }
    });

    private static byte[] WritePortrait(byte[] image) => SpecimenAsn.Encode(writer =>
    {
        using (writer.PushSequence(Tag(0x15)))
        using (writer.PushSequence(Tag(0x61)))
        {
            writer.WriteInteger(1);
            using (writer.PushSequence(Tag(0x60)))
            {
                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1)))
                {
                    // Format owner ICAO (0101), format type (0008): Doc 9303-10 §4.7.2.
                    writer.WriteOctetString([0x01, 0x01], new Asn1Tag(TagClass.ContextSpecific, 7));
                    writer.WriteOctetString([0x00, 0x08], new Asn1Tag(TagClass.ContextSpecific, 8));
                }

                writer.WriteOctetString(FacialRecord(image), Tag(0x2E));
            }
        }
    });

    /// <summary>ISO/IEC 19794-5:2005 §5 with one image and no feature points.</summary>
    private static byte[] FacialRecord(byte[] image)
    {
        const int header = 14;
        const int facial = 32;
        var size = ImageHeader.TryRead(image, out _);
        var record = new byte[header + facial + image.Length];
        "FAC\0010\0"u8.CopyTo(record);
        BinaryPrimitives.WriteUInt32BigEndian(record.AsSpan(8), (uint)record.Length);
        BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(12), 1);
        var one = record.AsSpan(header);
        BinaryPrimitives.WriteUInt32BigEndian(one, (uint)one.Length);
        var information = one[20..];
        (information[0], information[1]) = (1, (byte)(size?.Format == ImageFormat.Jpeg ? 0 : 1));
        BinaryPrimitives.WriteUInt16BigEndian(information[2..], (ushort)(size?.Width ?? 0));
        BinaryPrimitives.WriteUInt16BigEndian(information[4..], (ushort)(size?.Height ?? 0));
        information[6] = 1;
        image.CopyTo(record, header + facial);
        return record;
    }

    private static Asn1Tag Tag(int number) => new(TagClass.Application, number);
}
