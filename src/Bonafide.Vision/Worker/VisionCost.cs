using System.Buffers.Binary;
using System.Diagnostics;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Worker;

/// <summary>What one request cost its worker: where its time went, what is in none of the three parts being our own
/// code alone, and the memory it took.</summary>
/// <param name="Inference">Inside models.</param>
/// <param name="Decoding">From a file to pixels.</param>
/// <param name="Barcodes">Inside the barcode reader.</param>
/// <param name="Total">From the request to its answer, the loading of models with a first request included.</param>
/// <param name="PeakBytes">The most that the worker held so far, resident.</param>
internal sealed record VisionCost(
    TimeSpan Inference, TimeSpan Decoding, TimeSpan Barcodes, TimeSpan Total, long PeakBytes)
{
    private const int Values = 5;

    /// <summary>Since the start of this process, <paramref name="total"/> as given.</summary>
    public static VisionCost SoFar(TimeSpan total)
    {
        using var own = Process.GetCurrentProcess();
        return new(
            NativeTimes.Of(NativeWork.Inference), NativeTimes.Of(NativeWork.Decoding),
            NativeTimes.Of(NativeWork.Barcodes), total, own.PeakWorkingSet64);
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is of another length.</exception>
    public static VisionCost Read(ReadOnlySpan<byte> bytes) => bytes.Length == Values * sizeof(long)
        ? new(
            Time(bytes, 0), Time(bytes, 1), Time(bytes, 2), Time(bytes, 3), Number(bytes, 4))
        : throw new InvalidDataException("The cost in a vision answer has another length.");

    public VisionCost Since(VisionCost before) => new(
        Inference - before.Inference, Decoding - before.Decoding, Barcodes - before.Barcodes, Total - before.Total,
        PeakBytes);

    /// <summary>All in their order, 8 bytes each, times in ticks of 100 ns, big-endian.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Values * sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Inference.Ticks);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), Decoding.Ticks);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(16), Barcodes.Ticks);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(24), Total.Ticks);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(32), PeakBytes);
        return bytes;
    }

    private static TimeSpan Time(ReadOnlySpan<byte> bytes, int index) => TimeSpan.FromTicks(Number(bytes, index));

    private static long Number(ReadOnlySpan<byte> bytes, int index) =>
        BinaryPrimitives.ReadInt64BigEndian(bytes[(index * sizeof(long))..]);
}

/// <summary>What a worker said, and what it cost.</summary>
internal sealed record VisionAnswer(VisionMessage Message, VisionCost Cost)
{
    /// <exception cref="InvalidDataException">The last part holds no cost.</exception>
    public static VisionAnswer Of(VisionMessage frame) => new(
        frame with { Parts = [.. frame.Parts.SkipLast(1)] },
        VisionCost.Read(frame.Parts.Count == 0 ? default : frame.Parts[^1].Span));
}
