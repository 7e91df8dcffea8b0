using Bonafide.Core;
using Bonafide.Sources.Registers.Files;

namespace Bonafide.Sources.Registers;

/// <summary>
/// The registers of all tenants on disk: <c>{root}/{tenant}/{name}/{version}/</c>, and <c>current</c>, a file with
/// the id of the version in force. Publishing replaces that file by a rename, so a reader sees the old version or the
/// new one, whole.
/// </summary>
public sealed class RegisterStore(string root)
{
    private const string CurrentFile = "current";

    /// <summary>1 to 60 lower-case letters, digits and dashes: also what keeps the name inside its folder.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= 60
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>Names of the tenant's registers that have a version in force.</summary>
    public IReadOnlyList<string> Names(TenantId tenant)
    {
        var folder = TenantFolder(tenant);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateDirectories(folder).Select(Path.GetFileName).OfType<string>()
                .Where(name => IsName(name) && Current(tenant, name) is not null).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>The version in force, or null.</summary>
    public Guid? Current(TenantId tenant, string name)
    {
        var file = Path.Combine(Folder(tenant, name), CurrentFile);
        return File.Exists(file) && Guid.TryParse(File.ReadAllText(file), out var version) ? version : null;
    }

    public RegisterManifest Manifest(TenantId tenant, string name, Guid version) =>
        RegisterManifest.Read(VersionFolder(tenant, name, version));

    public RegisterFile Open(TenantId tenant, string name, Guid version, ReadOnlySpan<byte> tenantDataKey) =>
        RegisterFile.Open(VersionFolder(tenant, name, version), tenantDataKey);

    /// <summary>Takes a register out of force and removes its files.</summary>
    public void Remove(TenantId tenant, string name)
    {
        var folder = Folder(tenant, name);
        if (Directory.Exists(folder))
        {
            File.Delete(Path.Combine(folder, CurrentFile));
            Directory.Delete(folder, recursive: true);
        }
    }

    internal string NewVersionFolder(TenantId tenant, string name, Guid version) =>
        Directory.CreateDirectory(VersionFolder(tenant, name, version)).FullName;

    internal void Publish(TenantId tenant, string name, Guid version)
    {
        var folder = Folder(tenant, name);
        var next = Path.Combine(folder, $"{CurrentFile}.{version:n}");
        using (var stream = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(version.ToString()));
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, Path.Combine(folder, CurrentFile), overwrite: true);
        foreach (
            var old in Directory.EnumerateDirectories(folder).Where(d => Path.GetFileName(d) != version.ToString()))
        {
            // Open readers keep their files; the names may go.
            Directory.Delete(old, recursive: true);
        }
    }

    internal void DropUnlessPublished(TenantId tenant, string name, Guid version)
    {
        var folder = VersionFolder(tenant, name, version);
        if (Current(tenant, name) != version && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string TenantFolder(TenantId tenant) => Path.Combine(root, tenant.ToString());

    private string Folder(TenantId tenant, string name) => IsName(name)
        ? Path.Combine(TenantFolder(tenant), name)
        : throw new ArgumentException("This is no name of a register.", nameof(name));

    private string VersionFolder(TenantId tenant, string name, Guid version) =>
        Path.Combine(Folder(tenant, name), version.ToString());
}
