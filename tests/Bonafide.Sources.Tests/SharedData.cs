using Bonafide.Sources.Tests.Packs;

namespace Bonafide.Sources.Tests;

/// <summary>Real lists that may not be committed: <c>shared/data</c> beside the repository or above it.</summary>
internal static class SharedData
{
    public static string? Folder { get; } = Look();

    /// <summary>A file by its name, which is not unpacked here.</summary>
    public static string Find(string name) => Path.Combine(Folder!, name);

    /// <summary>The bytes of a file that is packed with xz.</summary>
    public static Stream OpenXz(string name)
    {
        using var unpack = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("xz")
        {
            ArgumentList = { "-dc", Find(name) },
            RedirectStandardOutput = true,
        })!;
        var content = new MemoryStream();
        unpack.StandardOutput.BaseStream.CopyTo(content);
        unpack.WaitForExit();
        Assert.Equal(0, unpack.ExitCode);
        content.Position = 0;
        return content;
    }

    private static string? Look()
    {
        for (var folder = new DirectoryInfo(RealPackages.Root).Parent; folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}

/// <summary>A fact over real lists: skipped, and said so, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    internal const string Absent = "The real lists (shared/data) are not beside the repository.";

    public SharedDataFactAttribute() => Skip = SharedData.Folder is null ? Absent : null;
}

/// <summary>The same for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute() => Skip = SharedData.Folder is null ? SharedDataFactAttribute.Absent : null;
}
