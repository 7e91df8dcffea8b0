namespace Bonafide.Vision.Images;

/// <summary>An image of one channel of 8 bits, row by row without padding.</summary>
public sealed class GrayImage
{
    public GrayImage(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (pixels.LongLength != (long)width * height)
        {
            throw new ArgumentException("The pixels do not fill the image.", nameof(pixels));
        }

        (Width, Height, Pixels) = (width, height, pixels);
    }

    public int Width { get; }

    public int Height { get; }

    public byte[] Pixels { get; }

    public byte this[int x, int y]
    {
        get => Pixels[(y * Width) + x];
        set => Pixels[(y * Width) + x] = value;
    }

    /// <summary>The same values in all three channels.</summary>
    public RgbImage ToRgb()
    {
        var image = new RgbImage(Width, Height);
        for (var i = 0; i < Pixels.Length; i++)
        {
            image.Pixels.AsSpan(i * 3, 3).Fill(Pixels[i]);
        }

        return image;
    }
}
