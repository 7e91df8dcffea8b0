using System.Runtime.InteropServices;
using Slot = Bonafide.Vision.Native.OnnxRuntimeApi.Slot;

namespace Bonafide.Vision.Native;

/// <summary>A model loaded into ONNX Runtime, with one input of floats and any number of outputs of floats.</summary>
/// <remarks>Run may be called from several threads at once; Dispose may not.</remarks>
public sealed unsafe class OnnxModel : IDisposable
{
    /// <summary>No model of ours puts out more: the largest is a 1,600 × 1,600 probability map.</summary>
    private const long MaxOutputFloats = 16L << 20;
    private const int MaxDimensions = 8;
    private const int FloatType = 1;
    private const int AllOptimisations = 99;

    private readonly OnnxSessionHandle _session;
    private readonly string _input;
    private readonly string[] _outputs;

    private OnnxModel(OnnxSessionHandle session)
    {
        _session = session;
        _input = Names(Slot.SessionInputCount, Slot.SessionInputName)[0];
        _outputs = Names(Slot.SessionOutputCount, Slot.SessionOutputName);
    }

    /// <summary>The names of the outputs, in the model's order.</summary>
    public IReadOnlyList<string> Outputs => _outputs;

    /// <summary>Loads a model; <paramref name="threads"/> is the number of threads within one operator.</summary>
    public static OnnxModel Load(string path, int threads = 1) => Load(File.ReadAllBytes(path), threads);

    public static OnnxModel Load(ReadOnlySpan<byte> model, int threads = 1)
    {
        nint options;
        Check(((delegate* unmanaged<nint*, nint>)Function(Slot.CreateSessionOptions))(&options));
        try
        {
            Check(((delegate* unmanaged<nint, int, nint>)Function(Slot.SetIntraOpThreads))(options, threads));
            Check(((delegate* unmanaged<nint, int, nint>)Function(Slot.SetGraphOptimizationLevel))(
                options, AllOptimisations));
            // Images come in every size; the arena and the memory plan would keep the largest of them for ever.
            Check(((delegate* unmanaged<nint, nint>)Function(Slot.DisableCpuArena))(options));
            Check(((delegate* unmanaged<nint, nint>)Function(Slot.DisableMemoryPattern))(options));
            nint session;
            fixed (byte* bytes = model)
            {
                Check(((delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)Function(
                    Slot.CreateSessionFromArray))(
                    OnnxRuntimeApi.Environment, bytes, (nuint)model.Length, options, &session));
            }

            return new OnnxModel(new OnnxSessionHandle(session));
        }
        finally
        {
            OnnxRuntimeApi.Release(Slot.ReleaseSessionOptions, options);
        }
    }

    /// <summary>Runs the model on one tensor and copies the outputs out, in the order of
    /// <see cref="Outputs"/>.</summary>
    /// <param name="data">Row-major values; as many as the shape says.</param>
    /// <param name="shape">The dimensions, for example 1, 3, height, width.</param>
    public Tensor[] Run(ReadOnlySpan<float> data, params ReadOnlySpan<long> shape)
    {
        long count = 1;
        foreach (var size in shape)
        {
            count = checked(count * size);
        }

        if (count != data.Length)
        {
            throw new ArgumentException("The tensor's values do not fill its shape.", nameof(data));
        }

        var held = false;
        _session.DangerousAddRef(ref held);
        try
        {
            return RunHeld(data, shape);
        }
        finally
        {
            _session.DangerousRelease();
        }
    }

    public void Dispose() => _session.Dispose();

