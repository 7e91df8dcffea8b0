namespace Bonafide.Vision.Native;

/// <summary>
/// The folder that <c>native/build</c> fills with libraries and model packs. Set once by the host; not set means:
/// the nearest <c>.packs</c> at or above the program's own folder.
/// </summary>
public static class PackFolder
{
    private const string Name = ".packs";

    private static string? _path;

    /// <summary>The pack folder in use.</summary>
    /// <exception cref="DirectoryNotFoundException">No pack folder was set and none was found.</exception>
    public static string Path => _path ??= Environment.GetEnvironmentVariable("BONAFIDE_PACKS") ?? Find(
        ) ?? throw new DirectoryNotFoundException(
        "No pack folder was found. Run native/build, or name the folder in the configuration.");

    /// <summary>Names the folder; later calls win only before the first library is loaded.</summary>
    public static void Use(string path) => _path = System.IO.Path.GetFullPath(path);

    /// <summary>Whether a pack folder can be found at all.</summary>
    public static bool Exists => _path is not null || Find() is not null;

    internal static string Library(string file) => System.IO.Path.Combine(Path, "lib", file);

    /// <summary>A file within a pack, for example <c>File("ocr", "recognition.onnx")</c>.</summary>
    public static string File(string pack, string file) => System.IO.Path.Combine(Path, pack, file);

    /// <summary>The folder of a pack, for example <c>Folder("ocr")</c>.</summary>
    public static string Folder(string pack) => System.IO.Path.Combine(Path, pack);

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, Name);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
