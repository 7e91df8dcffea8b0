using System.Text;
using Bonafide.Core;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Rows;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Api.Tests.Support;

/// <summary>Does what the engine does with callbacks: stores one, and records an attempt that failed.</summary>
internal static class StoredCallbacks
{
    public static async Task<Guid> InsertAsync(ApiHost host, ApiClient client, ExecutionId execution)
    {
        var id = host.Services.GetRequiredService<IIds>().New();
        var tenant = await host.Services.GetRequiredService<TenantContexts>()
            .GetAsync(client.Tenant, CancellationToken.None);
        var url = tenant.Keys.Seal(
            id, CallbackRows.DestinationColumn, Encoding.UTF8.GetBytes("https://receiver.example.com/secret"));
        await host.Database.Writes.RunAsync(
            Actor.System(client.Tenant, "engine"),
            write =>
            {
                CallbackRows.Insert(client.Tenant, write, new(
                    id, execution, 1, url, new byte[32], null, CallbackState.Pending, write.Now, 0, 0, write.Now,
                    null));
                return true;
            },
            CancellationToken.None);
        return id;
    }

    /// <summary>The last attempt of all: it is given up.</summary>
    public static async Task FailAsync(ApiHost host, ApiClient client, Guid id) =>
        Assert.True(await host.Database.Writes.RunAsync(
            Actor.System(client.Tenant, "engine"),
            write => CallbackRows.RecordAttempt(
                client.Tenant, write, id, 0, new(write.Now, false, 503, null, 41), null),
            CancellationToken.None));
}
