using System.Collections.Concurrent;
using Bonafide.Core.Facts;

namespace Bonafide.Sources.Email.Dns;

/// <summary>Tells whether a domain takes mail (RFC 5321 §5.1, RFC 7505 §3), remembering answers for a while.</summary>
internal sealed class MailDomains(DnsResolver resolver, DnsOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (MailDomain Answer, DateTimeOffset Until)> _known =
        new(StringComparer.Ordinal);

    public async Task<MailDomain> LookAsync(string domain, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(domain, out var known) && known.Until > time.GetUtcNow())
        {
            return known.Answer;
        }

        var (answer, life) = await AskAsync(domain, cancellationToken);
        if (answer != MailDomain.Unknown)
        {
            Remember(domain, answer, life);
        }

        return answer;
    }

    private async Task<(MailDomain Answer, TimeSpan Life)> AskAsync(string domain, CancellationToken cancellationToken)
    {
        var mx = await resolver.AskAsync(domain, DnsType.Mx, cancellationToken);
        switch (mx.Status)
        {
            case DnsStatus.NameDoesNotExist:
                return (MailDomain.Missing, mx.TimeToLive);
            case DnsStatus.Answered when mx.Targets.Count > 0:
                // RFC 7505: a single exchange that is the root says that the domain takes no mail.
                return (mx.Targets.All(target => target.Length == 0) ? MailDomain.RefusesMail : MailDomain.TakesMail,
                    mx.TimeToLive);
            case DnsStatus.Answered:
                return await AskForAddressAsync(domain, cancellationToken);
            default:
                return (MailDomain.Unknown, TimeSpan.Zero);
        }
    }

    /// <summary>RFC 5321 §5.1: without MX records the name's own address is its mail host.</summary>
    private async Task<(MailDomain Answer, TimeSpan Life)> AskForAddressAsync(
        string domain, CancellationToken cancellationToken)
    {
        var failed = false;
        foreach (var type in (DnsType[])[DnsType.A, DnsType.Aaaa])
        {
            var address = await resolver.AskAsync(domain, type, cancellationToken);
            if (address is { Status: DnsStatus.Answered, Targets.Count: > 0 })
            {
                return (MailDomain.TakesMail, address.TimeToLive);
            }

            failed |= address.Status != DnsStatus.Answered;
        }

        return failed ? (MailDomain.Unknown, TimeSpan.Zero) : (MailDomain.NoMailHost, TimeSpan.FromMinutes(5));
    }

    private void Remember(string domain, MailDomain answer, TimeSpan life)
    {
        if (options.CacheEntries == 0)
        {
            return;
        }

        if (_known.Count >= options.CacheEntries)
        {
            Forget();
        }

        var most = TimeSpan.FromSeconds(options.CacheMaxSeconds);
        _known[domain] = (answer, time.GetUtcNow() + (life < most ? life : most));
    }

    /// <summary>Drops what has run out; when everything is still fresh, an arbitrary half makes room.</summary>
    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (domain, known) in _known)
        {
            if (known.Until <= now)
            {
                _known.TryRemove(domain, out _);
            }
        }

        foreach (var domain in _known.Keys.Take(Math.Max(0, _known.Count - (options.CacheEntries / 2))))
        {
            _known.TryRemove(domain, out _);
        }
    }
}
