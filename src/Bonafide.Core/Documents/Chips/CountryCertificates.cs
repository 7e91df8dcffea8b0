using System.Formats.Asn1;
using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents.Chips;

/// <summary>
/// The country signing certificates that the operator trusts, and the revocation lists that came with them.
/// </summary>
public sealed class CountryCertificates
{
    private readonly List<ChipCertificate> _authorities = [];
    private readonly List<RevocationList> _lists = [];

    /// <param name="certificates">DER, one after the other.</param>
    /// <param name="revocationLists">DER, one after the other.</param>
    /// <exception cref="AsnContentException">One of them is none.</exception>
    public CountryCertificates(ReadOnlyMemory<byte> certificates, ReadOnlyMemory<byte> revocationLists)
    {
        _authorities.AddRange(Split(certificates).Select(ChipCertificate.Read));
        _lists.AddRange(Split(revocationLists).Select(RevocationList.Read));
    }

    internal static IEnumerable<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> several)
    {
        var reader = new AsnReader(several, AsnEncodingRules.BER);
        while (reader.HasData)
        {
            yield return reader.ReadEncodedValue();
        }
    }

    /// <summary>The authority that issued a document signer, and what its signature says.</summary>
    internal (ChipCertificate? Authority, ChipCheck Check) IssuerOf(ChipCertificate signer)
    {
        var ofCountry = _authorities.Where(one => one.Subject.Country == signer.Issuer.Country).ToList();
        var named = ofCountry.Where(one => IsNamed(one, signer)).ToList();
        if (named.Count == 0)
        {
            return (null, new(ChipCheckNames.Issuer, ChipVerdict.Unknown,
                ofCountry.Count == 0 ? ChipDetails.CountryNotImported : ChipDetails.IssuerNotImported));
        }

        var verdicts = named.Select(one => (Authority: one, Verdict: one.HasSigned(signer.Signed))).ToList();
        var proven = verdicts.Find(one => one.Verdict == ChipVerdict.Right);
        if (proven.Authority is null)
        {
            var unknown = verdicts.Exists(one => one.Verdict == ChipVerdict.Unknown);
            return (null, new(ChipCheckNames.Issuer, unknown ? ChipVerdict.Unknown : ChipVerdict.Wrong,
                unknown ? ChipDetails.AlgorithmNotAllowed : null));
        }

        return signer.Extended.HasExtendedUse || signer.Extended.IsAuthority || !signer.Extended.MaySign
            ? (null, new(ChipCheckNames.Issuer, ChipVerdict.Unknown, ChipDetails.NoDocumentSigner))
            : (proven.Authority, new(ChipCheckNames.Issuer, ChipVerdict.Right));
    }

    /// <summary>What the country's own lists say; only one that its key has signed counts.</summary>
    internal ChipCheck RevocationOf(ChipCertificate signer, ChipCertificate authority, DateTimeOffset now)
    {
        var lists = _lists.Where(list => list.Issuer.Country == authority.Subject.Country
            && authority.HasSigned(list.Signed) == ChipVerdict.Right).ToList();
        return lists.Exists(list => list.Lists(signer))
            ? new(ChipCheckNames.Revocation, ChipVerdict.Wrong, ChipDetails.Revoked)
            : lists.Exists(list => list.NextUpdate >= now)
                ? new(ChipCheckNames.Revocation, ChipVerdict.Right)
                : new(ChipCheckNames.Revocation, ChipVerdict.Unknown,
                    lists.Count == 0 ? ChipDetails.NoList : ChipDetails.ListOutdated);
    }

    /// <summary>
    /// By the key's identifier where both have one: some states write the same name in two encodings, and all use one
    /// name for several keys over the years.
    /// </summary>
    private static bool IsNamed(ChipCertificate authority, ChipCertificate signer) =>
        authority.Extended.SubjectKey.IsEmpty || signer.Extended.AuthorityKey.IsEmpty
            ? authority.Subject.Is(signer.Issuer)
            : authority.Extended.SubjectKey.Span.SequenceEqual(signer.Extended.AuthorityKey.Span);
}