    private Tensor[] RunHeld(ReadOnlySpan<float> data, ReadOnlySpan<long> shape)
    {
        nint input = 0;
        var values = stackalloc nint[_outputs.Length];
        var names = stackalloc nint[_outputs.Length];
        new Span<nint>(values, _outputs.Length).Clear();
        new Span<nint>(names, _outputs.Length).Clear();
        var inputName = Marshal.StringToCoTaskMemUTF8(_input);
        try
        {
            for (var i = 0; i < _outputs.Length; i++)
            {
                names[i] = Marshal.StringToCoTaskMemUTF8(_outputs[i]);
            }

            // The tensor borrows the caller's memory, so both stay pinned until the run has ended.
            fixed (float* floats = data)
            fixed (long* sizes = shape)
            {
                Check(((delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)Function(
                    Slot.CreateTensorWithData))(
                    OnnxRuntimeApi.MemoryInfo, floats, (nuint)data.Length * sizeof(float),
                    sizes, (nuint)shape.Length, FloatType, &input));
                using var counted = NativeTimes.Start(NativeWork.Inference);
                Check(((delegate* unmanaged<nint, nint, nint*, nint*, nuint, nint*, nuint, nint*, nint>)Function(
                    Slot.Run))(
                    _session.DangerousGetHandle(), 0, &inputName, &input, 1, names, (nuint)_outputs.Length, values));
            }

            var results = new Tensor[_outputs.Length];
            for (var i = 0; i < results.Length; i++)
            {
                results[i] = Copy(_outputs[i], values[i]);
            }

            return results;
        }
        finally
        {
            OnnxRuntimeApi.Release(Slot.ReleaseValue, input);
            Marshal.FreeCoTaskMem(inputName);
            for (var i = 0; i < _outputs.Length; i++)
            {
                OnnxRuntimeApi.Release(Slot.ReleaseValue, values[i]);
                Marshal.FreeCoTaskMem(names[i]);
            }
        }
    }

    private static Tensor Copy(string name, nint value)
    {
        nint info;
        Check(((delegate* unmanaged<nint, nint*, nint>)Function(Slot.TensorTypeAndShape))(value, &info));
        try
        {
            nuint count;
            int type;
            Check(((delegate* unmanaged<nint, nuint*, nint>)Function(Slot.DimensionCount))(info, &count));
            Check(((delegate* unmanaged<nint, int*, nint>)Function(Slot.ElementType))(info, &type));
            if (count > MaxDimensions || type != FloatType)
            {
                throw new NativeFailureException("The model's output is not a small tensor of floats.");
            }

            var shape = new long[(int)count];
            fixed (long* sizes = shape)
            {
                Check(((delegate* unmanaged<nint, long*, nuint, nint>)Function(Slot.Dimensions))(info, sizes, count));
            }

            long total = 1;
            foreach (var size in shape)
            {
                total = checked(total * size);
            }

            if (total is < 0 or > MaxOutputFloats)
            {
                throw new NativeFailureException("The model's output is larger than the limit.");
            }

            void* floats;
            Check(((delegate* unmanaged<nint, void**, nint>)Function(Slot.TensorData))(value, &floats));
            return new Tensor(name, new ReadOnlySpan<float>(floats, (int)total).ToArray(), shape);
        }
        finally
        {
            OnnxRuntimeApi.Release(Slot.ReleaseTensorTypeAndShape, info);
        }
    }

    private string[] Names(int countSlot, int nameSlot)
    {
        nuint count;
        var session = _session.DangerousGetHandle();
        Check(((delegate* unmanaged<nint, nuint*, nint>)Function(countSlot))(session, &count));
        var names = new string[(int)count];
        for (var i = 0; i < names.Length; i++)
        {
            nint text;
            Check(((delegate* unmanaged<nint, nuint, nint, nint*, nint>)Function(nameSlot))(
                session, (nuint)i, OnnxRuntimeApi.Allocator, &text));
            names[i] = Marshal.PtrToStringUTF8(text) ?? string.Empty;
            Check(((delegate* unmanaged<nint, nint, nint>)Function(Slot.AllocatorFree))(
                OnnxRuntimeApi.Allocator, text));
        }

        return names;
    }

    private static nint Function(int slot) => OnnxRuntimeApi.Function(slot);

    private static void Check(nint status) => OnnxRuntimeApi.Check(status);
}

/// <summary>An output of a model: row-major values and their shape.</summary>
public sealed record Tensor(string Name, float[] Data, long[] Shape);

internal sealed class OnnxSessionHandle : SafeHandle
{
    internal OnnxSessionHandle(nint session)
        : base(0, ownsHandle: true) => SetHandle(session);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        OnnxRuntimeApi.Release(Slot.ReleaseSession, handle);
        return true;
    }
}
