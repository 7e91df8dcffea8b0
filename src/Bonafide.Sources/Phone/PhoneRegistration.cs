using Bonafide.Core.Facts;
using Bonafide.Sources.Files;
using Bonafide.Sources.Packs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bonafide.Sources.Phone;

internal static class PhoneRegistration
{
    public static IServiceCollection AddPhoneSource(this IServiceCollection services)
    {
        services.AddSettings<PhoneOptions>("Sources:Phone");
        services.AddSingleton<IFactGatherer>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<PhoneOptions>>().Value;
            var pack = PhonePack.TryOpen(provider.GetRequiredService<PackFolder>());
            var list = options.List is null
                ? null
                : new WatchedFile<PhoneList>("phoneList", options.List, PhoneList.Read,
                    provider.GetRequiredService<TimeProvider>(),
                    provider.GetRequiredService<ILogger<WatchedFile<PhoneList>>>());
            return new PhoneFactGatherer(pack is null ? null : new PhoneSource(pack, list));
        });
        return services;
    }
}
