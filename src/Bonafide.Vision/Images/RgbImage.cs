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
    public void Sample(float x, float y, Span<float> rgb)
    {
        x = Math.Clamp(x, 0, Width - 1);
        y = Math.Clamp(y, 0, Height - 1);
        var left = (int)x;
        var top = (int)y;
        var right = Math.Min(left + 1, Width - 1);
        var bottom = Math.Min(top + 1, Height - 1);
        var u = x - left;
        var v = y - top;
        var a = ((top * Width) + left) * 3;
        var b = ((top * Width) + right) * 3;
        var c = ((bottom * Width) + left) * 3;
        var d = ((bottom * Width) + right) * 3;
        for (var channel = 0; channel < 3; channel++)
        {
            var upper = Pixels[a + channel] + ((Pixels[b + channel] - Pixels[a + channel]) * u);
            var lower = Pixels[c + channel] + ((Pixels[d + channel] - Pixels[c + channel]) * u);
            rgb[channel] = upper + ((lower - upper) * v);
        }
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
