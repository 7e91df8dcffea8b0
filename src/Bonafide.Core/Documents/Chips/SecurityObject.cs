using System.Formats.Asn1;

namespace Bonafide.Core.Documents.Chips;

/// <summary>LDSSecurityObject of Doc 9303-10 §4.6.2: the hash of each data group on the chip.</summary>
internal sealed record SecurityObject(AlgorithmId Hash, IReadOnlyDictionary<int, ReadOnlyMemory<byte>> Hashes)
{
    public const string ContentType = "2.23.136.1.1.1";

    /// <summary>EF.SOD is the signed message within the tag 77.</summary>
    private static readonly Asn1Tag FileTag = new(TagClass.Application, 0x17, isConstructed: true);

    private const int MostGroups = 16;

    /// <exception cref="AsnContentException">It is no security object.</exception>
    public static (SignedMessage Message, SecurityObject Object) Read(ReadOnlyMemory<byte> file)
    {
        var message = SignedMessage.Read(
            new AsnReader(file, AsnEncodingRules.BER).ReadSequence(FileTag).ReadEncodedValue());
        if (message.ContentType != ContentType)
        {
            throw new AsnContentException();
        }

        var sequence = new AsnReader(message.Content, AsnEncodingRules.BER).ReadSequence();
        sequence.ReadInteger();
        var hash = AlgorithmId.Read(sequence);
        var hashes = new Dictionary<int, ReadOnlyMemory<byte>>();
        var groups = sequence.ReadSequence();
        while (groups.HasData)
        {
            var group = groups.ReadSequence();
            if (!group.TryReadInt32(out var number) || number is < 1 or > MostGroups
                || !hashes.TryAdd(number, group.ReadOctetString()))
            {
                throw new AsnContentException();
            }
        }

        return (message, new(hash, hashes));
    }
}
