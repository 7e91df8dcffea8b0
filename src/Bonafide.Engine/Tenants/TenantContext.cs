using Bonafide.Core;
using Bonafide.Core.Settings;
using Bonafide.Storage.Keys;

namespace Bonafide.Engine.Tenants;

/// <summary>A tenant with its settings and keys, as services use it.</summary>
/// <param name="SettingsVersion">When the settings were changed last; a change names the version that it read.</param>
public sealed record TenantContext(
    TenantId Id,
    string Name,
    bool IsSandbox,
    string? DomainPrefix,
    TenantSettings Settings,
    TenantKeys Keys,
    DateTimeOffset SettingsVersion);
