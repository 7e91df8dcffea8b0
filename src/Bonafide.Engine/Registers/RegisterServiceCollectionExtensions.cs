using Bonafide.Core;
using Bonafide.Core.Identity.Names;
using Bonafide.Sources.Registers;
using Bonafide.Sources.Registers.Import;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Engine.Registers;

public static class RegisterServiceCollectionExtensions
{
    /// <summary>Adds imported registers. Without them only a sandbox's fictional people answer.</summary>
    /// <param name="folder">
    /// Where the sealed files lie; several nodes share one folder. Made at the first import.
    /// </param>
    public static IServiceCollection AddBonafideRegisters(this IServiceCollection services, string folder)
    {
        services.AddSingleton(new RegisterStore(folder));
        services.AddSingleton<StoredRegisters>();
        services.AddSingleton<IRegisterCatalog>(provider => provider.GetRequiredService<StoredRegisters>());
        services.AddSingleton(provider => new RegisterImporter(
            provider.GetRequiredService<RegisterStore>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IIds>(),
            Transliterator.LatinOnly,
            RegisterLimits.Default));
        services.AddSingleton<RegisterService>();
        return services;
    }
}
