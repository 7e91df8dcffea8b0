using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Bonafide.Core.Facts;
using Bonafide.Vision.Specimens.Chips;

namespace Bonafide.Vision.Tests.Chips;

/// <summary>
/// The reader and the specimen maker against .NET's own CMS and certificates, which share no code with either.
/// </summary>
public sealed class IndependentReadingTests
{
    [Theory]
    [InlineData(SpecimenScheme.RsaPkcs1)]
    [InlineData(SpecimenScheme.RsaPss)]
    [InlineData(SpecimenScheme.Ecdsa)]
    public void Specimen_HoldsForAnotherReader(SpecimenScheme scheme)
    {
        using var world = new ChipWorld(scheme);
        var cms = new SignedCms();
        cms.Decode(new AsnReader(world.Chip.Security, AsnEncodingRules.DER)
            .ReadSequence(new Asn1Tag(TagClass.Application, 0x17)).ReadEncodedValue().ToArray());
        cms.CheckSignature(verifySignatureOnly: true);

        using var chain = new X509Chain();
        using var authority = X509CertificateLoader.LoadCertificate(world.Authority.Certificate);
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = ChipWorld.Now.UtcDateTime;
        Assert.True(chain.Build(cms.Certificates[0]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SignatureOfAnotherWriter_IsRead(bool isElliptic)
    {
        using var rsa = RSA.Create(2048);
        using var elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var signerRsa = RSA.Create(2048);
        using var signerElliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var root = isElliptic
            ? new CertificateRequest("CN=Other, C=UT", elliptic, HashAlgorithmName.SHA384)
            : new CertificateRequest("CN=Other, C=UT", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        root.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(root.PublicKey, false));
        using var authority = root.CreateSelfSigned(ChipWorld.Now.AddYears(-3), ChipWorld.Now.AddYears(12));
        var leaf = isElliptic
            ? new CertificateRequest("CN=Signer, C=UT", signerElliptic, HashAlgorithmName.SHA256)
            : new CertificateRequest("CN=Signer, C=UT", signerRsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        leaf.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        using var issued = leaf.Create(authority, ChipWorld.Now.AddYears(-2), ChipWorld.Now.AddYears(9), [1, 2, 3]);
        using var signer = isElliptic
            ? issued.CopyWithPrivateKey(signerElliptic) : issued.CopyWithPrivateKey(signerRsa);

        using var world = new ChipWorld();
        var chip = world.Chip;
        var cms = new SignedCms(new ContentInfo(new Oid("2.23.136.1.1.1"), Content(chip)));
        var by = new CmsSigner(signer)
        {
            DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.3"),
            IncludeOption = X509IncludeOption.EndCertOnly,
            SignaturePadding = isElliptic ? null : RSASignaturePadding.Pss,
        };
        by.SignedAttributes.Add(new Pkcs9SigningTime(ChipWorld.Signed.UtcDateTime));
        cms.ComputeSignature(by);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence(new Asn1Tag(TagClass.Application, 0x17)))
        {
            writer.WriteEncodedValue(cms.Encode());
        }

        var facts = ChipWorld.Check((chip with { Security = writer.Encode() }).File, [authority.RawData]);
        Assert.Equal(ChipStanding.Genuine, facts.Standing);
    }

    private static byte[] Content(SpecimenChip chip)
    {
        var cms = new SignedCms();
        cms.Decode(new AsnReader(chip.Security, AsnEncodingRules.DER)
            .ReadSequence(new Asn1Tag(TagClass.Application, 0x17)).ReadEncodedValue().ToArray());
        return cms.ContentInfo.Content;
    }
}
