using Bonafide.Sources.Tests.Packs;

namespace Bonafide.Sources.Tests;

/// <summary>
/// Real lists that may not be committed: <c>shared/data</c> beside the repository or above it. Tests over them say so
/// and pass over them where they are absent.
/// </summary>
internal static class SharedData
{
    /// <summary>A file by its name with or without <c>.xz</c>, which is not unpacked here; null when it is
    /// absent.</summary>
    public static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(RealPackages.Root).Parent; folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", name);
            if (File.Exists(path))
            {
                return path;
            }
        }

        Console.WriteLine($"{name} is not beside the repository: the tests over it are passed over.");
        return null;
    }

    /// <summary>The bytes of a file that is packed with xz; null when the file or the program is absent.</summary>
    public static Stream? OpenXz(string name)
    {
        if (Find(name) is not { } path)
        {
            return null;
        }

        using var unpack = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("xz")
        {
            ArgumentList = { "-dc", path },
            RedirectStandardOutput = true,
        })!;
        var content = new MemoryStream();
        unpack.StandardOutput.BaseStream.CopyTo(content);
        unpack.WaitForExit();
        content.Position = 0;
        return content;
    }
}
