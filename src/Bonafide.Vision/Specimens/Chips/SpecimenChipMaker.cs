using System.Security.Cryptography;
using Bonafide.Core.Countries;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Specimens.Chips;

/// <summary>
/// Puts chips into specimens of the fictional country UTO, all signed under one new authority. Everything but the keys
/// follows from the document.
/// </summary>
public sealed class SpecimenChipMaker : IDisposable
{
    /// <summary>Longest side of the portrait, in pixels; chips hold about 480 × 640.</summary>
    private const int PortraitSide = 640;

    private const int JpegQuality = 88;
    private readonly SpecimenKey _authorityKey = new(SpecimenScheme.RsaPss, HashAlgorithmName.SHA256);
    private readonly SpecimenKey _signerKey = new(SpecimenScheme.EcdsaExplicit, HashAlgorithmName.SHA256);
    private readonly SpecimenSigner _signer;

    /// <param name="today">The certificates are valid around it.</param>
    public SpecimenChipMaker(DateOnly today)
    {
        var noon = new DateTimeOffset(today, new TimeOnly(12, 0), TimeSpan.Zero);
        var authority = new SpecimenAuthority(_authorityKey, noon.AddYears(-5), noon.AddYears(20));
        Certificate = authority.Certificate;
        _signer = authority.Issue(_signerKey, noon.AddYears(-3), noon.AddYears(12), serial: 1);
    }

    /// <summary>The authority's certificate, for <c>bonafide chip import</c>.</summary>
    public byte[] Certificate { get; }

    /// <summary>Null where the document has no chip: another country, a visa, or no machine readable zone.</summary>
    /// <param name="portrait">The holder's: JPEG, PNG, WebP or HEIC.</param>
    /// <exception cref="ArgumentException">The portrait cannot be read.</exception>
    public SpecimenChip? Of(SpecimenDocument document, ReadOnlySpan<byte> portrait)
    {
        if (document.Country != CountryCodes.Specimen || document.Mrz.Count == 0 || document.Layout.Type == "VISA")
        {
            return null;
        }

        var face = ImageCodec.Decode(portrait, ImageLimits.Default).Image
            ?? throw new ArgumentException("The portrait cannot be read as an image.", nameof(portrait));
        return SpecimenChip.Of(
            document.Mrz, ImageCodec.EncodeJpeg(face.FitWithin(PortraitSide), JpegQuality), _signer);
    }

    public void Dispose()
    {
        _authorityKey.Dispose();
        _signerKey.Dispose();
    }
}
