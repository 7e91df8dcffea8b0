using Bonafide.Core.Facts;
using Bonafide.Sources.Packs;
using Bonafide.Sources.Phone.Plan;

namespace Bonafide.Sources.Phone;

/// <summary>The bundled data about phone numbers, mapped.</summary>
internal sealed class PhonePack(OpenPack pack)
{
    public const string Name = "phone";
    internal const string CarrierTable = "carrier";
    internal const string AreaTable = "area";
    internal const string InboxTable = "inbox";

    private readonly KeyTable _inboxes = new(pack.File, InboxTable);

    public DataVersion Version => pack.Version;

    public NumberingPlan Plan { get; } = new(pack.File);

    /// <summary>Who first got the number's block.</summary>
    public PrefixTexts Carriers { get; } = new(pack.File, CarrierTable);

    /// <summary>Where the plan places a fixed line.</summary>
    public PrefixTexts Areas { get; } = new(pack.File, AreaTable);

    public static PhonePack? TryOpen(PackFolder folder) => folder.TryOpen(Name) is { } pack ? new(pack) : null;

    /// <summary>When the number was last seen as a public inbox; null when never.</summary>
    public DateOnly? PublicInboxSeen(ReadOnlySpan<char> e164) =>
        _inboxes.Find(e164) is { } day ? DateOnly.FromDayNumber((int)day) : null;
}
