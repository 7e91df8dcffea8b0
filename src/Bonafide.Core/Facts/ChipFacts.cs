using System.Text.Json.Serialization;

namespace Bonafide.Core.Facts;

/// <summary>
/// What passive authentication (ICAO Doc 9303-11 §5.1) found on the chip files of one ID credential: checks, never a
/// decision. Personal data.
/// </summary>
/// <param name="Country">The state of the chip's machine readable zone, alpha-3, or UTO; null when not read.</param>
/// <param name="Checks">Each check once, by its name.</param>
/// <param name="Readings">The fields of DG1, whether or not they are proven.</param>
public sealed record ChipFacts(
    string? Country, IReadOnlyList<ChipCheck> Checks, IReadOnlyList<FieldReading> Readings)
{
    /// <summary>How readings of the chip name their part.</summary>
    public const string Part = "CHIP";

    public static readonly FactKind<ChipFacts> Kind = new("chip");

    /// <summary>What the checks say together.</summary>
    [JsonIgnore]
    public ChipStanding Standing =>
        Verdict(ChipCheckNames.Structure) == ChipVerdict.Wrong ? ChipStanding.Unreadable
        : Checks.Any(check => check.Verdict == ChipVerdict.Wrong) ? ChipStanding.Broken
        : Checks.All(check => check.Verdict == ChipVerdict.Right || check.Name == ChipCheckNames.Revocation)
            && ChipCheckNames.Demanded.All(name => Verdict(name) == ChipVerdict.Right) ? ChipStanding.Genuine
        : ChipStanding.Unproven;

    public ChipCheck? Find(string name) => Checks.FirstOrDefault(check => check.Name == name);

    private ChipVerdict? Verdict(string name) => Find(name)?.Verdict;
}

/// <param name="Name">A constant of <see cref="ChipCheckNames"/>, or <c>hash.DGn</c>.</param>
/// <param name="Detail">A code that says more, such as <c>expired</c>; null when the verdict says all.</param>
public sealed record ChipCheck(string Name, ChipVerdict Verdict, string? Detail = null);

[JsonConverter(typeof(JsonStringEnumConverter<ChipVerdict>))]
public enum ChipVerdict
{
    Right = 1,
    Wrong = 2,

    /// <summary>It could not be told: no certificate of that country, an algorithm that is not allowed.</summary>
    Unknown = 3,
}

/// <summary>What the checks of a chip say together.</summary>
public enum ChipStanding
{
    /// <summary>A country that the operator trusts has signed exactly these data.</summary>
    Genuine = 1,

    /// <summary>Something contradicts the signature: other data were signed, or by somebody else.</summary>
    Broken = 2,

    /// <summary>Nothing contradicts, and not everything could be proven.</summary>
    Unproven = 3,

    /// <summary>The security object or DG1 is no such structure.</summary>
    Unreadable = 4,
}

public static class ChipCheckNames
{
    /// <summary>EF.SOD and DG1 are what Doc 9303-10 says.</summary>
    public const string Structure = "structure";

    /// <summary>The document signer has signed the security object.</summary>
    public const string Signature = "signature";

    /// <summary>A country's authority that the operator imported has issued the document signer.</summary>
    public const string Issuer = "issuer";

    /// <summary>The document signer was valid when it signed, and is valid now.</summary>
    public const string Validity = "validity";

    /// <summary>The country has not revoked the document signer; a finding only where there is no list.</summary>
    public const string Revocation = "revocation";

    /// <summary>The country of the signature is that of the machine readable zone.</summary>
    public const string Country = "country";

    /// <summary>The check digits of the chip's machine readable zone.</summary>
    public const string Mrz = "mrz";

    /// <summary>A data group is what was signed: <c>hash.DG1</c> and so on.</summary>
    public static string HashOf(int dataGroup) => $"hash.DG{dataGroup}";

    /// <summary>Without any of these no chip is genuine.</summary>
    internal static IReadOnlyList<string> Demanded { get; } =
        [Structure, Signature, Issuer, Validity, Country, Mrz, HashOf(1)];
}
