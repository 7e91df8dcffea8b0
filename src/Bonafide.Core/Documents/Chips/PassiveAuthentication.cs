using System.Formats.Asn1;
using System.Security.Cryptography;
using Bonafide.Core.Countries;
using Bonafide.Core.Documents.Mrz;
using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents.Chips;

/// <summary>
/// Passive authentication of ICAO Doc 9303-11 §5.1: are these data groups what a country signed? Pure: files and
/// certificates in, checks out. It says nothing about the chip itself: a copy of all files passes as well.
/// </summary>
public static class PassiveAuthentication
{
    /// <summary>Countries of certificates that are not those of ISO 3166-1 (Doc 9303-3 §5).</summary>
    private static readonly Dictionary<string, string> OtherCountries = new(StringComparer.Ordinal)
    {
        ["EU"] = "EUE", ["KS"] = "XKX", ["UN"] = "UNO", ["UT"] = CountryCodes.Specimen,
    };

    /// <param name="now">The instant of the judgement.</param>
    public static ChipFacts Check(ChipFile chip, CountryCertificates countries, DateTimeOffset now)
    {
        try
        {
            var zone = ChipMrz.Read(chip.DataGroup(1), DateOnly.FromDateTime(now.UtcDateTime));
            var (message, signed) = SecurityObject.Read(chip.Security);
            List<ChipCheck> checks =
            [
                new(ChipCheckNames.Structure, ChipVerdict.Right),
                .. Hashes(chip, signed),
                .. Chain(message, countries, zone, now),
                new(ChipCheckNames.Mrz, zone is null ? ChipVerdict.Unknown : ChipVerdict.Right),
            ];
            return new(
                zone?.Find(FieldNames.IssuingCountry)?.Value, checks, zone is null ? [] : ChipMrz.Readings(zone));
        }
        catch (AsnContentException)
        {
            return new(null, [new(ChipCheckNames.Structure, ChipVerdict.Wrong)], []);
        }
    }

    /// <summary>Doc 9303-11 §5.1 step 4: each data group against its hash in the security object.</summary>
    private static IEnumerable<ChipCheck> Hashes(ChipFile chip, SecurityObject signed)
    {
        var hash = AlgorithmId.Hash(signed.Hash.Oid);
        return chip.DataGroups.Select(group =>
        {
            var name = ChipCheckNames.HashOf(group.Number);
            return !signed.Hashes.TryGetValue(group.Number, out var expected)
                ? new ChipCheck(name, ChipVerdict.Wrong, ChipDetails.NotSigned)
                : hash is not { } algorithm
                    ? new(name, ChipVerdict.Unknown, ChipDetails.AlgorithmNotAllowed)
                    : new(name, CryptographicOperations.HashData(algorithm, group.Content.Span)
                        .AsSpan().SequenceEqual(expected.Span) ? ChipVerdict.Right : ChipVerdict.Wrong);
        });
    }

    /// <summary>Steps 1 to 3: the signer, its country's authority, the signature.</summary>
    private static IEnumerable<ChipCheck> Chain(
        SignedMessage message, CountryCertificates countries, MrzDocument? zone, DateTimeOffset now)
    {
        if (message.SignerCertificate is not { } signer)
        {
            yield return new(ChipCheckNames.Signature, ChipVerdict.Unknown, ChipDetails.SignerMissing);
            yield break;
        }

        var signature = message.Verify(signer);
        yield return new(ChipCheckNames.Signature, signature,
            signature == ChipVerdict.Unknown ? ChipDetails.AlgorithmNotAllowed : null);
        var (authority, issuer) = countries.IssuerOf(signer);
        yield return issuer;
        yield return Validity(message.Signer.SignedAt, signer, authority, now);
        yield return Country(signer, zone);
        if (authority is not null)
        {
            yield return countries.RevocationOf(signer, authority, now);
        }
    }

    /// <summary>What has run out proves nothing any more, and disproves nothing either.</summary>
    private static ChipCheck Validity(
        DateTimeOffset? signedAt, ChipCertificate signer, ChipCertificate? authority, DateTimeOffset now)
    {
        var detail = !signer.IsValidAt(now) ? ChipDetails.Expired
            : signedAt is { } then && !signer.IsValidAt(then) ? ChipDetails.SignedOutsideValidity
            : authority?.IsValidAt(signer.NotBefore) == false ? ChipDetails.IssuedOutsideValidity
            : null;
        return new(ChipCheckNames.Validity, detail is null ? ChipVerdict.Right : ChipVerdict.Unknown, detail);
    }

    /// <summary>
    /// Unknown where they differ: territories and organisations have codes that no table settles, and a state that
    /// signs in another's name is nothing that this check could prove.
    /// </summary>
    private static ChipCheck Country(ChipCertificate signer, MrzDocument? zone)
    {
        var signed = signer.Issuer.Country is not { } code ? null
            : OtherCountries.GetValueOrDefault(code) ?? CountryCodes.ToAlpha3(code);
        return signed is not null && signed == zone?.Find(FieldNames.IssuingCountry)?.Value
            ? new(ChipCheckNames.Country, ChipVerdict.Right)
            : new(ChipCheckNames.Country, ChipVerdict.Unknown, ChipDetails.Differs);
    }
}
