using System.Reflection;
using System.Runtime.InteropServices;

namespace Bonafide.Vision.Native;

/// <summary>
/// Says where each native library is: ONNX Runtime and the ZXing shim in the pack folder's <c>lib</c>, libvips in
/// the system. Only the names below are ever loaded from here.
/// </summary>
internal static class NativeLibraries
{
    internal const string OnnxRuntime = "bonafide-onnxruntime";
    internal const string Vips = "bonafide-vips";
    internal const string Zxing = "bonafide-zxing";
    internal const string Seal = "bonafide-seal";

    private static readonly Lazy<bool> Registered = new(() =>
    {
        NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);
        return true;
    });

    /// <summary>Called by the static constructor of every binding, so that the first call finds its library.</summary>
    internal static void Register() => _ = Registered.Value;

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name switch
    {
        OnnxRuntime => NativeLibrary.Load(PackFolder.Library("libonnxruntime.so.1")),
        Zxing => NativeLibrary.Load(PackFolder.Library("libbonafide_zxing.so")),
        Seal => NativeLibrary.Load(PackFolder.Library("libbonafide_seal.so")),
        Vips => NativeLibrary.Load("libvips.so.42"),
        _ => 0,
    };
}
