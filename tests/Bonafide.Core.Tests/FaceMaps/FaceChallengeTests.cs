using Bonafide.Core.FaceMaps;

namespace Bonafide.Core.Tests.FaceMaps;

public sealed class FaceChallengeTests
{
    [Fact]
    public void Draws_EveryOrder_AndNothingElse()
    {
        var random = new Random(7);
        var drawn = Enumerable.Range(0, 20_000).Select(_ => FaceChallenge.Draw(random.Next)).ToList();
        Assert.All(drawn, steps => Assert.True(FaceChallenge.CouldBeDrawn(steps)));
        Assert.Equal(96, drawn.Select(steps => string.Join(',', steps.Take(5))).Distinct().Count());
        Assert.Equal(90, drawn.Select(steps => string.Join(',', steps.Skip(5))).Distinct().Count());
    }

    [Theory]
    [InlineData("Hold TurnLeft TurnLeft TurnUp Approach LightRed LightGreen LightBlue LightRed LightGreen LightBlue")]
    [InlineData("Hold TurnLeft TurnRight TurnUp TurnDown LightRed LightGreen LightBlue LightRed LightGreen LightBlue")]
    [InlineData("Hold TurnLeft TurnRight TurnUp Approach LightRed LightRed LightBlue LightRed LightGreen LightBlue")]
    [InlineData("Hold TurnLeft TurnRight TurnUp Approach LightRed LightGreen LightRed LightGreen LightRed LightGreen")]
    [InlineData("TurnLeft Hold TurnRight TurnUp Approach LightRed LightGreen LightBlue LightRed LightGreen LightBlue")]
    [InlineData("Hold TurnLeft TurnRight TurnUp Approach LightRed LightGreen LightBlue LightRed LightGreen")]
    public void Knows_WhatCannotBeDrawn(string steps) => Assert.False(FaceChallenge.CouldBeDrawn(
        [.. steps.Split(' ').Select(Enum.Parse<ChallengeAction>)]));
}
