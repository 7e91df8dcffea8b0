using Bonafide.Core.Contact;
using Bonafide.Core.Facts;
using Bonafide.Sources.Files;
using Bonafide.Sources.Phone;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bonafide.Sources.Tests.Phone;

public sealed class PhoneSourceTests : IDisposable
{
    private readonly string _list = Path.GetTempFileName();
    private readonly ManualTime _time = new();

    [Theory]
    [InlineData("+4915112345678", null, PhoneType.Mobile, "DEU", "T-Mobile", null)]
    [InlineData("0151 12345678", "DEU", PhoneType.Mobile, "DEU", "T-Mobile", null)]
    [InlineData("+49 (0)30 1234567", null, PhoneType.FixedLine, "DEU", null, "Berlin")]
    [InlineData("+39 06 6982 1234", null, PhoneType.FixedLine, "VAT", null, "Vatican City")]
    [InlineData("(202) 456-1414", "US", PhoneType.FixedLineOrMobile, "USA", null, "Washington D.C.")]
    [InlineData("011 44 20 7946 0018", "USA", PhoneType.FixedLine, "GBR", null, "London")]
    [InlineData("+44 7911 123456", null, PhoneType.Mobile, "GGY", "JT", null)]
    [InlineData("+1 800 234 5678", null, PhoneType.TollFree, "USA", null, null)]
    [InlineData("+1 900 234 5678", null, PhoneType.PremiumRate, "USA", null, null)]
    [InlineData("+44 70 1234 5678", null, PhoneType.Personal, "GBR", null, null)]
    [InlineData("+44 56 1234 5678", null, PhoneType.Voip, "GBR", null, null)]
    [InlineData("+383 43 201 234", null, PhoneType.Mobile, "XKX", null, null)]
    [InlineData("+800 1234 5678", null, PhoneType.TollFree, null, null, null)]
    public void Knows_NumbersOfTheWorld(
        string text, string? hint, PhoneType type, string? country, string? carrier, string? area)
    {
        var source = Source(null);

        var facts = source.Look(text, hint).Facts;
        Assert.True(facts.IsValid);
        Assert.Equal((type, country, area), (facts.Type, facts.Country, facts.Area));
        Assert.True(carrier is null || facts.Carrier == carrier, facts.Carrier);
    }

    [Theory]
    [InlineData("+1 202 055 0123")]
    [InlineData("+999 123 456 789")]
    [InlineData("+0 123 456 789")]
    [InlineData("+49 151")]
    public void Knows_WhatNoPlanHas(string text)
    {
        var source = Source(null);

        var facts = source.Look(text, null).Facts;
        Assert.Equal((PhoneProblem.None, false, null), (facts.Problem, facts.IsValid, facts.Type));
    }

    [Fact]
    public void ANationalNumber_NeedsACountry()
    {
        var source = Source(null);

        Assert.Equal(PhoneProblem.NoCountryCode, source.Look("0151 12345678", null).Facts.Problem);
        Assert.Equal(PhoneProblem.NoCountryCode, source.Look("0151 12345678", "UTO").Facts.Problem);
        Assert.Equal(PhoneProblem.ForbiddenCharacter, source.Look("call me", "DE").Facts.Problem);
    }

    [Fact]
    public void PublicInboxes_CarryTheirDay()
    {
        if (Source(null) is { } source)
        {
            Assert.Equal(new DateOnly(2023, 12, 20), source.Look("+46200231", null).Facts.PublicInboxSeen);
        }
    }

    [Fact]
    public void OperatorsList_Blocks_Types_AndIsReadAgain()
    {
        File.WriteAllText(_list, "# made up\n\n+4915112345678,BLOCKED\n+491511*,PREPAID\n+4915112*,VOIP\n");
        var source = Source(_list);

        Assert.True(source.Look("+4915112345678", null).Facts.IsBlocked);
        Assert.Equal(PhoneType.Voip, source.Look("+4915112345679", null).Facts.Type);
        Assert.Equal(PhoneType.Prepaid, source.Look("+4915113345679", null).Facts.Type);
        var version = source.Look("+4915113345679", null).Versions[1];

        File.WriteAllText(_list, "+4915113345679,BLOCKED\n");
        Assert.False(source.Look("+4915113345679", null).Facts.IsBlocked);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.True(source.Look("+4915113345679", null).Facts.IsBlocked);
        Assert.NotEqual(version, source.Look("+4915113345679", null).Versions[1]);

        File.WriteAllText(_list, "+49151,NONSENSE\n");
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.True(source.Look("+4915113345679", null).Facts.IsBlocked);
    }

    [Theory]
    [InlineData("+49,NONSENSE")]
    [InlineData("+49")]
    [InlineData("+49x,BLOCKED")]
    [InlineData("*,BLOCKED")]
    [InlineData("+123456789012345678,BLOCKED")]
    public void OperatorsList_EndsTheStart_WhenItIsBad(string line)
    {
        File.WriteAllText(_list, line);
        Assert.Throws<InvalidDataException>(() => PhoneList.Read(_list));
    }

    public void Dispose() => File.Delete(_list);

    private PhoneSource Source(string? list) => new(
        RealPhonePack.Open(),
        list is null ? null : new("phoneList", list, PhoneList.Read, _time, NullLogger.Instance));
}
