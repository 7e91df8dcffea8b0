using System.Buffers.Binary;
using System.Text.Json;

namespace Bonafide.Core.FaceMaps;

/// <summary>
/// The frames of a capture as they are uploaded and stored (contract/facemap.md §3): eight signs, the length of a
/// header, the header as JSON, then the frames without anything between or after them.
/// </summary>
/// <param name="Challenge">The signed challenge, not believed yet.</param>
/// <param name="Frames">In the order of time.</param>
public sealed record FrameSeries(string Challenge, IReadOnlyList<SeriesFrame> Frames)
{
    public const string MediaType = "application/vnd.bonafide.facemap";
    public const int MostBytes = 12 * 1024 * 1024;
    public const int MostFrameBytes = 512 * 1024;
    public const int MostFrames = 64;
    public const int LeastFramesPerStep = 2;
    public const int MostFramesPerStep = 8;
    public const int MostMilliseconds = 60_000;

    /// <summary>Longer sides of a frame, pixels.</summary>
    public const int LeastSide = 480;
    public const int MostSide = 1_280;

    private const int MostHeaderBytes = 64 * 1024;
    private const int MostChallenge = 1_024;
    private const int PrefixBytes = 12;

    private static ReadOnlySpan<byte> Magic => "BFFMAP1\n"u8;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        MaxDepth = 8,
    };

    public static bool Starts(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Magic);

    /// <summary>Reads a complete series; the frames themselves are not looked into.</summary>
    /// <param name="problem">A sentence for the client that made it, when it is none.</param>
    public static FrameSeries? Read(ReadOnlyMemory<byte> bytes, out string? problem)
    {
        var span = bytes.Span;
        var length = Starts(span) && span.Length >= PrefixBytes
            ? BinaryPrimitives.ReadUInt32BigEndian(span[Magic.Length..])
            : 0;
        if (length is 0 or > MostHeaderBytes || length > span.Length - PrefixBytes)
        {
            problem = "The file does not begin as a face map does, or its header has no sensible length.";
            return null;
        }

        SeriesHeader header;
        try
        {
            header = JsonSerializer.Deserialize<SeriesHeader>(span.Slice(PrefixBytes, (int)length), Json)!;
        }
        catch (JsonException)
        {
            problem = "The header of the face map is not the JSON that it has to be.";
            return null;
        }

        problem = Problem(header);
        return problem is null ? Cut(header, bytes[(PrefixBytes + (int)length)..], out problem) : null;
    }

    /// <summary>The bytes that <see cref="Read"/> reads.</summary>
    public byte[] Write()
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(
            new SeriesHeader(Challenge, [.. Frames.Select(frame => new FrameHeader(
                frame.Step, frame.AtMs, frame.Image.Length))]),
            Json);
        var bytes = new byte[PrefixBytes + header.Length + Frames.Sum(frame => frame.Image.Length)];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(Magic.Length), (uint)header.Length);
        header.CopyTo(bytes, PrefixBytes);
        var at = PrefixBytes + header.Length;
        foreach (var frame in Frames)
        {
            frame.Image.Span.CopyTo(bytes.AsSpan(at));
            at += frame.Image.Length;
        }

        return bytes;
    }

    private static string? Problem(SeriesHeader header)
    {
        var frames = header.Frames;
        if (header.Challenge is not { Length: > 0 and <= MostChallenge } || frames is null
            || frames.Count is 0 or > MostFrames || frames.Contains(null!))
        {
            return $"The header needs a challenge and 1 to {MostFrames} frames.";
        }

        if (frames.Any(frame => frame.Bytes is <= 0 or > MostFrameBytes))
        {
            return $"A frame has 1 to {MostFrameBytes} bytes.";
        }

        if (frames[0].AtMs < 0 || frames[^1].AtMs > MostMilliseconds
            || frames.Zip(frames.Skip(1)).Any(pair => pair.Second.AtMs <= pair.First.AtMs))
        {
            return $"The times of the frames must rise, from 0 to {MostMilliseconds} ms.";
        }

        var steps = frames.Select(frame => frame.Step).ToList();
        var counts = Enumerable.Range(0, FaceChallenge.StepCount).Select(step => steps.Count(one => one == step));
        return steps.Zip(steps.Skip(1)).Any(pair => pair.Second < pair.First)
            || counts.Sum() != steps.Count
            || counts.Any(count => count is < LeastFramesPerStep or > MostFramesPerStep)
                ? $"Every step needs {LeastFramesPerStep} to {MostFramesPerStep} frames, in the order of the steps."
                : null;
    }

    private static FrameSeries? Cut(SeriesHeader header, ReadOnlyMemory<byte> rest, out string? problem)
    {
        if (header.Frames.Sum(frame => frame.Bytes) != rest.Length)
        {
            problem = "The frames are not as long as the header says.";
            return null;
        }

        var frames = new List<SeriesFrame>(header.Frames.Count);
        var at = 0;
        foreach (var frame in header.Frames)
        {
            frames.Add(new(frame.Step, frame.AtMs, rest.Slice(at, frame.Bytes)));
            at += frame.Bytes;
        }

        problem = null;
        return new(header.Challenge, frames);
    }

    private sealed record SeriesHeader(string Challenge, IReadOnlyList<FrameHeader> Frames);

    private sealed record FrameHeader(int Step, int AtMs, int Bytes);
}

/// <param name="Step">0-based step of the challenge that it was taken in.</param>
/// <param name="AtMs">Milliseconds since the capture began, by the client's steady clock.</param>
/// <param name="Image">A JPEG file.</param>
public sealed record SeriesFrame(int Step, int AtMs, ReadOnlyMemory<byte> Image);
