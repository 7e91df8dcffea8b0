using System.Runtime.InteropServices;

namespace Bonafide.Vision.Native;

/// <summary>
/// The few libvips functions that are used. Their optional arguments are C varargs: only integers and pointers are
/// ever passed there, which System V x86-64 and AAPCS64 hand over like fixed arguments.
/// </summary>
internal static unsafe class Vips
{
    /// <summary>VIPS_FAIL_ON_TRUNCATED: a file that ends early is an error, lesser warnings are not.</summary>
    internal const int FailOnTruncated = 1;

    /// <summary>VIPS_INTERPRETATION_sRGB.</summary>
    internal const int Srgb = 22;

    /// <summary>VIPS_FORMAT_UCHAR.</summary>
    internal const int Bytes = 0;

    /// <summary>VIPS_SIZE_FORCE: exactly the size asked for, whatever the aspect ratio.</summary>
    internal const int Force = 3;

    /// <summary>VIPS_ACCESS_SEQUENTIAL: top to bottom once, so the file is never decoded to memory twice.</summary>
    internal const int Sequential = 1;

    static Vips()
    {
        NativeLibraries.Register();
        if (vips_init("bonafide") != 0)
        {
            throw new NativeFailureException("libvips did not start.");
        }

        // One image at a time per process: no thread pool, no cache of operations that outlives an image.
        vips_concurrency_set(1);
        vips_cache_set_max(0);
        vips_block_untrusted_set(1);
    }

    internal static string Version => Marshal.PtrToStringUTF8(vips_version_string()) ?? string.Empty;

    /// <summary>The library's error text so far, which is cleared.</summary>
    internal static NativeFailureException Failure()
    {
        var text = Marshal.PtrToStringUTF8(vips_error_buffer()) ?? string.Empty;
        vips_error_clear();
        return new NativeFailureException(text.Trim());
    }

    internal static void Check(int result)
    {
        if (result != 0)
        {
            throw Failure();
        }
    }

    [DllImport(NativeLibraries.Vips)]
    internal static extern int vips_jpegload_buffer(byte* data, nuint length, out VipsImage image,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string key1, int value1,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string key2, int value2, nint end);

    [DllImport(NativeLibraries.Vips)]
    internal static extern int vips_pngload_buffer(byte* data, nuint length, out VipsImage image,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string key1, int value1, nint end);

    [DllImport(NativeLibraries.Vips)]
    internal static extern int vips_webpload_buffer(byte* data, nuint length, out VipsImage image,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string key1, int value1, nint end);

    [DllImport(NativeLibraries.Vips)]
    internal static extern int vips_heifload_buffer(byte* data, nuint length, out VipsImage image,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string key1, int value1, nint end);

    [DllImport(NativeLibraries.Vips)]
    internal static extern int vips_jp2kload_buffer(byte* data, nuint length, out VipsImage image, nint end);

    [DllImport(NativeLibraries.Vips)]
    internal static extern int vips_jp2ksave_buffer(VipsImage image, out nint buffer, out nuint length, nint end);

    [DllImport(NativeLibraries.Vips)]
    internal static extern int vips_svgload_buffer(byte* data, nuint length, out VipsImage image, nint end);

    [DllImport(NativeLibraries.Vips)]
    internal static extern void vips_operation_block_set(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name, int state);

    [DllImport(NativeLibraries.Vips)]
    internal static extern int vips_autorot(VipsImage image, out VipsImage result, nint end);

    [DllImport(NativeLibraries.Vips)]
    internal static extern int vips_colourspace(VipsImage image, out VipsImage result, int space, nint end);

    [DllImport(NativeLibraries.Vips)]
    internal static extern int vips_flatten(VipsImage image, out VipsImage result, nint end);

    [DllImport(NativeLibraries.Vips)]
    internal static extern int vips_cast(VipsImage image, out VipsImage result, int format, nint end);

    [DllImport(NativeLibraries.Vips)]
    internal static extern int vips_thumbnail_image(VipsImage image, out VipsImage result, int width,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string key1, int value1,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string key2, int value2, nint end);

    [DllImport(NativeLibraries.Vips)]
    internal static extern int vips_image_hasalpha(VipsImage image);

    [DllImport(NativeLibraries.Vips)]
    internal static extern int vips_image_get_width(VipsImage image);

    [DllImport(NativeLibraries.Vips)]
    internal static extern int vips_image_get_height(VipsImage image);

    [DllImport(NativeLibraries.Vips)]
    internal static extern int vips_image_get_bands(VipsImage image);

    [DllImport(NativeLibraries.Vips)]
    internal static extern nint vips_image_write_to_memory(VipsImage image, out nuint size);

    [DllImport(NativeLibraries.Vips)]
    internal static extern nint vips_image_new_from_memory(
        byte* data, nuint size, int width, int height, int bands, int format);

    [DllImport(NativeLibraries.Vips)]
    internal static extern int vips_jpegsave_buffer(VipsImage image, out nint buffer, out nuint length,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string key1, int value1,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string key2, int value2, nint end);

    [DllImport(NativeLibraries.Vips)]
    internal static extern int vips_pngsave_buffer(VipsImage image, out nint buffer, out nuint length,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string key1, int value1,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string key2, int value2, nint end);

    [DllImport(NativeLibraries.Vips)]
    internal static extern int vips_webpsave_buffer(VipsImage image, out nint buffer, out nuint length,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string key1, int value1,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string key2, int value2, nint end);

    [DllImport(NativeLibraries.Vips)]
    internal static extern void g_free(nint memory);

    [DllImport(NativeLibraries.Vips)]
    internal static extern void g_object_unref(nint thing);

    [DllImport(NativeLibraries.Vips)]
    private static extern int vips_init([MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    [DllImport(NativeLibraries.Vips)]
    private static extern void vips_concurrency_set(int threads);

    [DllImport(NativeLibraries.Vips)]
    private static extern void vips_cache_set_max(int operations);

    [DllImport(NativeLibraries.Vips)]
    private static extern void vips_block_untrusted_set(int state);

    [DllImport(NativeLibraries.Vips)]
    private static extern nint vips_version_string();

    [DllImport(NativeLibraries.Vips)]
    private static extern nint vips_error_buffer();

    [DllImport(NativeLibraries.Vips)]
    private static extern void vips_error_clear();
}

/// <summary>A reference to a VipsImage.</summary>
internal sealed class VipsImage : SafeHandle
{
    public VipsImage()
        : base(0, ownsHandle: true)
    {
    }

    internal VipsImage(nint image)
        : this() => SetHandle(image);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Vips.g_object_unref(handle);
        return true;
    }
}
