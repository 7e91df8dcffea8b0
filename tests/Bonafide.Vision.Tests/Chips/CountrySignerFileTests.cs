using System.Security.Cryptography;
using System.Text;
using Bonafide.Core.Documents.Chips;
using Bonafide.Core.Facts;
using Bonafide.Vision.Specimens.Chips;

namespace Bonafide.Vision.Tests.Chips;

/// <summary>Files that operators import: certificates, revocation lists, master lists.</summary>
public sealed class CountrySignerFileTests
{
    [Fact]
    public void Certificate_IsTakenInDerAndPem()
    {
        using var world = new ChipWorld();
        var pem = Encoding.ASCII.GetBytes(
            PemEncoding.WriteString("CERTIFICATE", world.Authority.Certificate) + "\n"
            + PemEncoding.WriteString("X509 CRL", world.Authority.Revoke([1], ChipWorld.Now, ChipWorld.Now)));

        Assert.Equal(world.Authority.Certificate, Assert.Single(Take(world.Authority.Certificate).Certificates));
        Assert.Equal(world.Authority.Certificate, Assert.Single(Take(pem).Certificates));
        Assert.Single(Take(pem).RevocationLists);
    }

    [Fact]
    public void MasterList_GivesItsAuthoritiesAndCountsTheRest()
    {
        using var world = new ChipWorld();
        using var other = new ChipWorld(SpecimenScheme.EcdsaExplicit);
        var list = SpecimenAuthority.MasterList(
            world.Signer, [world.Authority.Certificate, other.Authority.Certificate, world.Signer.Certificate],
            ChipWorld.Signed);
        var read = Take(list);

        Assert.Equal(2, read.Certificates.Count);
        Assert.Equal(1, read.LeftOut);
        var chip = ChipFile.TryRead(other.Chip.File, out _)!;
        var facts = PassiveAuthentication.Check(
            chip, new(read.Certificates.SelectMany(one => one.ToArray()).ToArray(), default), ChipWorld.Now);
        Assert.Equal(ChipStanding.Genuine, facts.Standing);
    }

    [Fact]
    public void MasterListThatWasChanged_IsRefused()
    {
        using var world = new ChipWorld();
        var list = SpecimenAuthority.MasterList(world.Signer, [world.Authority.Certificate], ChipWorld.Signed);
        var text = Encoding.Latin1.GetString(list);
        list[text.LastIndexOf("Specimen country signer", StringComparison.Ordinal) - 200] ^= 1;

        Assert.NotEmpty(CountrySignerFile.Read(list).Problems);
    }

    [Fact]
    public void WhatIsNoAuthority_IsRefused()
    {
        using var world = new ChipWorld();
        Assert.NotEmpty(CountrySignerFile.Read(world.Signer.Certificate).Problems);
        Assert.NotEmpty(CountrySignerFile.Read(world.Chip.Security).Problems);
        Assert.NotEmpty(CountrySignerFile.Read(default).Problems);
        Assert.NotEmpty(CountrySignerFile.Read("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"u8.ToArray())
            .Problems);
        Assert.NotEmpty(CountrySignerFile.Read("-----BEGIN nothing"u8.ToArray()).Problems);
        Assert.NotEmpty(CountrySignerFile.Read(new byte[CountrySignerFile.MaxBytes + 1]).Problems);
    }

    [Fact]
    public void EveryCut_IsRefused()
    {
        using var world = new ChipWorld();
        var list = SpecimenAuthority.MasterList(world.Signer, [world.Authority.Certificate], ChipWorld.Signed);
        byte[][] files =
            [world.Authority.Certificate, list, world.Authority.Revoke([1, 2], ChipWorld.Now, ChipWorld.Now)];
        Assert.All(files, file => Assert.All(Enumerable.Range(0, file.Length), length =>
            Assert.NotEmpty(CountrySignerFile.Read(file.AsMemory(0, length)).Problems)));
    }

    private static CountrySignerFile Take(byte[] file)
    {
        var read = CountrySignerFile.Read(file);
        Assert.Empty(read.Problems);
        return read;
    }
}
