using Bonafide.Contracts;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Bonafide.Api.Endpoints;

/// <summary>A part of the installation that can say how it is: api, callback, processing, retrieval, web …</summary>
public interface IHealthPart
{
    string Name { get; }

    /// <summary>UP, DEGRADED or DOWN.</summary>
    Task<string> StateAsync(CancellationToken cancellationToken);
}

internal static class HealthStates
{
    public const string Up = "UP";
    public const string Degraded = "DEGRADED";
    public const string Down = "DOWN";
}

/// <summary>Health (contract 03 §6): always 200, and only what is not up is listed.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", GetAsync).WithName("getHealth").WithTags("Health").WithSummary("How the installation is");
        routes.MapGet("/health", GetAsync).ExcludeFromDescription();
    }

    private static async Task<Ok<HealthReply>> GetAsync(
        Database database, IEnumerable<IHealthPart> parts, HttpContext context)
    {
        var details = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await AskAsync(details, "api", token => ReachableAsync(database, token), context.RequestAborted);
        foreach (var part in parts)
        {
            await AskAsync(details, part.Name, part.StateAsync, context.RequestAborted);
        }

        return TypedResults.Ok(details.Count == 0
            ? new HealthReply(HealthStates.Up, null)
            : new HealthReply(details.ContainsKey("api") ? HealthStates.Down : HealthStates.Degraded, details));
    }

    private static async Task<string> ReachableAsync(Database database, CancellationToken cancellationToken)
    {
        await database.ReadAcrossTenantsAsync(
            session => TenantDirectory.FindClient(session, "health"), cancellationToken);
        return HealthStates.Up;
    }

    private static async Task AskAsync(
        SortedDictionary<string, string> details,
        string name,
        Func<CancellationToken, Task<string>> ask,
        CancellationToken cancellationToken)
    {
        string state;
        try
        {
            state = await ask(cancellationToken).WaitAsync(Patience, cancellationToken);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            state = HealthStates.Down;
        }

        if (state != HealthStates.Up)
        {
            details[name] = state;
        }
    }
}
