using System.Security.Cryptography;
using System.Text.Json;
using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.Imports;

/// <summary>
/// Public lists and tables that the operator imported, compiled into packs: <c>{root}/{area}/{scope}/{name}.json</c>
/// names the version in force, <c>{name}.{version}.pack</c> holds it. Publishing replaces the manifest by a rename, so
/// a reader sees the old version or the new one, whole; a running server sees it at its next question.
/// </summary>
public sealed class ImportStore(string root)
{
    private const string Installation = "installation";

    /// <summary>1 to 40 lower-case letters, digits and dashes: also what keeps the name inside its folder.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= 40
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>What is in force for a tenant: its own, and the installation's where it has none of that
    /// name.</summary>
    public IReadOnlyList<ImportedFile> InForce(string area, TenantId? tenant)
    {
        var own = tenant is { } one ? Read(area, one.ToString()) : [];
        return [.. own
            .Concat(Read(area, Installation).Where(file => own.All(mine => mine.Name != file.Name)))
            .OrderBy(file => file.Name, StringComparer.Ordinal)];
    }

    /// <exception cref="InvalidDataException">The file is missing or damaged.</exception>
    internal PackFile Open(ImportedFile file) => File.Exists(PackPath(file))
        ? PackFile.Open(PackPath(file))
        : throw new InvalidDataException($"The imported file '{file.Name}' is missing; import it again.");

    /// <summary>Writes a version and puts it in force; the version of equal content is equal.</summary>
    internal ImportedFile Publish(
        string area, TenantId? tenant, string name, long entries, DateTimeOffset now, PackFileWriter writer)
    {
        if (!IsName(name))
        {
            throw new ArgumentException("This is no name of an import.", nameof(name));
        }

        var scope = tenant?.ToString() ?? Installation;
        var folder = Directory.CreateDirectory(Path.Combine(root, area, scope)).FullName;
        var written = Path.Combine(folder, $"{name}.new");
        using (var stream = new FileStream(written, FileMode.Create, FileAccess.ReadWrite))
        {
            writer.WriteTo(stream);
            stream.Flush(flushToDisk: true);
            stream.Position = 0;
            var version = Convert.ToHexStringLower(SHA256.HashData(stream))[..12];
            var file = new ImportedFile(area, scope, name, version, entries, now);
            File.Move(written, PackPath(file), overwrite: true);
            Replace(Path.Combine(folder, $"{name}.json"), file);
            DropOthers(folder, file);
            return file;
        }
    }

    /// <summary>Takes a file out of force; false when there is none of that name.</summary>
    public bool Remove(string area, TenantId? tenant, string name)
    {
        var manifest = Path.Combine(root, area, tenant?.ToString() ?? Installation, $"{name}.json");
        if (!IsName(name) || !File.Exists(manifest))
        {
            return false;
        }

        var file = JsonSerializer.Deserialize<ImportedFile>(File.ReadAllBytes(manifest), FactJson.Options)!;
        File.Delete(manifest);
        File.Delete(PackPath(file));
        return true;
    }

    private List<ImportedFile> Read(string area, string scope)
    {
        var folder = Path.Combine(root, area, scope);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.json").Select(path =>
                JsonSerializer.Deserialize<ImportedFile>(File.ReadAllBytes(path), FactJson.Options)
                    ?? throw new InvalidDataException("The manifest of an imported file is damaged; import it again."))]
            : [];
    }

    private string PackPath(ImportedFile file) =>
        Path.Combine(root, file.Area, file.Scope, $"{file.Name}.{file.Version}.pack");

    private static void Replace(string path, ImportedFile file)
    {
        var next = path + ".new";
        using (var stream = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, file, FactJson.Options);
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }

    /// <summary>Processes that have an old version mapped keep its bytes; the names may go.</summary>
    private static void DropOthers(string folder, ImportedFile file)
    {
        foreach (var old in Directory.EnumerateFiles(folder, $"{file.Name}.*.pack")
            .Where(path => !path.EndsWith($"{file.Name}.{file.Version}.pack", StringComparison.Ordinal)))
        {
            File.Delete(old);
        }
    }
}

/// <summary>A version in force.</summary>
/// <param name="Area">What it is for: <c>watchlists</c>, <c>postal-codes</c>, <c>streets</c>.</param>
/// <param name="Scope">A tenant's id, or <c>installation</c>.</param>
/// <param name="Version">First 12 hexadecimal digits of the pack's SHA-256.</param>
/// <param name="Entries">How many entries it holds.</param>
public sealed record ImportedFile(
    string Area, string Scope, string Name, string Version, long Entries, DateTimeOffset ImportedAt)
{
    /// <summary>What facts name; a tenant's own file is another source than the installation's.</summary>
    internal DataVersion DataVersion => new($"{Area}:{Name}", Version);
}

/// <summary>Something in a file that could not be taken over.</summary>
/// <param name="Line">1-based line, or number of the entry in files without lines.</param>
public sealed record ImportProblem(long Line, string Message);

/// <summary>How an import went; with problems and no file, nothing was changed.</summary>
public sealed record ImportResult(ImportedFile? File, long Entries, IReadOnlyList<ImportProblem> Problems);
