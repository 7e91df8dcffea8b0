using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Bonafide.Vision.Faces;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Worker;

/// <summary>
/// Starts programs through <c>native/box.c</c>: no network, no files but those named here, bounded memory, an
/// environment of our own, and an end together with this process.
/// </summary>
internal static class Box
{
    /// <summary>Tells a worker to seal itself once it runs.</summary>
    public const string SealVariable = "BONAFIDE_SEAL";

    /// <summary>The folders of the system's libraries, and the one program that starts every dynamic program.</summary>
    private static readonly string[] System =
    [
        "--read", "/usr", "--read", "/lib", "--read", "/lib64", "--read", "/etc/ld.so.cache",
        "--exec", "/lib64/ld-linux-x86-64.so.2", "--exec", "/lib/ld-linux-aarch64.so.1",
    ];

    private static string Program => Path.Combine(PackFolder.Path, "bin", "box");

    /// <summary>A vision worker: it may read its own program, the runtime and the packs.</summary>
    public static ProcessStartInfo Worker(VisionOptions options)
    {
        var host = Path.Combine(AppContext.BaseDirectory, "bonafide-vision");
        var runtime = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var start = Start(options.MemoryMb, [
            "--read", AppContext.BaseDirectory, "--read", runtime, "--read", PackFolder.Path,
            "--read", FacePackManifest.Folder(options.FacePack),
            "--read", "/proc", "--read", "/sys/fs/cgroup", "--read", "/sys/devices/system/cpu",
            "--exec", host,
        ]);
        start.ArgumentList.Add("--");
        start.ArgumentList.Add(host);
        start.Environment["DOTNET_ROOT"] = runtime;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        // The runtime would map its code twice through a file in memory, and a boxed process may not write files.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        // 1.5 MB, in hexadecimal, and not the shell's 8: stacks count to the memory that a worker may hold, and it is
        // not the same number of threads in every run.
        start.Environment["DOTNET_Thread_DefaultStackSize"] = "180000";
        start.Environment["VIPS_CONCURRENCY"] = "1";
        start.Environment["MALLOC_ARENA_MAX"] = "2";
        start.Environment["BONAFIDE_PACKS"] = PackFolder.Path;
        start.Environment[FaceTask.PackVariable] = options.FacePack;
        start.Environment[SealVariable] = "1";
        return start;
    }

    /// <summary>A program of the system that reads its input and writes its output, and nothing else.</summary>
    public static ProcessStartInfo Filter(string program, int memoryMb, int cpuSeconds, IEnumerable<string> arguments)
    {
        var start = Start(memoryMb, [
            "--seconds", cpuSeconds.ToString(CultureInfo.InvariantCulture),
            "--read", "/etc/fonts", "--read", "/var/cache/fontconfig", "--exec", program,
        ]);
        start.ArgumentList.Add("--");
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static ProcessStartInfo Start(int memoryMb, IEnumerable<string> rules)
    {
        var start = new ProcessStartInfo(Program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
            ArgumentList = { "--memory", memoryMb.ToString(CultureInfo.InvariantCulture) },
        };
        foreach (var rule in System.Concat(rules))
        {
            start.ArgumentList.Add(rule);
        }

        start.Environment.Clear();
        start.Environment["LANG"] = "C.UTF-8";
        return start;
    }
}
