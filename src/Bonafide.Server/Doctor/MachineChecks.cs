using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Bonafide.Engine.Reports;
using Bonafide.Server.Hosting;
using Bonafide.Sources.Packs;

namespace Bonafide.Server.Doctor;

/// <summary>Looks at the machine: folder, disk, clock, and what set-up built.</summary>
internal static class MachineChecks
{
    private const long LeastFreeBytes = 200L * 1024 * 1024;
    private const long UsualFreeBytes = 5L * 1024 * 1024 * 1024;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Libraries of <c>native/build</c>, and libvips of Debian.</summary>
    private static string[] Libraries =>
    [
        Path.Combine(Packs.Folder, "lib", "libonnxruntime.so.1"),
        Path.Combine(Packs.Folder, "lib", "libbonafide_zxing.so"),
        Path.Combine(Packs.Folder, "lib", "libbonafide_seal.so"),
        "libvips.so.42",
    ];

    public static Check DataFolder(string folder)
    {
        const string name = "data folder";
        if (!Directory.Exists(folder))
        {
            return Check.Failed(name, $"{folder} is not there; `bonafide serve` makes it.");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & Others) != 0)
        {
            return Check.Failed(name, $"{folder} is open to others: chmod 700 it.");
        }

        var probe = Path.Combine(folder, $".doctor-{Environment.ProcessId}");
        try
        {
            File.WriteAllText(probe, string.Empty);
            File.Delete(probe);
            return Check.Ok(name, $"{folder}, for its owner only.");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Check.Failed(name, $"{folder} cannot be written by this user.");
        }
    }

    public static Check Disk(string folder)
    {
        var free = new DriveInfo(Directory.Exists(folder) ? folder : "/").AvailableFreeSpace;
        var says = $"{free / 1e9:0.0} GB are free.";
        return free < LeastFreeBytes ? Check.Failed("disk", says)
            : free < UsualFreeBytes ? Check.Warning("disk", says)
            : Check.Ok("disk", says);
    }

    /// <summary>A clock before the program's own build is wrong; expiry, retention and tokens hang on it.</summary>
    public static Check Clock(TimeProvider time)
    {
        var built = File.GetLastWriteTimeUtc(typeof(MachineChecks).Assembly.Location);
        var now = time.GetUtcNow();
        return now.UtcDateTime < built
            ? Check.Failed("clock", $"It says {now:u}, before this program was built.")
            : Check.Ok("clock", $"{now:u}");
    }

    public static Check DataPacks()
    {
        const string name = "data packs";
        PackManifest? manifest;
        try
        {
            manifest = PackManifest.Read(Packs.Data);
        }
        catch (InvalidDataException damaged)
        {
            return Check.Failed(name, damaged.Message);
        }

        if (manifest is null)
        {
            return Check.Failed(name, $"None in {Packs.Data}: run `bonafide data build`.");
        }

        var wrong = manifest.Packs.Where(pack => Sha256(Path.Combine(Packs.Data, pack.File)) != pack.Sha256)
            .Select(pack => pack.Name).ToList();
        return wrong.Count > 0
            ? Check.Failed(name, $"Not as they were built: {string.Join(", ", wrong)}. Build the data again.")
            : Check.Ok(name, string.Join(", ", manifest.Packs.Select(pack => $"{pack.Name} {pack.Version}")));
    }

    public static Check NativeLibraries()
    {
        var missing = Libraries.Where(path => !CanLoad(path)).Select(Path.GetFileName).ToList();
        return missing.Count > 0
            ? Check.Failed("libraries", $"Cannot be loaded: {string.Join(", ", missing)}. Run native/build.")
            : Check.Ok("libraries", string.Join(", ", Libraries.Select(Path.GetFileName)));
    }

    public static Check Fonts()
    {
        var missing = ReportFonts.Files.Where(path => !File.Exists(path)).ToList();
        return missing.Count > 0
            ? Check.Failed("fonts", $"Missing: {string.Join(", ", missing)}. Install fonts-dejavu-core.")
            : Check.Ok("fonts", "DejaVu Sans is there for reports.");
    }

    private static bool CanLoad(string path)
    {
        if (!NativeLibrary.TryLoad(path, out var handle))
        {
            return false;
        }

        NativeLibrary.Free(handle);
        return true;
    }

    private static string? Sha256(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
