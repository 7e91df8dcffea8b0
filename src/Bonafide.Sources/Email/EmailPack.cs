using Bonafide.Core.Facts;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.Email;

/// <summary>The bundled lists about mail domains, mapped.</summary>
internal sealed class EmailPack(OpenPack pack)
{
    public const string Name = "email";
    internal const string SuffixTable = "suffix";
    internal const string RoleTable = "role";
    internal const string DomainTable = "domain";
    internal const string CompanyTexts = "company";

    internal const uint Disposable = 1;
    internal const uint DisposableBelow = 2;
    internal const uint Webmail = 4;
    private const int CompanyShift = 8;

    private readonly KeyTable _roles = new(pack.File, RoleTable);
    private readonly KeyTable _domains = new(pack.File, DomainTable);
    private readonly TextTable _companies = new(pack.File, CompanyTexts);

    public DataVersion Version => pack.Version;

    public PublicSuffixes Suffixes { get; } = new(new KeyTable(pack.File, SuffixTable));

    public static EmailPack? TryOpen(PackFolder folder) => folder.TryOpen(Name) is { } pack ? new(pack) : null;

    internal static uint WithCompany(int number) => (uint)number << CompanyShift;

    /// <summary>The local part without its tag names a function.</summary>
    public bool IsRole(string local)
    {
        var lower = local.ToLowerInvariant().AsSpan();
        var tag = lower.IndexOf('+');
        return _roles.Find(tag > 0 ? lower[..tag] : lower) is not null;
    }

    /// <summary>
    /// What the lists say of a domain: its own line, or its registrable domain's where that covers it.
    /// </summary>
    public DomainListing Look(string domain, string? registrable)
    {
        var own = _domains.Find(domain);
        var parent = registrable is null || registrable.Length == domain.Length ? null : _domains.Find(registrable);
        var flags = own ?? parent ?? 0;
        var below = parent is { } listed && (listed & DisposableBelow) != 0;
        return new(
            IsDisposable: (flags & Disposable) != 0 || below || IsBelowDisposable(domain),
            IsWebmail: own is { } exact && (exact & Webmail) != 0,
            Company: (flags >> CompanyShift) is > 0 and var number ? _companies[(int)number] : null);
    }

    /// <summary>Wildcard lines may stand at any level: walk up the labels, at most as many as a name has.</summary>
    private bool IsBelowDisposable(string domain)
    {
        var rest = domain.AsSpan();
        for (var dot = rest.IndexOf('.'); dot >= 0 && rest[(dot + 1)..].Contains('.'); dot = rest.IndexOf('.'))
        {
            rest = rest[(dot + 1)..];
            if (_domains.Find(rest) is { } flags && (flags & DisposableBelow) != 0)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What the bundled lists say of one domain.</summary>
internal readonly record struct DomainListing(bool IsDisposable, bool IsWebmail, string? Company);
