using Bonafide.Core;
using Bonafide.Engine.Tenants;

namespace Bonafide.Api.Limits;

/// <summary>Charges requests to their tenant's limits.</summary>
internal sealed class RequestCharges(TenantContexts tenants, TenantRateLimits limits)
{
    /// <summary>The charge of a request, taken when it turns out not to be a repeat.</summary>
    public async ValueTask<Action> OfAsync(LimitGroup group, Actor actor, CancellationToken cancellationToken)
    {
        var tenant = await tenants.GetAsync(actor.Tenant, cancellationToken);
        return () => limits.Charge(group, tenant.Id.Value, tenant.Settings.RateLimits);
    }

    /// <summary>Takes the charge at once.</summary>
    /// <exception cref="Core.Errors.RequestProblemException">429.</exception>
    public async ValueTask TakeAsync(LimitGroup group, Actor actor, CancellationToken cancellationToken) =>
        (await OfAsync(group, actor, cancellationToken))();
}
