using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents.Chips;

/// <summary>
/// What a file for the import holds: certificates and revocation lists in DER or PEM, or a master list
/// (Doc 9303-12).
/// </summary>
/// <param name="Certificates">Of authorities, DER.</param>
/// <param name="RevocationLists">DER.</param>
/// <param name="LeftOut">Entries of master lists that are no authority's readable certificate: that country stays
/// unknown, and nothing else.</param>
/// <param name="Problems">Why the file, or an entry of it, cannot be taken; sentences.</param>
public sealed record CountrySignerFile(
    IReadOnlyList<ReadOnlyMemory<byte>> Certificates, IReadOnlyList<ReadOnlyMemory<byte>> RevocationLists,
    int LeftOut, IReadOnlyList<string> Problems)
{
    /// <summary>The largest published master list has about 1 MB.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private const string MasterListType = "2.23.136.1.1.2";
    private const int MostCertificates = 10_000;

    public static CountrySignerFile Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > MaxBytes)
        {
            return Failed($"The file is larger than {MaxBytes / (1024 * 1024)} MB.");
        }

        var entries = file.Span.IndexOf("-----BEGIN "u8) >= 0 ? Pem(Encoding.ASCII.GetString(file.Span)) : [file];
        var read = entries.Select(Entry).ToList();
        return read.Count == 0
            ? Failed("The file has no certificate.")
            : new(
                [.. read.SelectMany(one => one.Certificates)], [.. read.SelectMany(one => one.RevocationLists)],
                read.Sum(one => one.LeftOut), [.. read.SelectMany(one => one.Problems)]);
    }

    private static CountrySignerFile Entry(ReadOnlyMemory<byte> encoded) =>
        Try(() => MasterList(encoded)) ?? Try(() => Certificate(encoded)) ?? Try(() => List(encoded))
        ?? Failed("It is no certificate, revocation list or master list.");

    private static CountrySignerFile Certificate(ReadOnlyMemory<byte> encoded) =>
        ChipCertificate.Read(encoded).Extended.IsAuthority
            ? new([encoded], [], 0, [])
            : Failed("A certificate is not an authority's: only country signers are imported.");

    private static CountrySignerFile List(ReadOnlyMemory<byte> encoded)
    {
        _ = RevocationList.Read(encoded);
        return new([], [encoded], 0, []);
    }

    private static CountrySignerFile MasterList(ReadOnlyMemory<byte> encoded)
    {
        var message = SignedMessage.Read(encoded);
        if (message.ContentType != MasterListType)
        {
            return Failed("The signed file is no master list.");
        }

        if (message.SignerCertificate is not { } signer || message.Verify(signer) != ChipVerdict.Right)
        {
            return Failed("The signature of the master list does not hold.");
        }

        var content = new AsnReader(message.Content, AsnEncodingRules.BER).ReadSequence();
        content.ReadInteger();
        var set = content.ReadSetOf();
        var (certificates, leftOut) = (new List<ReadOnlyMemory<byte>>(), 0);
        while (set.HasData && certificates.Count < MostCertificates)
        {
            var one = set.ReadEncodedValue();
            if (Try(() => Certificate(one)) is { Certificates.Count: 1 })
            {
                certificates.Add(one);
            }
            else
            {
                leftOut++;
            }
        }

        return new(certificates, [], leftOut, []);
    }

    private static CountrySignerFile? Try(Func<CountrySignerFile> read)
    {
        try
        {
            return read();
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static List<ReadOnlyMemory<byte>> Pem(string text)
    {
        var entries = new List<ReadOnlyMemory<byte>>();
        var rest = text.AsSpan();
        while (PemEncoding.TryFind(rest, out var found))
        {
            entries.Add(Convert.FromBase64String(new string(rest[found.Base64Data])));
            rest = rest[found.Location.End..];
        }

        return entries;
    }

    private static CountrySignerFile Failed(string problem) => new([], [], 0, [problem]);
}
