using Bonafide.Sources.Packs;
using Bonafide.Sources.Phone;
using Bonafide.Sources.Tests.Packs;

namespace Bonafide.Sources.Tests.Phone;

/// <summary>The pack of the real packages; null where they are not installed.</summary>
internal static class RealPhonePack
{
    private static readonly Lazy<PhonePack?> Opened = new(() => RealPackages.Packs() is { } packs
        ? PhonePack.TryOpen(PackFolder.Open(packs))
        : null);

    public static PhonePack? Open() => Opened.Value;
}
