using System.Text;
using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Names;
using Bonafide.Sources.Registers;
using Bonafide.Sources.Registers.Import;

namespace Bonafide.Sources.Tests.Registers;

/// <summary>A register store in a folder of its own, with a fixed key.</summary>
internal sealed class TestRegisters : IDisposable, IRegisterCatalog, IIds
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("bonafide-registers-");
    private readonly Dictionary<string, RegisterInForce> _inForce = [];
    private int _ids;

    public TestRegisters() => Store = new RegisterStore(_root.FullName);

    public static TenantId Tenant { get; } = new(new Guid("00000000-0000-7000-8000-000000000001"));

    public byte[] Key { get; } = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    public RegisterStore Store { get; }

    public string Root => _root.FullName;

    public Guid? Current(string name) => _inForce.GetValueOrDefault(name)?.Version;

    public ValueTask<byte[]> KeyAsync(TenantId tenant, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Key);

    public ValueTask<IReadOnlyList<RegisterInForce>> InForceAsync(
        TenantId tenant, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<RegisterInForce>>(
            tenant == Tenant ? [.. _inForce.Values.OrderBy(register => register.Name)] : []);

    public void Remove(string name) => _inForce.Remove(name);

    public Guid New() => new(++_ids, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 0]);

    public RegisterImportResult Import(
        string kind, string text, string name = "test", RegisterFormat format = RegisterFormat.Csv, bool dryRun = false,
        RegisterLimits? limits = null, string? country = null, SourceType type = SourceType.Government) =>
        Import(kind, Encoding.UTF8.GetBytes(text), name, format, dryRun, limits, country, type);

    public RegisterImportResult Import(
        string kind, byte[] bytes, string name = "test", RegisterFormat format = RegisterFormat.Csv,
            bool dryRun = false,
        RegisterLimits? limits = null, string? country = null, SourceType type = SourceType.Government)
    {
        using var stream = new MemoryStream(bytes);
        var importer = new RegisterImporter(
            Store, TimeProvider.System, this, Transliterator.LatinOnly, limits ?? RegisterLimits.Default);
        var import = new RegisterImport(kind, name, type, country, format, dryRun);
        var result = importer.Import(Tenant, Key, import, stream);
        if (result.Imported is { } manifest)
        {
            _inForce[name] = new(name, kind, type, country, manifest.Version);
        }

        return result;
    }

    public void Dispose() => _root.Delete(recursive: true);
}
