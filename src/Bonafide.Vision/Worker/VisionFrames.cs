using System.Buffers.Binary;
using System.Text;

namespace Bonafide.Vision.Worker;

/// <summary>
/// Messages on the pipes between server and worker. A frame is: a word (1 byte length, ASCII), the JSON (4 bytes
/// length), the number of parts (1 byte), and each part (4 bytes length); numbers big-endian. The word is the task's
/// name in a request, and <c>ok</c> or <c>failed</c> in an answer, whose last part is its <see cref="VisionCost"/>.
/// Every length is checked before anything is read.
/// </summary>
internal static class VisionFrames
{
    public const string Ok = "ok";
    public const string Failed = "failed";

    public static async Task WriteAsync(
        Stream stream, string word, VisionMessage message, CancellationToken cancellationToken)
    {
        Check(message);
        await stream.WriteAsync(Head(word, message.Json.Length), cancellationToken).ConfigureAwait(false);
        await stream.WriteAsync(message.Json, cancellationToken).ConfigureAwait(false);
        await stream.WriteAsync(new[] { (byte)message.Parts.Count }, cancellationToken).ConfigureAwait(false);
        foreach (var part in message.Parts)
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
            await stream.WriteAsync(length, cancellationToken).ConfigureAwait(false);
            await stream.WriteAsync(part, cancellationToken).ConfigureAwait(false);
        }

        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">A length is beyond its limit.</exception>
    /// <exception cref="EndOfStreamException">The stream ends within a frame.</exception>
    public static async Task<(string Word, VisionMessage Message)?> ReadAsync(
        Stream stream, CancellationToken cancellationToken)
    {
        var first = new byte[1];
        if (await stream.ReadAsync(first, cancellationToken).ConfigureAwait(false) == 0)
        {
            return null;
        }

        var word = Encoding.ASCII.GetString(await BytesAsync(stream, first[0],
            cancellationToken).ConfigureAwait(false));
        var json = await BytesAsync(
            stream, await LengthAsync(stream, VisionMessage.MaxJsonBytes, cancellationToken).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        await stream.ReadExactlyAsync(first, cancellationToken).ConfigureAwait(false);
        if (first[0] > VisionMessage.MaxParts)
        {
            throw new InvalidDataException("Too many parts in a vision message.");
        }

        var parts = new ReadOnlyMemory<byte>[first[0]];
        var left = VisionMessage.MaxPartBytes;
        for (var index = 0; index < parts.Length; index++)
        {
            var length = await LengthAsync(stream, left, cancellationToken).ConfigureAwait(false);
            parts[index] = await BytesAsync(stream, length, cancellationToken).ConfigureAwait(false);
            left -= length;
        }

        return (word, new VisionMessage(json, parts));
    }

    private static byte[] Head(string word, int jsonLength)
    {
        var head = new byte[1 + word.Length + 4];
        head[0] = (byte)word.Length;
        Encoding.ASCII.GetBytes(word, head.AsSpan(1));
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(1 + word.Length), jsonLength);
        return head;
    }

    private static void Check(VisionMessage message)
    {
        if (message.Json.Length > VisionMessage.MaxJsonBytes
            || message.Parts.Count > VisionMessage.MaxParts
            || message.Parts.Sum(part => (long)part.Length) > VisionMessage.MaxPartBytes)
        {
            throw new InvalidDataException("A vision message is beyond its limits.");
        }
    }

    private static async Task<int> LengthAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        var bytes = await BytesAsync(stream, 4, cancellationToken).ConfigureAwait(false);
        var length = BinaryPrimitives.ReadInt32BigEndian(bytes);
        return length >= 0 && length <= most
            ? length
            : throw new InvalidDataException("A length in a vision message is beyond its limit.");
    }

    private static async Task<byte[]> BytesAsync(Stream stream, int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        return bytes;
    }
}
