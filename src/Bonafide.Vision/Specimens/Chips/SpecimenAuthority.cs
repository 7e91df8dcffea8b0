using System.Formats.Asn1;
using System.Numerics;

namespace Bonafide.Vision.Specimens.Chips;

/// <summary>
/// A fictional country's signing authority (CSCA, ICAO Doc 9303-12): issues document signers and revokes them.
/// The name says that it is a specimen.
/// </summary>
public sealed class SpecimenAuthority
{
    /// <summary>Two letters; UT stands for the specimens' country UTO.</summary>
    public const string DefaultCountry = "UT";

    private const string Name = "Specimen country signer";
    private readonly SpecimenKey _key;
    private readonly string _country;

    /// <param name="serial">Of its own certificate.</param>
    public SpecimenAuthority(
        SpecimenKey key, DateTimeOffset from, DateTimeOffset to, string country = DefaultCountry, int serial = 1)
    {
        (_key, _country) = (key, country);
        Certificate = Sign(
            new() { Subject = Name, Serial = serial, From = from, To = to, IsAuthority = true }, key);
    }

    /// <summary>Its self-signed certificate, DER.</summary>
    public byte[] Certificate { get; }

    /// <summary>Issues a document signer.</summary>
    /// <param name="withKeyIds">False leaves the key identifiers out, so that only names tie the two.</param>
    public SpecimenSigner Issue(
        SpecimenKey key, DateTimeOffset from, DateTimeOffset to, int serial, bool withKeyIds = true) => new(
            key,
            Sign(
                new()
                {
                    Subject = "Specimen document signer", Serial = serial, From = from, To = to,
                    WithKeyIds = withKeyIds,
                },
                key),
            (writer => SpecimenAsn.WriteName(writer, _country, Name)),
            serial);

    /// <summary>A revocation list (Doc 9303-12), DER.</summary>
    public byte[] Revoke(IReadOnlyList<int> serials, DateTimeOffset now, DateTimeOffset next) => SpecimenAsn.Sign(
        SpecimenAsn.Encode(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                _key.WriteAlgorithm(writer);
                SpecimenAsn.WriteName(writer, _country, Name);
                writer.WriteUtcTime(now);
                writer.WriteUtcTime(next);
                using (serials.Count == 0 ? default(IDisposable) : writer.PushSequence())
                {
                    foreach (var serial in serials)
                    {
                        using (writer.PushSequence())
                        {
                            writer.WriteInteger(serial);
                            writer.WriteUtcTime(now);
                        }
                    }
                }
            }
        }),
        _key);

    /// <summary>A master list (Doc 9303-12) of certificates, signed by a document signer's key.</summary>
    public static byte[] MasterList(SpecimenSigner signer, IEnumerable<byte[]> certificates, DateTimeOffset now) =>
        SpecimenMessage.Write("2.23.136.1.1.2", SpecimenAsn.Encode(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(0);
                using (writer.PushSetOf())
                {
                    foreach (var certificate in certificates)
                    {
                        writer.WriteEncodedValue(certificate);
                    }
                }
            }
        }), signer, now);

    private byte[] Sign(Order order, SpecimenKey key) => SpecimenAsn.Sign(
        SpecimenAsn.Encode(writer =>
        {
            using (writer.PushSequence())
            {
                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                {
                    writer.WriteInteger(2);
                }

                writer.WriteInteger(new BigInteger(order.Serial));
                _key.WriteAlgorithm(writer);
                SpecimenAsn.WriteName(writer, _country, Name);
                using (writer.PushSequence())
                {
                    writer.WriteUtcTime(order.From);
                    writer.WriteUtcTime(order.To);
                }

                SpecimenAsn.WriteName(writer, _country, order.Subject);
                writer.WriteEncodedValue(key.PublicKeyInfo);
                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 3)))
                {
                    WriteExtensions(writer, order, key);
                }
            }
        }),
        _key);

    private void WriteExtensions(AsnWriter writer, Order order, SpecimenKey key)
    {
        using (writer.PushSequence())
        {
            if (order.IsAuthority)
            {
                Write("2.5.29.19", isCritical: true, value =>
                {
                    using (value.PushSequence())
                    {
                        value.WriteBoolean(true);
                        value.WriteInteger(0);
                    }
                });
            }

            if (order.WithKeyIds)
            {
                Write("2.5.29.14", isCritical: false, value => value.WriteOctetString(key.Identifier));
                Write("2.5.29.35", isCritical: false, value =>
                {
                    using (value.PushSequence())
                    {
                        value.WriteOctetString(_key.Identifier, new Asn1Tag(TagClass.ContextSpecific, 0));
                    }
                });
            }
        }

        void Write(string oid, bool isCritical, Action<AsnWriter> content)
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(oid);
                if (isCritical)
                {
                    writer.WriteBoolean(true);
                }

                writer.WriteOctetString(SpecimenAsn.Encode(content));
            }
        }
    }

    private sealed record Order
    {
        public required string Subject { get; init; }

        public required int Serial { get; init; }

        public required DateTimeOffset From { get; init; }

        public required DateTimeOffset To { get; init; }

        public bool IsAuthority { get; init; }

        public bool WithKeyIds { get; init; } = true;
    }
}

/// <summary>A document signer with its key.</summary>
/// <param name="Certificate">DER.</param>
/// <param name="WriteIssuer">Writes the name of the authority that issued it.</param>
public sealed record SpecimenSigner(SpecimenKey Key, byte[] Certificate, Action<AsnWriter> WriteIssuer, int Serial);
