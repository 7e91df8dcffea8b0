using System.Net;
using Bonafide.Core.Facts;
using Bonafide.Sources.Files;

namespace Bonafide.Sources.GeoIp;

/// <summary>What the operator's lists say; null where there is no list of that kind.</summary>
internal readonly record struct Listed(
    bool? Tor, bool? Vpn, bool? Hosting, bool? PublicProxy, bool? ResidentialProxy, bool? Satellite);

/// <summary>The operator's lists, by kind.</summary>
internal sealed class OperatorLists
{
    public IReadOnlyList<WatchedFile<AddressList>> Tor { get; init; } = [];

    public IReadOnlyList<WatchedFile<AddressList>> Vpn { get; init; } = [];

    public IReadOnlyList<WatchedFile<AddressList>> Hosting { get; init; } = [];

    public IReadOnlyList<WatchedFile<AddressList>> PublicProxy { get; init; } = [];

    public IReadOnlyList<WatchedFile<AddressList>> ResidentialProxy { get; init; } = [];

    public IReadOnlyList<WatchedFile<AddressList>> Satellite { get; init; } = [];

    /// <param name="system">The address's autonomous system, which lists may name instead.</param>
    /// <param name="versions">Gets the version of every list that was asked.</param>
    public Listed Look(IPAddress address, uint? system, List<DataVersion> versions)
    {
        var value = AddressRange.Value(address);
        return new(Has(Tor), Has(Vpn), Has(Hosting), Has(PublicProxy), Has(ResidentialProxy), Has(Satellite));

        bool? Has(IReadOnlyList<WatchedFile<AddressList>> files)
        {
            bool? found = null;
            for (var i = 0; i < files.Count; i++)
            {
                var (list, version) = files[i].Current;
                versions.Add(version);
                found = found == true || list.Contains(value, system);
            }

            return found;
        }
    }
}
