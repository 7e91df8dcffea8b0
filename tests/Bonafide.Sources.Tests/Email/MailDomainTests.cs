using Bonafide.Core.Facts;
using Bonafide.Sources.Email.Dns;
using static Bonafide.Sources.Tests.Email.FakeDnsServer;

namespace Bonafide.Sources.Tests.Email;

public sealed class MailDomainTests
{
    private static readonly DnsOptions Options = new() { AttemptTimeoutMs = 5_000, Attempts = 1 };

    [Fact]
    public Task MxRecord_TakesMail() =>
        Expect(MailDomain.TakesMail, (_, _, query) => Answer(query, 0, Mx("mx.example.com")));

    [Fact]
    public Task NullMx_RefusesMail() =>
        Expect(MailDomain.RefusesMail, (_, _, query) => Answer(query, 0, Mx(string.Empty)));

    [Fact]
    public Task NameError_IsMissing() => Expect(MailDomain.Missing, (_, _, query) => Answer(query, 3));

    [Fact]
    public Task AddressWithoutMx_TakesMail() => Expect(MailDomain.TakesMail, (_, type, query) =>
        type == DnsType.Aaaa ? Answer(query, 0, Record(DnsType.Aaaa, new byte[16])) : Answer(query, 0));

    [Fact]
    public Task NeitherMxNorAddress_HasNoMailHost() =>
        Expect(MailDomain.NoMailHost, (_, _, query) => Answer(query, 0));

    [Fact]
    public Task AliasBeforeMx_IsFollowedByTheServer() => Expect(MailDomain.TakesMail, (_, _, query) =>
        Answer(query, 0, Record(DnsType.Cname, Name("other.example")), Mx("mx.example.com")));

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public Task ServerFailure_IsUnknown(int code) => Expect(MailDomain.Unknown, (_, _, query) => Answer(query, code));

    [Fact]
    public Task Silence_IsUnknown() => Expect(MailDomain.Unknown, (_, _, _) => null, timeoutMs: 100);

    [Fact]
    public Task OtherQuestion_IsUnknown() => Expect(MailDomain.Unknown, (_, _, query) =>
    {
        var answer = Answer(query, 3);
        answer[DnsMessage.HeaderLength + 1] = (byte)'!';
        return answer;
    });

    [Fact]
    public Task OtherCase_IsUnknown() => Expect(MailDomain.Unknown, (_, _, query) =>
    {
        var answer = Answer(query, 3);
        answer[DnsMessage.HeaderLength + 1] ^= 0x20;
        return answer;
    });

    [Fact]
    public Task OtherIdentifier_IsUnknown() => Expect(MailDomain.Unknown, (_, _, query) =>
    {
        var answer = Answer(query, 3);
        answer[0] ^= 0xFF;
        return answer;
    }, timeoutMs: 100);

    [Fact]
    public Task QueryEchoed_IsUnknown() => Expect(MailDomain.Unknown, (_, _, query) => query);

    [Fact]
    public Task PointerLoop_IsUnknown() => Expect(MailDomain.Unknown, (_, _, query) =>
        Answer(query, 0, Record(DnsType.Mx, [0, 10, 0xC0, (byte)(query.Length + 14)])));

    [Fact]
    public Task LengthBeyondTheEnd_IsUnknown() => Expect(MailDomain.Unknown, (_, _, query) =>
        Answer(query, 0, Mx("mx.example.com")[..^4]));

    [Fact]
    public Task MoreRecordsClaimedThanSent_IsUnknown() => Expect(MailDomain.Unknown, (_, _, query) =>
    {
        var answer = Answer(query, 0, Mx("mx.example.com"));
        answer[6] = 0xFF;
        return answer;
    });

    [Fact]
    public Task Truncated_IsAskedAgainOverTcp() => Expect(MailDomain.TakesMail, Cut,
        (_, _, query) => Answer(query, 0, [.. Enumerable.Range(0, 40).Select(i => Mx($"mx{i}.example.com"))]));

    [Fact]
    public Task TruncatedOverTcpToo_IsUnknown() => Expect(MailDomain.Unknown, Cut, Cut);

    [Fact]
    public Task HugeAnswerOverTcp_IsUnknown() => Expect(MailDomain.Unknown, Cut, (_, _, _) => new byte[60_000]);

