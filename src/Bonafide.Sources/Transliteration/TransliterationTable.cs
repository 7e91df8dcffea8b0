using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Names;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.Transliteration;

/// <summary>The table of this installation, opened when first asked for.</summary>
public sealed class TransliterationTable(PackFolder packs)
{
    private readonly Lazy<(Transliterator Table, DataVersion Version)?> _opened =
        new(() => TransliterationPack.TryOpen(packs));

    /// <summary>Latin letters only when the pack was not built.</summary>
    public Transliterator Table => _opened.Value?.Table ?? Transliterator.LatinOnly;

    /// <summary>Null when the pack was not built.</summary>
    public DataVersion? Version => _opened.Value?.Version;
}
