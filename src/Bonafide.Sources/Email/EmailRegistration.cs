using Bonafide.Core.Facts;
using Bonafide.Sources.Email.Dns;
using Bonafide.Sources.Packs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bonafide.Sources.Email;

internal static class EmailRegistration
{
    public static IServiceCollection AddEmailSource(this IServiceCollection services)
    {
        services.AddSettings<DnsOptions>("Sources:Dns");
        services.AddSettings<RdapOptions>("Sources:Rdap");
        services.AddSingleton<IFactGatherer>(provider =>
        {
            var dns = provider.GetRequiredService<IOptions<DnsOptions>>().Value;
            var time = provider.GetRequiredService<TimeProvider>();
            var pack = EmailPack.TryOpen(provider.GetRequiredService<PackFolder>());
            return new EmailFactGatherer(
                pack is null ? null : new EmailSource(pack),
                new MailDomains(new DnsResolver(DnsServers.From(dns), dns), dns, time),
                RdapDomainAges.From(provider.GetRequiredService<IOptions<RdapOptions>>().Value, time));
        });
        return services;
    }
}
