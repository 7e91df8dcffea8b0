using Bonafide.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Bonafide.Api.Document;

/// <summary>Says of every endpoint which errors it answers with, from what it takes and where it stands.</summary>
internal static class KnownErrors
{
    public static void AddTo(EndpointBuilder endpoint)
    {
        if (endpoint is not RouteEndpointBuilder route
            || endpoint.Metadata.OfType<HttpMethodMetadata>().FirstOrDefault() is not { } methods)
        {
            return;
        }

        var told = endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Select(one => one.StatusCode).ToHashSet();
        foreach (var status in Of(route, methods.HttpMethods[0]).Where(status => !told.Contains(status)).Distinct())
        {
            endpoint.Metadata.Add(
                new ProducesResponseTypeMetadata(status, typeof(ProblemReply), ["application/json"]));
        }
    }

    private static IEnumerable<int> Of(RouteEndpointBuilder route, string method)
    {
        var isOpen = route.Metadata.OfType<Public>().Any();
        var hasBody = route.Metadata.OfType<IAcceptsMetadata>().Any() || route.Metadata.OfType<FormMembers>().Any();
        var isWrite = method is "POST" or "PUT";
        if (!isOpen)
        {
            yield return StatusCodes.Status401Unauthorized;
            yield return StatusCodes.Status403Forbidden;
            yield return StatusCodes.Status429TooManyRequests;
        }

        if (isWrite || route.Metadata.OfType<QueryMember>().Any())
        {
            yield return StatusCodes.Status400BadRequest;
        }

        if (route.RoutePattern.Parameters.Count > 0)
        {
            yield return StatusCodes.Status404NotFound;
        }

        if (hasBody)
        {
            yield return StatusCodes.Status413PayloadTooLarge;
            yield return StatusCodes.Status415UnsupportedMediaType;
        }

        if (isWrite && !isOpen)
        {
            yield return StatusCodes.Status409Conflict;
        }

        if (method != "GET")
        {
            yield return StatusCodes.Status503ServiceUnavailable;
        }
    }
}
