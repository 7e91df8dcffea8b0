using System.Security.Cryptography;
using Bonafide.Core.Documents.Chips;
using Bonafide.Core.Facts;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Specimens.Chips;

namespace Bonafide.Vision.Tests.Chips;

/// <summary>A fictional country with one authority and one document signer, and what is made with them.</summary>
internal sealed class ChipWorld : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Signed = Now.AddYears(-1);
    private readonly List<SpecimenKey> _keys = [];

    public ChipWorld(SpecimenScheme scheme = SpecimenScheme.Ecdsa, HashAlgorithmName? hash = null)
    {
        (Scheme, Hash) = (scheme, hash ?? HashAlgorithmName.SHA256);
        Authority = new(Key(), Now.AddYears(-3), Now.AddYears(12));
        Signer = Authority.Issue(Key(), Now.AddYears(-2), Now.AddYears(9), serial: 7);
    }

    public SpecimenScheme Scheme { get; }

    public HashAlgorithmName Hash { get; }

    public SpecimenAuthority Authority { get; }

    public SpecimenSigner Signer { get; }

    public static byte[] Portrait { get; } = [0xFF, 0xD8, 0xFF, 1, 2, 3];

    public SpecimenChip Chip => SpecimenChip.Of(Mrz("LINDQVIST", "X1234567"), Portrait, Signer, Signed);

    public SpecimenKey Key(SpecimenScheme? scheme = null, HashAlgorithmName? hash = null)
    {
        var key = new SpecimenKey(scheme ?? Scheme, hash ?? Hash);
        _keys.Add(key);
        return key;
    }

    public static IReadOnlyList<string> Mrz(string surname, string number, string state = "UTO") =>
        MrzWriter.Lines(new()
        {
            Format = "TD3", DocumentCode = "P", IssuingState = state, Surname = surname, GivenNames = "MAJA ELIN",
            DocumentNumber = number, Nationality = state, BirthDate = new(1990, 5, 12), ExpiryDate = new(2034, 4, 12),
            Sex = 'F',
        });

    public ChipFacts Check(SpecimenChip chip, params byte[][] revocationLists) =>
        Check(chip.File, [Authority.Certificate], revocationLists);

    public static ChipFacts Check(byte[] file, byte[][] authorities, params byte[][] revocationLists)
    {
        var chip = ChipFile.TryRead(file, out var problem);
        Assert.Equal(ChipFileProblem.None, problem);
        return PassiveAuthentication.Check(
            chip!,
            new(authorities.SelectMany(one => one).ToArray(), revocationLists.SelectMany(one => one).ToArray()),
            Now);
    }

    public void Dispose() => _keys.ForEach(key => key.Dispose());
}
