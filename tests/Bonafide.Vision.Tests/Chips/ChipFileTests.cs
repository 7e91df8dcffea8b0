using Bonafide.Core.Documents.Chips;
using Bonafide.Core.Facts;
using Bonafide.Vision.Specimens.Chips;

namespace Bonafide.Vision.Tests.Chips;

/// <summary>Files of strangers: every length is held against what is there.</summary>
public sealed class ChipFileTests
{
    [Theory]
    [InlineData("", ChipFileProblem.Incomplete)]
    [InlineData("6103010203", ChipFileProblem.Incomplete)]
    [InlineData("7703010203", ChipFileProblem.Incomplete)]
    [InlineData("770301020361030102036103010203", ChipFileProblem.Repeated)]
    [InlineData("77030102036384050000FF", ChipFileProblem.UnknownFile)]
    [InlineData("FFD8FFE0", ChipFileProblem.UnknownFile)]
    [InlineData("77", ChipFileProblem.Truncated)]
    [InlineData("7784", ChipFileProblem.Truncated)]
    [InlineData("7703", ChipFileProblem.Truncated)]
    [InlineData("7780010203", ChipFileProblem.Truncated)]
    [InlineData("778405F5E10001", ChipFileProblem.Truncated)]
    [InlineData("7784FFFFFFFF01", ChipFileProblem.Truncated)]
    [InlineData("7789FFFFFFFFFFFFFFFFFF01", ChipFileProblem.Truncated)]
    public void Malformed_IsRefused(string hex, ChipFileProblem expected)
    {
        Assert.Null(ChipFile.TryRead(Convert.FromHexString(hex), out var problem));
        Assert.Equal(expected, problem);
    }

    [Fact]
    public void TooLong_IsRefusedWhole()
    {
        Assert.Null(ChipFile.TryRead(new byte[ChipFile.MaxBytes + 1], out var problem));
        Assert.Equal(ChipFileProblem.TooManyBytes, problem);
    }

    [Theory]
    [InlineData(1020, ChipFileProblem.Incomplete)]
    [InlineData(1021, ChipFileProblem.TooManyBytes)]
    public void EachFile_HasItsLimit(int content, ChipFileProblem expected)
    {
        byte[] file = [0x61, 0x82, (byte)(content >> 8), (byte)content, .. new byte[content]];
        Assert.Null(ChipFile.TryRead(file, out var problem));
        Assert.Equal(expected, problem);
    }

    /// <summary>Every single cut and every single changed byte ends in facts or a refusal, and in no proof.</summary>
    [Fact]
    public void DamageAnywhere_NeverThrowsAndNeverProves()
    {
        using var world = new ChipWorld();
        var chip = world.Chip;
        var (whole, random) = (chip.File, new Random(5));
        for (var at = 0; at < whole.Length; at++)
        {
            // Without DG2 the rest is whole; every other cut is seen.
            var cut = ChipFile.TryRead(whole.AsMemory(0, at), out _);
            Assert.Equal(at == chip.Security.Length + chip.Zone.Length, cut is not null);
            var damaged = whole.ToArray();
            damaged[at] ^= (byte)(1 << random.Next(8));
            if (ChipFile.TryRead(damaged, out _) is { } read)
            {
                var facts = PassiveAuthentication.Check(
                    read, new(world.Authority.Certificate, default), ChipWorld.Now);
                Assert.False(
                    facts.Standing == ChipStanding.Genuine && at >= chip.Security.Length, $"byte {at} was not missed");
                _ = ChipPortrait.Image(read);
            }
        }
    }

    [Theory]
    [InlineData(0x30)]
    [InlineData(0x31)]
    [InlineData(0xA0)]
    public void DeepNesting_IsUnreadable(byte tag)
    {
        byte[] nested = [];
        for (var depth = 0; depth < 10_000 && nested.Length < 60_000; depth++)
        {
            byte[] length = nested.Length < 128 ? [(byte)nested.Length]
                : nested.Length < 256 ? [0x81, (byte)nested.Length]
                : [0x82, (byte)(nested.Length >> 8), (byte)nested.Length];
            nested = [tag, .. length, .. nested];
        }

        using var world = new ChipWorld();
        byte[] security = [0x77, 0x82, (byte)(nested.Length >> 8), (byte)nested.Length, .. nested];
        var facts = world.Check(world.Chip with { Security = security });

        Assert.Equal(ChipStanding.Unreadable, facts.Standing);
    }

    [Fact]
    public void Portrait_ComesOutAsItWentIn()
    {
        using var world = new ChipWorld();
        var chip = ChipFile.TryRead(world.Chip.File, out _)!;
        Assert.Equal(ChipWorld.Portrait, ChipPortrait.Image(chip).ToArray());
    }

    [Theory]
    [InlineData("7503010203")]
    [InlineData("750F7F610C0201017F60065F2E03464143")]
    public void PortraitThatIsNone_IsEmpty(string group)
    {
        using var world = new ChipWorld();
        var chip = ChipFile.TryRead(
            (world.Chip with { Portrait = Convert.FromHexString(group) }).File, out _)!;
        Assert.True(ChipPortrait.Image(chip).IsEmpty);
    }
}
