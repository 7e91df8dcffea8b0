using System.Runtime.InteropServices;

namespace Bonafide.Vision.Native;

/// <summary>
/// The function table of ONNX Runtime's C API (onnxruntime_c_api.h, version 16 of the table). The table only ever
/// grows at its end, so the positions below hold for every later library.
/// </summary>
internal static unsafe class OnnxRuntimeApi
{
    private const uint TableVersion = 16;
    private const int WarningLevel = 2;
    private const int ArenaAllocator = 1;
    private const int DefaultMemory = 0;

    private static readonly nint* Table;

    static OnnxRuntimeApi()
    {
        NativeLibraries.Register();
        var bases = (nint*)OrtGetApiBase();
        Table = (nint*)((delegate* unmanaged<uint, nint>)bases[0])(TableVersion);
        if (Table is null)
        {
            throw new NativeFailureException("The ONNX Runtime library is older than the table this program needs.");
        }

        Version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)bases[1])()) ?? string.Empty;
        nint environment;
        fixed (byte* name = "bonafide"u8)
        {
            Check(((delegate* unmanaged<int, byte*, nint*, nint>)Table[Slot.CreateEnv])(
                WarningLevel, name, &environment));
        }

        Environment = environment;
        nint memory;
        Check(((delegate* unmanaged<int, int, nint*, nint>)Table[Slot.CreateCpuMemoryInfo])(
            ArenaAllocator, DefaultMemory, &memory));
        MemoryInfo = memory;
        nint allocator;
        Check(((delegate* unmanaged<nint*, nint>)Table[Slot.GetDefaultAllocator])(&allocator));
        Allocator = allocator;
    }

    internal static string Version { get; }

    internal static nint Environment { get; }

    internal static nint MemoryInfo { get; }

    internal static nint Allocator { get; }

    internal static nint Function(int slot) => Table[slot];

    /// <summary>Turns a status into an exception and frees it; zero means success.</summary>
    internal static void Check(nint status)
    {
        if (status == 0)
        {
            return;
        }

        var text = ((delegate* unmanaged<nint, nint>)Table[Slot.GetErrorMessage])(status);
        var message = Marshal.PtrToStringUTF8(text) ?? "ONNX Runtime failed.";
        Release(Slot.ReleaseStatus, status);
        throw new NativeFailureException(message);
    }

    internal static void Release(int slot, nint thing)
    {
        if (thing != 0)
        {
            ((delegate* unmanaged<nint, void>)Table[slot])(thing);
        }
    }

    [DllImport(NativeLibraries.OnnxRuntime)]
    private static extern nint OrtGetApiBase();

    /// <summary>Positions in the table, in the header's order.</summary>
    internal static class Slot
    {
        internal const int GetErrorMessage = 2;
        internal const int CreateEnv = 3;
        internal const int CreateSessionFromArray = 8;
        internal const int Run = 9;
        internal const int CreateSessionOptions = 10;
        internal const int DisableMemoryPattern = 17;
        internal const int DisableCpuArena = 19;
        internal const int SetGraphOptimizationLevel = 23;
        internal const int SetIntraOpThreads = 24;
        internal const int SessionInputCount = 30;
        internal const int SessionOutputCount = 31;
        internal const int SessionInputName = 36;
        internal const int SessionOutputName = 37;
        internal const int CreateTensorWithData = 49;
        internal const int TensorData = 51;
        internal const int ElementType = 60;
        internal const int DimensionCount = 61;
        internal const int Dimensions = 62;
        internal const int TensorTypeAndShape = 65;
        internal const int CreateCpuMemoryInfo = 69;
        internal const int AllocatorFree = 76;
        internal const int GetDefaultAllocator = 78;
        internal const int ReleaseStatus = 93;
        internal const int ReleaseSession = 95;
        internal const int ReleaseValue = 96;
        internal const int ReleaseTensorTypeAndShape = 99;
        internal const int ReleaseSessionOptions = 100;
    }
}
