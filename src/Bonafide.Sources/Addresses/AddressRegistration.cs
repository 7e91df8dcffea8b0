using Bonafide.Core.Facts;
using Bonafide.Sources.Imports;
using Bonafide.Sources.Packs;
using Bonafide.Sources.Transliteration;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Sources.Addresses;

internal static class AddressRegistration
{
    /// <summary>Without an <see cref="ImportStore"/> in the container, only the bundled data answer.</summary>
    public static IServiceCollection AddAddressSource(this IServiceCollection services)
    {
        services.AddSingleton<IFactGatherer>(provider =>
        {
            var store = provider.GetService<ImportStore>();
            return new AddressFactGatherer(
                AddressPack.TryOpen(provider.GetRequiredService<PackFolder>()),
                store is null ? null : new(store, PostalTable.Area, PostalTable.Open),
                store is null ? null : new(store, StreetTable.Area, StreetTable.Open),
                provider.GetRequiredService<TransliterationTable>());
        });
        return services;
    }
}
