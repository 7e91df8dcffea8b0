using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Sources.Identity;

internal static class IdentityRegistration
{
    public static IServiceCollection AddIdentitySource(this IServiceCollection services) =>
        services.AddSingleton<IFactGatherer>(provider =>
            new IdentityFactGatherer(provider.GetService<IIdentityNetwork>()));
}
