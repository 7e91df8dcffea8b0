using Bonafide.Core.Facts;
using Bonafide.Sources.Email.Dns;

namespace Bonafide.Sources.Email;

/// <summary>
/// Gathers what is known of the subject's email address: bundled lists, then the DNS, then RDAP if allowed.
/// </summary>
internal sealed class EmailFactGatherer(EmailSource? source, MailDomains domains, IDomainAges? ages) : IFactGatherer
{
    /// <summary>The DNS is live: what it said is kept in the fact, its version is the kind of source.</summary>
    private static readonly DataVersion DnsVersion = new("dns", "live");

    public string Kind => FactKinds.Email;

    public IReadOnlyList<string> After => [];

    /// <summary>Longer than all attempts of the resolver, shorter than anybody waits.</summary>
    public TimeSpan Deadline => TimeSpan.FromSeconds(20);

    public bool WaitsOutside => true;

    public async Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken)
    {
        var text = context.Subject.Values.Email;
        if (string.IsNullOrWhiteSpace(text))
        {
            return [Fact.Unknown(Kind, null, FactStatus.NoInput)];
        }

        if (context.Execution.IsSandbox && SandboxEmails.Find(text, context.Execution.StartedAt) is { } sandbox)
        {
            return [sandbox];
        }

        return source is null
            ? [Fact.Unknown(Kind, null, FactStatus.NotConfigured)]
            : [await LookAsync(source, text, cancellationToken)];
    }

    private async Task<Fact> LookAsync(EmailSource lists, string text, CancellationToken cancellationToken)
    {
        var facts = lists.Look(text);
        if (facts.Domain is not { } domain)
        {
            return Fact.Known(EmailFacts.Kind, null, facts, lists.Version);
        }

        var age = ages is null || facts.RegistrableDomain is not { } registrable
            ? Task.FromResult<DateTimeOffset?>(null)
            : ages.CreatedAtAsync(registrable, cancellationToken);
        facts = facts with { MailDomain = await domains.LookAsync(domain, cancellationToken) };
        facts = facts with { DomainCreatedAt = await age };
        return Fact.Known(EmailFacts.Kind, null, facts, lists.Version, DnsVersion);
    }
}
