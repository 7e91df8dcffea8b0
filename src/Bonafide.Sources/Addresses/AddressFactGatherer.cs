using Bonafide.Core.Countries;
using Bonafide.Core.Facts;
using Bonafide.Sources.Imports;
using Bonafide.Sources.Transliteration;

namespace Bonafide.Sources.Addresses;

/// <summary>Gathers what the bundled and imported data say of the subject's address.</summary>
internal sealed class AddressFactGatherer(
    AddressPack? pack, OpenImports<PostalTable>? postalCodes, OpenImports<StreetTable>? streets,
    TransliterationTable transliteration) : IFactGatherer
{
    public string Kind => FactKinds.Address;

    /// <summary>Documents supply the address where prepared data have none.</summary>
    public IReadOnlyList<string> After => [FactKinds.Document];

    public TimeSpan Deadline => TimeSpan.FromSeconds(20);

    public Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Fact>>([Gather(context)]);

    private Fact Gather(GatherContext context)
    {
        var address = context.Subject.Values.Address;
        if (address is null || CountryCodes.ToAlpha2(address.Country?.Trim()) is not { } country
            || string.IsNullOrWhiteSpace(address.City))
        {
            return Fact.Unknown(Kind, null, FactStatus.NoInput);
        }

        if (context.Execution.IsSandbox && SandboxPostalAddresses.Find(country, address) is { } sandbox)
        {
            return sandbox;
        }

        if (pack is null)
        {
            return Fact.Unknown(Kind, null, FactStatus.NotConfigured);
        }

        var tenant = context.Execution.Tenant;
        var codes = postalCodes?.InForce(tenant) ?? [];
        var houses = streets?.InForce(tenant) ?? [];
        var facts = new AddressLookup(new(
            pack, [.. codes.Select(one => one.Opened)], [.. houses.Select(one => one.Opened)], transliteration.Table))
            .Look(country, address);
        DataVersion[] versions =
        [
            pack.Version, .. codes.Select(one => one.File.DataVersion), .. houses.Select(one => one.File.DataVersion),
        ];
        return facts is null
            ? Fact.Unknown(Kind, null, FactStatus.NotConfigured, versions)
            : Fact.Known(AddressFacts.Kind, null, facts, versions);
    }
}
