using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bonafide.Core.Sightings;

namespace Bonafide.Engine.Sightings;

/// <summary>Hashes phone numbers and ranges alike for all tenants that share.</summary>
/// <param name="isSandbox">Sandbox tenants share among themselves: made-up traffic says nothing of real people.</param>
public sealed class SharedPhoneKey(byte[] secret, bool isSandbox)
{
    private readonly string _group = isSandbox ? "sandbox" : "live";

    /// <summary>Null for every other kind of element.</summary>
    public byte[]? Hash(SightingKey key) => key.Kind is SightingKind.Phone or SightingKind.PhoneRange
        ? HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(
            $"{_group}/{((int)key.Kind).ToString(CultureInfo.InvariantCulture)}/{key.Text}"))
        : null;
}
