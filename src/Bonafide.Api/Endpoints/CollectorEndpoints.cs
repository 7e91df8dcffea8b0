using System.Net;
using Bonafide.Contracts;
using Bonafide.Engine.Devices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Bonafide.Api.Endpoints;

/// <summary>
/// The device collector's script and its start (seed, Device Risk with REST API). A page reaches them through a reverse
/// proxy in its own domain; the seed's example takes <c>/iojs</c> off on the way, so both are served.
/// </summary>
internal static class CollectorEndpoints
{
    public const string LoaderPath = "/iojs/loader.js";

    /// <summary>All stand for the one version that there is (seed, Loader Configuration Options).</summary>
    private static readonly string[] Versions = ["general5", "early5", "5.0.0"];

    private const string DeprecatedScript = "/device-fingerprint-web/0.3.0/index.js";
    private const string Resource = "collector.js";

    private static readonly byte[] Script = Read();

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var path in (string[])[LoaderPath, "/loader.js", DeprecatedScript])
        {
            routes.MapGet(path, Loader).ExcludeFromDescription();
        }

        foreach (var folder in Versions.SelectMany(version => (string[])[$"/iojs/{version}", $"/{version}"]))
        {
            routes.MapGet($"{folder}/loader.js", Loader).ExcludeFromDescription();
            routes.MapGet($"{folder}/{{subkey}}/loader.js", Loader).ExcludeFromDescription();
            routes.MapGet($"{folder}/start.json", StartAsync).ExcludeFromDescription();
            routes.MapGet($"{folder}/{{subkey}}/start.json", StartAsync).ExcludeFromDescription();
        }
    }

    private static FileContentHttpResult Loader(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(Script, "text/javascript; charset=utf-8");
    }

    private static async Task<Ok<CollectorStartReply>> StartAsync(
        HttpContext context, CollectorService collector, string? subkey = null, string? rip = null)
    {
        context.Response.Headers.CacheControl = "no-store";

        // The deprecated script stands on our origin, below a page of another; nothing here depends on a credential.
        context.Response.Headers.AccessControlAllowOrigin = "*";
        IPAddress? address = rip == "false" ? null : context.Connection.RemoteIpAddress;
        var start = await collector.StartAsync(
            subkey, address, context.Request.Headers.UserAgent.ToString(), context.RequestAborted);
        return TypedResults.Ok(new CollectorStartReply(start.Nonce, start.Key));
    }

    private static byte[] Read()
    {
        using var stream = typeof(CollectorEndpoints).Assembly.GetManifestResourceStream(Resource)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
