using System.Diagnostics;

namespace Bonafide.Tidy.Tests;

/// <summary>The files of the repository as text; rules look at this, and planted violations are made of it.</summary>
public sealed record Repository(IReadOnlyDictionary<string, string> Files)
{
    private static readonly string[] TextEndings =
    [
        ".cs", ".csproj", ".props", ".md", ".json", ".sh", ".c", ".cpp", ".ts", ".js", ".css", ".html", ".slnx", ".txt",
    ];

    /// <summary>Fails with every finding, one a line.</summary>
    public static void AssertNone(IReadOnlyCollection<string> found) =>
        Assert.True(found.Count == 0, Environment.NewLine + string.Join(Environment.NewLine, found));

    /// <summary>What git tracks or would track; build output and installed packages are not ours.</summary>
    public static Repository Load()
    {
        var root = Root();
        using var git = Process.Start(new ProcessStartInfo("git", "ls-files --cached --others --exclude-standard")
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
        })!;
        var paths = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return new(paths
            .Where(path => TextEndings.Contains(Path.GetExtension(path)) || !path.Contains('.'))
            .Where(path => File.Exists(Path.Combine(root, path)))
            .ToDictionary(path => path, path => File.ReadAllText(Path.Combine(root, path))));
    }

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Bonafide.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    public Repository With(string path, string text) =>
        new(new Dictionary<string, string>(Files) { [path] = text });

    public IEnumerable<(string Path, string Text)> CSharp(string prefix = "") => Files
        .Where(file => file.Key.EndsWith(".cs", StringComparison.Ordinal)
            && file.Key.StartsWith(prefix, StringComparison.Ordinal))
        .Select(file => (file.Key, file.Value));
}
