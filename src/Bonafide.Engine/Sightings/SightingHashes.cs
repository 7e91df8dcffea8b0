using System.Globalization;
using Bonafide.Core;
using Bonafide.Core.Sightings;
using Bonafide.Storage.Keys;

namespace Bonafide.Engine.Sightings;

/// <summary>The keyed hash of an identity element: what is stored, searched and erased by.</summary>
public static class SightingHashes
{
    public static byte[] Of(TenantKeys keys, SightingKey key) =>
        keys.HashText($"sighting/{((int)key.Kind).ToString(CultureInfo.InvariantCulture)}", key.Text)!;
}
