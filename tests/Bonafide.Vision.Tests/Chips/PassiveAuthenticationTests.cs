using System.Security.Cryptography;
using Bonafide.Core.Documents.Chips;
using Bonafide.Core.Facts;
using Bonafide.Vision.Specimens.Chips;

namespace Bonafide.Vision.Tests.Chips;

/// <summary>What is proven, what is disproven, and what stays open (ICAO Doc 9303-11 §5.1).</summary>
public sealed class PassiveAuthenticationTests
{
    [Theory]
    [InlineData(SpecimenScheme.RsaPkcs1, "SHA256")]
    [InlineData(SpecimenScheme.RsaPkcs1, "SHA512")]
    [InlineData(SpecimenScheme.RsaPss, "SHA256")]
    [InlineData(SpecimenScheme.RsaPss, "SHA384")]
    [InlineData(SpecimenScheme.Ecdsa, "SHA256")]
    [InlineData(SpecimenScheme.Ecdsa, "SHA384")]
    [InlineData(SpecimenScheme.EcdsaExplicit, "SHA512")]
    public void Untouched_IsGenuine(SpecimenScheme scheme, string hash)
    {
        using var world = new ChipWorld(scheme, new HashAlgorithmName(hash));
        var facts = world.Check(world.Chip);

        Assert.Equal(ChipStanding.Genuine, facts.Standing);
        Assert.Equal("UTO", facts.Country);
        Assert.Equal("LINDQVIST", facts.Readings.Single(reading => reading.Name == FieldNames.LastName).Value);
        Assert.All(facts.Readings, reading => Assert.Equal(FieldSource.Chip, reading.Source));
        Assert.Equal(ChipDetails.NoList, facts.Find(ChipCheckNames.Revocation)!.Detail);
    }

    [Fact]
    public void SwappedPortrait_IsBroken()
    {
        using var world = new ChipWorld();
        var other = SpecimenChip.Of(ChipWorld.Mrz("LINDQVIST", "X1234567"), [0xFF, 0xD8, 0xFF, 9], world.Signer);
        var facts = world.Check(world.Chip with { Portrait = other.Portrait });

        Assert.Equal(ChipStanding.Broken, facts.Standing);
        Assert.Equal(ChipVerdict.Wrong, facts.Find("hash.DG2")!.Verdict);
        Assert.Equal(ChipVerdict.Right, facts.Find("hash.DG1")!.Verdict);
    }

    [Fact]
    public void ZoneOfAnother_IsBroken()
    {
        using var world = new ChipWorld();
        var other = SpecimenChip.Of(ChipWorld.Mrz("STORM", "Y7654321"), ChipWorld.Portrait, world.Signer);
        var facts = world.Check(world.Chip with { Zone = other.Zone });

        Assert.Equal(ChipStanding.Broken, facts.Standing);
        Assert.Equal(ChipVerdict.Wrong, facts.Find("hash.DG1")!.Verdict);
    }

    [Fact]
    public void GroupThatIsNotSigned_IsBroken()
    {
        using var world = new ChipWorld();
        var chip = world.Chip;
        byte[] more = [0x6F, 0x01, 0x00];
        var facts = ChipWorld.Check([.. chip.File, .. more], [world.Authority.Certificate]);

        Assert.Equal(ChipStanding.Broken, facts.Standing);
        Assert.Equal(ChipDetails.NotSigned, facts.Find("hash.DG15")!.Detail);
    }

    [Fact]
    public void ForeignSignature_IsBroken()
    {
        using var world = new ChipWorld();
        var forged = world.Signer with { Key = world.Key() };
        var facts = world.Check(SpecimenChip.Of(ChipWorld.Mrz("STORM", "Y7654321"), ChipWorld.Portrait, forged));

        Assert.Equal(ChipStanding.Broken, facts.Standing);
        Assert.Equal(ChipVerdict.Wrong, facts.Find(ChipCheckNames.Signature)!.Verdict);
    }

    /// <summary>A forger's authority of the country's own name has another key: it is not known, and proves
    /// nothing.</summary>
    [Fact]
    public void AuthorityOfTheSameName_IsUnproven()
    {
        using var world = new ChipWorld();
        using var forger = new ChipWorld();
        var facts = world.Check(forger.Chip);

        Assert.Equal(ChipStanding.Unproven, facts.Standing);
        Assert.Equal(ChipDetails.IssuerNotImported, facts.Find(ChipCheckNames.Issuer)!.Detail);
        Assert.Equal(ChipVerdict.Right, facts.Find(ChipCheckNames.Signature)!.Verdict);
    }

    /// <summary>Without key identifiers only the name ties the two, and the signature tells them apart.</summary>
    [Fact]
    public void AuthorityOfTheSameName_WithoutKeyIds_IsBroken()
    {
        using var world = new ChipWorld();
        using var forger = new ChipWorld();
        var signer = forger.Authority.Issue(
            forger.Key(), ChipWorld.Now.AddYears(-2), ChipWorld.Now.AddYears(9), 7, withKeyIds: false);
        var facts = world.Check(SpecimenChip.Of(ChipWorld.Mrz("STORM", "Y7654321"), ChipWorld.Portrait, signer));

        Assert.Equal(ChipStanding.Broken, facts.Standing);
        Assert.Equal(ChipVerdict.Wrong, facts.Find(ChipCheckNames.Issuer)!.Verdict);
    }

