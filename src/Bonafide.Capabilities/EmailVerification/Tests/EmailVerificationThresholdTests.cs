using Bonafide.Core.Contact;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.EmailVerification.Tests;

/// <summary>Both sides of every threshold, at the defaults.</summary>
public sealed class EmailVerificationThresholdTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly EmailFacts Plain = new()
    {
        Problem = EmailProblem.None,
        Domain = "example.org",
        MailDomain = MailDomain.TakesMail,
        IsDisposable = false,
        IsWebmail = false,
        IsRole = false,
    };

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void OtherAccounts_AreLimited(long accounts, bool met) =>
        Assert.Equal(met, Met("otherAccounts", Plain, new SightingHistory { OtherAccountsLast90Days = accounts }));

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void RejectedTransactions_AreLimited(long hits, bool met) =>
        Assert.Equal(met, Met("rejectedTransactions", Plain, new SightingHistory { RiskyHitsLast90Days = hits }));

    [Theory]
    [InlineData(30, true)]
    [InlineData(29, false)]
    public void YoungDomains_AreUnclear(int days, bool met) =>
        Assert.Equal(met, Met("domainAgeDays", Plain with { DomainCreatedAt = Now.AddDays(-days) }, null));

    [Theory]
    [InlineData(30, true)]
    [InlineData(29, false)]
    public void History_CountsInFavourAfterAMonth(int days, bool met) =>
        Assert.Equal(met, Met("established", Plain, new SightingHistory { FirstSeen = Now.AddDays(-days), Hits = 1 }));

    [Fact]
    public void UnknownValues_HoldNothingAgainstAnybody()
    {
        Assert.Null(Met("mailboxExists", Plain, null));
        Assert.Null(Met("domainAgeDays", Plain, null));
        Assert.Null(Met("otherAccounts", Plain, null));
    }

    private static bool? Met(string finding, EmailFacts email, SightingHistory? history) =>
        new EmailVerificationRules(new()).Look(new(email, history, Now))
            .Single(result => result.Finding.Name == finding).Finding.Met;
}
