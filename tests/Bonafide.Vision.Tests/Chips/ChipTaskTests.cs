using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Vision.Specimens.Chips;
using Bonafide.Vision.Worker;

namespace Bonafide.Vision.Tests.Chips;

/// <summary>In a real box: the signatures are checked by a library that it must be able to load.</summary>
public sealed class ChipTaskTests
{
    [Theory]
    [InlineData(SpecimenScheme.RsaPss)]
    [InlineData(SpecimenScheme.EcdsaExplicit)]
    public async Task Chip_IsCheckedInTheBox(SpecimenScheme scheme)
    {
        using var world = new ChipWorld(scheme);
        using var pool = new VisionPool(new VisionOptions { Workers = 1 }, TimeProvider.System);
        var facts = await AskAsync(pool, world.Chip.File, world.Authority.Certificate);

        Assert.Equal(ChipStanding.Genuine, facts!.Standing);
        Assert.Equal(world.Check(world.Chip).Checks, facts.Checks);
    }

    [Fact]
    public async Task WhatIsNoChip_IsNone()
    {
        using var pool = new VisionPool(new VisionOptions { Workers = 1 }, TimeProvider.System);
        Assert.Null(await AskAsync(pool, [0x77, 0x84, 0xFF, 0xFF, 0xFF, 0xFF], []));
    }

    private static async Task<ChipFacts?> AskAsync(VisionPool pool, byte[] file, byte[] certificates)
    {
        var answer = await pool.RunAsync(
            VisionTasks.Chip,
            new(JsonSerializer.SerializeToUtf8Bytes(ChipWorld.Now, FactJson.Options), [file, certificates, default]),
            CancellationToken.None);
        return JsonSerializer.Deserialize<ChipFacts?>(answer.Json.Span, FactJson.Options);
    }
}