    [Fact]
    public async Task Answer_IsRememberedForItsTime()
    {
        using var server = new FakeDnsServer((_, _, query) => Answer(query, 0, Mx("mx.example.com", seconds: 60)));
        var time = new ManualTime();
        var domains = Domains(server, time, Options);
        await domains.LookAsync("example.com", CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(59));
        await domains.LookAsync("example.com", CancellationToken.None);
        Assert.Equal(1, server.Questions);
        time.Advance(TimeSpan.FromSeconds(1));
        await domains.LookAsync("example.com", CancellationToken.None);
        Assert.Equal(2, server.Questions);
    }

    [Fact]
    public async Task Failure_IsNotRemembered()
    {
        var code = 2;
        using var server = new FakeDnsServer((_, _, query) => Answer(query, code, Mx("mx.example.com")));
        var domains = Domains(server, new ManualTime(), Options);
        Assert.Equal(MailDomain.Unknown, await domains.LookAsync("example.com", CancellationToken.None));
        code = 0;
        Assert.Equal(MailDomain.TakesMail, await domains.LookAsync("example.com", CancellationToken.None));
    }

    [Fact]
    public async Task Cache_IsBounded()
    {
        using var server = new FakeDnsServer((_, _, query) => Answer(query, 0, Mx("mx.example.com")));
        var domains = Domains(server, new ManualTime(), Options with { CacheEntries = 4 });
        for (var i = 0; i < 20; i++)
        {
            await domains.LookAsync($"d{i}.example", CancellationToken.None);
        }

        await domains.LookAsync("d0.example", CancellationToken.None);
        Assert.Equal(21, server.Questions);
        await domains.LookAsync("d0.example", CancellationToken.None);
        Assert.Equal(21, server.Questions);
    }

    [Fact]
    public async Task SecondServer_IsAskedWhenTheFirstFails()
    {
        using var broken = new FakeDnsServer((_, _, query) => Answer(query, 2));
        using var good = new FakeDnsServer((_, _, query) => Answer(query, 0, Mx("mx.example.com")));
        var options = Options with { Attempts = 2 };
        var resolver = new DnsResolver([broken.EndPoint, good.EndPoint], options);
        var domains = new MailDomains(resolver, options, new ManualTime());
        Assert.Equal(MailDomain.TakesMail, await domains.LookAsync("example.com", CancellationToken.None));
    }

    [Fact]
    public async Task Cancelled_StopsTheCaller()
    {
        using var server = new FakeDnsServer((_, _, _) => null);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Domains(server, new ManualTime(), Options).LookAsync("example.com", cancelled.Token));
    }

    [Fact]
    public async Task NoServers_IsUnknown()
    {
        var off = Options with { Enabled = false };
        var domains = new MailDomains(new DnsResolver(DnsServers.From(off), off), off, new ManualTime());
        Assert.Equal(MailDomain.Unknown, await domains.LookAsync("example.com", CancellationToken.None));
    }

    [Fact]
    public void RandomBytes_NeverThrow()
    {
        var random = new Random(42);
        var query = DnsMessage.Query(7, "example.com", DnsType.Mx);
        for (var i = 0; i < 20_000; i++)
        {
            var noise = new byte[random.Next(200)];
            random.NextBytes(noise);
            byte[] answer = [.. Answer(query, 0), .. noise];
            answer[7] = (byte)random.Next(8);
            DnsMessage.Read(answer.AsSpan(0, random.Next(answer.Length + 1)), query);
        }
    }

    [Fact]
    public void MachineServers_AreReadFromItsFile() => Assert.Equal(
        ["192.0.2.1:53", "[2001:db8::1]:53"],
        DnsServers.OfMachine(
            ["# comment", "nameserver 192.0.2.1", "search x", "nameserver\t2001:db8::1", "nameserver x"])
            .Select(server => server.ToString()));

    [Fact]
    public void ConfiguredServer_ThatIsNone_IsRefused() =>
        Assert.Throws<FormatException>(() => DnsServers.From(new DnsOptions { Servers = ["dns.example"] }));

    private static byte[] Cut(string name, DnsType type, byte[] query)
    {
        var answer = Answer(query, 0);
        answer[2] |= 0x02;
        return answer;
    }

    private static async Task Expect(
        MailDomain expected, Func<string, DnsType, byte[], byte[]?> overUdp,
        Func<string, DnsType, byte[], byte[]?>? overTcp = null, int timeoutMs = 5_000)
    {
        using var server = new FakeDnsServer(overUdp, overTcp);
        var domains = Domains(server, new ManualTime(), Options with { AttemptTimeoutMs = timeoutMs });
        Assert.Equal(expected, await domains.LookAsync("example.com", CancellationToken.None));
    }

    private static MailDomains Domains(FakeDnsServer server, TimeProvider time, DnsOptions options) =>
        new(new DnsResolver([server.EndPoint], options), options, time);
}
