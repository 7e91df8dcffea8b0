using Bonafide.Core;
using Bonafide.Sources.Registers.Files;

namespace Bonafide.Sources.Registers;

/// <summary>
/// The files of all tenants' registers: <c>{root}/{tenant}/{name}/{version}/</c>. A version never changes once its
/// manifest is written; which one is in force the <see cref="IRegisterCatalog"/> says.
/// </summary>
public sealed class RegisterStore(string root)
{
    /// <summary>After this time a version without manifest is a crash's remains and no running import.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    /// <summary>1 to 60 lower-case letters, digits and dashes: also what keeps the name inside its folder.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= 60
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>Complete versions of a register, newest first.</summary>
    public IReadOnlyList<RegisterManifest> Versions(TenantId tenant, string name)
    {
        var folder = Folder(tenant, name);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateDirectories(folder).Where(RegisterManifest.IsIn).Select(RegisterManifest.Read)
                .OrderByDescending(manifest => manifest.ImportedAt)]
            : [];
    }

    public RegisterFile Open(TenantId tenant, string name, Guid version, ReadOnlySpan<byte> tenantKey) =>
        RegisterFile.Open(VersionFolder(tenant, name, version), tenantKey);

    /// <summary>Removes all versions but some; open readers keep their files.</summary>
    public void Keep(TenantId tenant, string name, IReadOnlyCollection<Guid> versions, DateTimeOffset now)
    {
        var folder = Folder(tenant, name);
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var version in new DirectoryInfo(folder).EnumerateDirectories())
        {
            var isKept = Guid.TryParse(version.Name, out var id) && versions.Contains(id);
            var isDone = RegisterManifest.IsIn(version.FullName) || now - version.LastWriteTimeUtc > Abandoned;
            if (!isKept && isDone)
            {
                version.Delete(recursive: true);
            }
        }
    }

    /// <summary>Removes all files of a register.</summary>
    public void Remove(TenantId tenant, string name)
    {
        if (Folder(tenant, name) is var folder && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    internal string NewVersionFolder(TenantId tenant, string name, Guid version) =>
        Directory.CreateDirectory(VersionFolder(tenant, name, version)).FullName;

    internal void Drop(TenantId tenant, string name, Guid version) =>
        Directory.Delete(VersionFolder(tenant, name, version), recursive: true);

    private string Folder(TenantId tenant, string name) => IsName(name)
        ? Path.Combine(root, tenant.ToString(), name)
        : throw new ArgumentException("This is no name of a register.", nameof(name));

    private string VersionFolder(TenantId tenant, string name, Guid version) =>
        Path.Combine(Folder(tenant, name), version.ToString());
}