    [Fact]
    public void CountryWithoutCertificates_IsUnproven()
    {
        using var world = new ChipWorld();
        var facts = ChipWorld.Check(world.Chip.File, []);

        Assert.Equal(ChipStanding.Unproven, facts.Standing);
        Assert.Equal(ChipDetails.CountryNotImported, facts.Find(ChipCheckNames.Issuer)!.Detail);
    }

    [Fact]
    public void StateThatSignsInAnothersName_IsUnproven()
    {
        using var world = new ChipWorld();
        var facts = world.Check(SpecimenChip.Of(
            ChipWorld.Mrz("STORM", "Y7654321", "SWE"), ChipWorld.Portrait, world.Signer));

        Assert.Equal(ChipStanding.Unproven, facts.Standing);
        Assert.Equal(ChipDetails.Differs, facts.Find(ChipCheckNames.Country)!.Detail);
    }

    [Theory]
    [InlineData(-5, -1, -2, ChipDetails.Expired)]
    [InlineData(-2, 9, -3, ChipDetails.SignedOutsideValidity)]
    [InlineData(-6, 9, -1, ChipDetails.IssuedOutsideValidity)]
    public void WhatHasRunOut_IsUnproven(int from, int to, int signed, string detail)
    {
        using var world = new ChipWorld();
        var signer = world.Authority.Issue(
            world.Key(), ChipWorld.Now.AddYears(from), ChipWorld.Now.AddYears(to), serial: 8);
        var facts = world.Check(SpecimenChip.Of(
            ChipWorld.Mrz("STORM", "Y7654321"), ChipWorld.Portrait, signer, ChipWorld.Now.AddYears(signed)));

        Assert.Equal(ChipStanding.Unproven, facts.Standing);
        Assert.Equal(detail, facts.Find(ChipCheckNames.Validity)!.Detail);
    }

    [Theory]
    [InlineData(7, 1, ChipStanding.Broken, ChipDetails.Revoked)]
    [InlineData(6, 1, ChipStanding.Genuine, null)]
    [InlineData(6, -1, ChipStanding.Genuine, ChipDetails.ListOutdated)]
    [InlineData(7, -1, ChipStanding.Broken, ChipDetails.Revoked)]
    public void RevocationList_IsHeeded(int serial, int nextInMonths, ChipStanding standing, string? detail)
    {
        using var world = new ChipWorld();
        var list = world.Authority.Revoke(
            [serial], ChipWorld.Now.AddMonths(-2), ChipWorld.Now.AddMonths(nextInMonths));
        var facts = world.Check(world.Chip, list);

        Assert.Equal(standing, facts.Standing);
        Assert.Equal(detail, facts.Find(ChipCheckNames.Revocation)!.Detail);
    }

    [Fact]
    public void RevocationListOfAForger_SaysNothing()
    {
        using var world = new ChipWorld();
        using var forger = new ChipWorld();
        var list = forger.Authority.Revoke([7], ChipWorld.Now, ChipWorld.Now.AddMonths(1));
        var facts = world.Check(world.Chip, list);

        Assert.Equal(ChipStanding.Genuine, facts.Standing);
        Assert.Equal(ChipDetails.NoList, facts.Find(ChipCheckNames.Revocation)!.Detail);
    }

    /// <summary>What a collision could have forged neither proves nor disproves.</summary>
    [Theory]
    [InlineData("SHA1")]
    [InlineData("MD5")]
    public void WeakHashOfDataGroups_IsUnproven(string hash)
    {
        using var world = new ChipWorld();
        var facts = world.Check(SpecimenChip.Of(
            ChipWorld.Mrz("STORM", "Y7654321"), ChipWorld.Portrait, world.Signer, null, new HashAlgorithmName(hash)));

        Assert.Equal(ChipStanding.Unproven, facts.Standing);
        Assert.Equal(ChipDetails.AlgorithmNotAllowed, facts.Find("hash.DG1")!.Detail);
    }

    [Theory]
    [InlineData(SpecimenScheme.RsaPkcs1)]
    [InlineData(SpecimenScheme.Ecdsa)]
    public void WeakHashOfSignatures_IsUnproven(SpecimenScheme scheme)
    {
        using var world = new ChipWorld(scheme, HashAlgorithmName.SHA1);
        var facts = world.Check(SpecimenChip.Of(
            ChipWorld.Mrz("STORM", "Y7654321"), ChipWorld.Portrait, world.Signer, null, HashAlgorithmName.SHA256));

        Assert.Equal(ChipStanding.Unproven, facts.Standing);
        Assert.Equal(ChipDetails.AlgorithmNotAllowed, facts.Find(ChipCheckNames.Signature)!.Detail);
        Assert.Equal(ChipDetails.AlgorithmNotAllowed, facts.Find(ChipCheckNames.Issuer)!.Detail);
    }

    [Fact]
    public void AuthorityThatSignsDocumentsItself_IsUnproven()
    {
        using var world = new ChipWorld();
        var key = world.Key();
        var authority = new SpecimenAuthority(key, ChipWorld.Now.AddYears(-3), ChipWorld.Now.AddYears(9));
        var signer = authority.Issue(key, ChipWorld.Now, ChipWorld.Now, 1) with { Certificate = authority.Certificate };
        var facts = ChipWorld.Check(
            SpecimenChip.Of(ChipWorld.Mrz("STORM", "Y7654321"), ChipWorld.Portrait, signer).File,
            [authority.Certificate]);

        Assert.Equal(ChipStanding.Unproven, facts.Standing);
        Assert.Equal(ChipDetails.NoDocumentSigner, facts.Find(ChipCheckNames.Issuer)!.Detail);
    }
}
