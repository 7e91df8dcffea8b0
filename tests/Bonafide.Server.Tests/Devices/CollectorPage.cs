using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bonafide.Server.Tests.Devices;

/// <summary>
/// An integrator's site: a page as the seed shows it, and its example of a reverse proxy, which takes <c>/iojs</c> off
/// on the way.
/// </summary>
internal sealed class CollectorPage : IAsyncDisposable
{
    private static readonly HttpClient Http = new();
    private readonly WebApplication _app;

    private CollectorPage(WebApplication app) => _app = app;

    public string Origin => _app.Services.GetRequiredService<IServer>().Features
        .Get<IServerAddressesFeature>()!.Addresses.First();

    /// <param name="page">What stands at the root; null for the page of <see cref="Page"/>.</param>
    public static async Task<CollectorPage> StartAsync(string api, string subkey, string? page = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapGet("/", () => Results.Content(page ?? Page(subkey), "text/html"));
        app.MapGet("/iojs/{**rest}", (string rest, HttpContext context) => ForwardAsync($"{api}/{rest}", context));
        await app.StartAsync();
        return new(app);
    }

    /// <summary>A function that keeps the collector's traces, as a setting.</summary>
    public const string Traces =
        "\"trace_handler\": function (message) { (window.traces = window.traces || []).push(message); }";

    /// <summary>The seed's page; <c>?callback</c> takes blackboxes by <c>bb_callback</c>.</summary>
    public static string Page(string subkey, string script = "/iojs/loader.js", string hook = "iojs") => PageOf(
        "IGLOO",
        $$"""
        "loader": { "uri_hook": "{{hook}}", "version": "general5", "subkey": "{{subkey}}", {{Traces}} }
        """,
        script);

    /// <param name="name">Of the collector's object.</param>
    /// <param name="settings">Of that object, beside the field for the blackbox.</param>
    public static string PageOf(string name, string settings, string script) => $$"""
        <!doctype html>
        <title>Sign up</title>
        <input type="hidden" id="iobb">
        <script>
          window.io_global_object_name = "{{name}}";
          window.{{name}} = window.{{name}} || { "bbout_element_id": "iobb", {{settings}} };
          if (location.search === "?callback") {
            window.{{name}}.bb_callback = function (bb, complete) {
              (window.calls = window.calls || []).push({ bb: bb, complete: complete });
            };
          }
        </script>
        <script src="{{script}}"></script>
        """;

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static async Task ForwardAsync(string url, HttpContext context)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url + context.Request.QueryString);
        request.Headers.TryAddWithoutValidation("User-Agent", context.Request.Headers.UserAgent.ToString());
        using var reply = await Http.SendAsync(request);
        context.Response.StatusCode = (int)reply.StatusCode;
        context.Response.ContentType = reply.Content.Headers.ContentType?.ToString();
        await reply.Content.CopyToAsync(context.Response.Body);
    }
}
