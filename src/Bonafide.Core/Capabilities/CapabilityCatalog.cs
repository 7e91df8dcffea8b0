using Bonafide.Core.Facts;

namespace Bonafide.Core.Capabilities;

/// <summary>The capabilities of this installation, found by name. Built once at start; a duplicate stops it.</summary>
public sealed class CapabilityCatalog
{
    private readonly Dictionary<string, ICapability> _byName = new(StringComparer.Ordinal);

    public CapabilityCatalog(IEnumerable<ICapability> capabilities)
    {
        foreach (var capability in capabilities)
        {
            if (!_byName.TryAdd(capability.Name, capability))
            {
                throw new InvalidOperationException($"Two capabilities are called '{capability.Name}'.");
            }
        }
    }

    /// <summary>The capabilities for whose questions there is somebody to ask.</summary>
    public static CapabilityCatalog Built(
        IEnumerable<ICapability> capabilities, IEnumerable<IFactGatherer> gatherers)
    {
        var gathered = gatherers.Select(gatherer => gatherer.Kind).ToHashSet(StringComparer.Ordinal);
        return new(capabilities.Where(capability => capability.Requires.All(gathered.Contains)));
    }

    public IEnumerable<ICapability> All => _byName.Values;

    public bool Has(string name) => _byName.ContainsKey(name);

    public ICapability Get(string name) => _byName.TryGetValue(name, out var capability)
        ? capability
        : throw new InvalidOperationException($"No capability is called '{name}'.");
}
