using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bonafide.Vision.Images;

/// <summary>An image in memory: 8 bits per channel, red, green, blue, row by row without padding.</summary>
public sealed class RgbImage
{
    /// <summary>An image over given pixels, which are not copied.</summary>
    public RgbImage(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (pixels.LongLength != (long)width * height * 3)
        {
            throw new ArgumentException("The pixels do not fill the image.", nameof(pixels));
        }

        (Width, Height, Pixels) = (width, height, pixels);
    }

    /// <summary>A black image.</summary>
    public RgbImage(int width, int height)
        : this(width, height, new byte[checked(width * height * 3)])
    {
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Width × height × 3 bytes.</summary>
    public byte[] Pixels { get; }

    /// <summary>The three bytes of one pixel.</summary>
    public Span<byte> this[int x, int y] => Pixels.AsSpan(((y * Width) + x) * 3, 3);

    /// <summary>
    /// The colour at a point by bilinear interpolation; (0, 0) is the middle of the first pixel, and points outside
    /// take the nearest edge.
    /// </summary>
    /// <returns>Red, green, blue, 0..255; the fourth number means nothing.</returns>
    /// <remarks>Inlined, so that turning a page takes half the time.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector4 Sample(float x, float y)
    {
        // As the machine does it: no number, which both answer with a place inside, is not looked for.
        x = float.MaxNative(float.MinNative(x, Width - 1), 0);
        y = float.MaxNative(float.MinNative(y, Height - 1), 0);
        var left = float.ConvertToIntegerNative<int>(x);
        var top = float.ConvertToIntegerNative<int>(y);
        var right = Math.Min(left + 1, Width - 1);
        var bottom = Math.Min(top + 1, Height - 1);
        var upper = Between(At(left, top), At(right, top), x - left);
        var lower = Between(At(left, bottom), At(right, bottom), x - left);
        return Between(upper, lower, y - top);
    }

    private static Vector4 Between(Vector4 one, Vector4 other, float share) => one + ((other - one) * share);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector4 At(int x, int y) => Pixel(Pixels, ((y * Width) + x) * 3);

    /// <summary>Red, green and blue at an offset; the fourth number means nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector4 Pixel(ReadOnlySpan<byte> pixels, int at)
    {
        if (at + 4 > pixels.Length)
        {
            return new Vector4(pixels[at], pixels[at + 1], pixels[at + 2], 0);
        }

        // All channels in one load, and the byte after them, which falls off again.
        var bytes = Vector128.CreateScalar(MemoryMarshal.Read<uint>(pixels.Slice(at, 4))).AsByte();
        var numbers = Vector128.WidenLower(Vector128.WidenLower(bytes)).AsInt32();
        return Vector128.ConvertToSingle(numbers).AsVector4();
    }

    /// <summary>The part of the image inside a rectangle, which is cut to the image's bounds.</summary>
    public RgbImage Crop(int left, int top, int width, int height)
    {
        left = Math.Clamp(left, 0, Width - 1);
        top = Math.Clamp(top, 0, Height - 1);
        width = Math.Clamp(width, 1, Width - left);
        height = Math.Clamp(height, 1, Height - top);
        var result = new RgbImage(width, height);
        for (var y = 0; y < height; y++)
        {
            Array.Copy(Pixels, (((top + y) * Width) + left) * 3, result.Pixels, y * width * 3, width * 3);
        }

        return result;
    }

    /// <summary>Turned clockwise by a number of quarter turns.</summary>
    public RgbImage Turn(int quarterTurns)
    {
        var turns = ((quarterTurns % 4) + 4) % 4;
        if (turns == 0)
        {
            return this;
        }

        var result = turns == 2 ? new RgbImage(Width, Height) : new RgbImage(Height, Width);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var (toX, toY) = turns switch
                {
                    1 => (Height - 1 - y, x),
                    2 => (Width - 1 - x, Height - 1 - y),
                    _ => (y, Width - 1 - x),
                };
                this[x, y].CopyTo(result[toX, toY]);
            }
        }

        return result;
    }

    /// <summary>Luma by ITU-R BT.601 (0.299, 0.587, 0.114).</summary>
    public GrayImage ToGray()
    {
        var gray = new byte[Width * Height];
        for (int i = 0, p = 0; i < gray.Length; i++, p += 3)
        {
            gray[i] = (byte)(((Pixels[p] * 299) + (Pixels[p + 1] * 587) + (Pixels[p + 2] * 114) + 500) / 1000);
        }

        return new GrayImage(Width, Height, gray);
    }
}
