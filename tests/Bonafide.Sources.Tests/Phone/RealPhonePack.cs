using Bonafide.Sources.Packs;
using Bonafide.Sources.Phone;
using Bonafide.Sources.Tests.Packs;

namespace Bonafide.Sources.Tests.Phone;

/// <summary>The pack of the real packages.</summary>
internal static class RealPhonePack
{
    private static readonly Lazy<PhonePack> Opened = new(
        () => PhonePack.TryOpen(PackFolder.Open(RealPackages.Packs()))!);

    public static PhonePack Open() => Opened.Value;
}
