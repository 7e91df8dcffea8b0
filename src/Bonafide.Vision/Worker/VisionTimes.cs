using System.Buffers.Binary;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Worker;

/// <summary>Where a worker spent the time of one request; what is in none of the three parts is our own code.</summary>
/// <param name="Inference">Inside models.</param>
/// <param name="Decoding">From a file to pixels.</param>
/// <param name="Barcodes">Inside the barcode reader.</param>
/// <param name="Total">From the request to its answer, the loading of models with a first request included.</param>
internal sealed record VisionTimes(TimeSpan Inference, TimeSpan Decoding, TimeSpan Barcodes, TimeSpan Total)
{
    private const int Values = 4;

    /// <summary>Since the start of this process, <paramref name="total"/> as given.</summary>
    public static VisionTimes SoFar(TimeSpan total) => new(
        NativeTimes.Of(NativeWork.Inference), NativeTimes.Of(NativeWork.Decoding),
        NativeTimes.Of(NativeWork.Barcodes), total);

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is of another length.</exception>
    public static VisionTimes Read(ReadOnlySpan<byte> bytes) => bytes.Length == Values * sizeof(long)
        ? new(At(bytes, 0), At(bytes, 1), At(bytes, 2), At(bytes, 3))
        : throw new InvalidDataException("The times of a vision answer have another length.");

    public VisionTimes Since(VisionTimes before) => new(
        Inference - before.Inference, Decoding - before.Decoding, Barcodes - before.Barcodes, Total - before.Total);

    /// <summary>The four in their order, 8 bytes each, ticks of 100 ns, big-endian.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Values * sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Inference.Ticks);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), Decoding.Ticks);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(16), Barcodes.Ticks);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(24), Total.Ticks);
        return bytes;
    }

    private static TimeSpan At(ReadOnlySpan<byte> bytes, int index) =>
        TimeSpan.FromTicks(BinaryPrimitives.ReadInt64BigEndian(bytes[(index * sizeof(long))..]));
}

/// <summary>What a worker said, and how long which part of it took.</summary>
internal sealed record VisionAnswer(VisionMessage Message, VisionTimes Times)
{
    /// <exception cref="InvalidDataException">The last part holds no times.</exception>
    public static VisionAnswer Of(VisionMessage frame) => new(
        frame with { Parts = [.. frame.Parts.SkipLast(1)] },
        VisionTimes.Read(frame.Parts.Count == 0 ? default : frame.Parts[^1].Span));
}
