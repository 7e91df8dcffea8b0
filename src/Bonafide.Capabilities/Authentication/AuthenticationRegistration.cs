using Bonafide.Core.Capabilities;
using Bonafide.Core.FaceMaps;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bonafide.Capabilities.Authentication;

public static class AuthenticationRegistration
{
    public static IServiceCollection AddFaceAuthentication(this IServiceCollection services) =>
        services.AddSingleton<ICapability>(provider => new AuthenticationCapability(
            provider.GetRequiredService<IOptions<FaceMapLimits>>().Value));
}
