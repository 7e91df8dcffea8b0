using System.Text.Json;
using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Core.Settings;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Tests.Support;

/// <summary>Changes a sandbox tenant's settings past the rules of the service, as time would.</summary>
internal static class TenantChange
{
    public static async Task SettingsAsync(BatchHost host, Func<TenantSettings, TenantSettings> change)
    {
        var tenants = host.Services.GetRequiredService<TenantContexts>();
        var tenant = await tenants.GetAsync(await host.TenantAsync(), default);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(change(tenant.Settings), FactJson.Options);
        var sealedSettings = tenant.Keys.Seal(tenant.Id.Value, TenantRows.SettingsColumn, bytes);
        await host.Services.GetRequiredService<Database>().Writes.RunAsync(
            Actor.System(tenant.Id, "test"),
            write => TenantRows.UpdateSettings(
                tenant.Id, write, tenant.SettingsVersion, sealedSettings, tenant.DomainPrefix),
            default);
        tenants.Forget(tenant.Id);
    }
}
