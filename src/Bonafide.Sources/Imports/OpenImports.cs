using System.Collections.Concurrent;
using Bonafide.Core;

namespace Bonafide.Sources.Imports;

/// <summary>
/// The imported files of an area, opened once per version. Asking costs a look at the manifests; an old version is
/// dropped as soon as nobody uses it.
/// </summary>
internal sealed class OpenImports<T>(ImportStore store, string area, Func<ImportedFile, ImportStore, T> open)
    where T : class
{
    private readonly ConcurrentDictionary<(string Scope, string Name), (string Version, Lazy<T> Opened)> _open = new();

    /// <exception cref="InvalidDataException">A file is missing or damaged.</exception>
    public IReadOnlyList<(ImportedFile File, T Opened)> InForce(TenantId? tenant) =>
        [.. store.InForce(area, tenant).Select(file => (file, Get(file)))];

    private T Get(ImportedFile file) => _open.AddOrUpdate(
        (file.Scope, file.Name), _ => Opened(file),
        (_, known) => known.Version == file.Version ? known : Opened(file)).Opened.Value;

    /// <summary>Opening runs once; when it fails, the next question tries again.</summary>
    private (string, Lazy<T>) Opened(ImportedFile file) =>
        (file.Version, new Lazy<T>(() => open(file, store), LazyThreadSafetyMode.PublicationOnly));
}
