using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bonafide.Api.Document;

/// <summary>
/// The browsable page of the OpenAPI document: four files of Swagger UI, ours to serve, and nothing from elsewhere.
/// </summary>
internal static class DocsPage
{
    /// <summary>No other origin, no inline code, nothing evaluated. The viewer sets styles on elements.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Page = """
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>Bonafide API</title>
          <link rel="stylesheet" href="/docs/swagger-ui.css">
          <link rel="stylesheet" href="/docs/page.css">
        </head>
        <body>
          <main id="api"></main>
          <script src="/docs/swagger-ui-bundle.js"></script>
          <script src="/docs/page.js"></script>
        </body>
        </html>
        """;

    private const string Style = """
        body { margin: 0; background: #fff; }
        .swagger-ui { font-family: system-ui, sans-serif; }
        .swagger-ui .info { margin: 32px 0 16px; }
        .swagger-ui .opblock-tag { border: 0; }
        .swagger-ui .scheme-container { box-shadow: none; padding: 12px 0; }
        """;

    private const string Script = """
        SwaggerUIBundle({
          url: "/openapi.json", dom_id: "#api", deepLinking: true, validatorUrl: null, docExpansion: "list",
          defaultModelsExpandDepth: -1, tagsSorter: "alpha", persistAuthorization: false,
        });
        """;

    /// <param name="folder">Where set-up put the viewer's files.</param>
    public static void MapDocs(this IEndpointRouteBuilder routes, string folder)
    {
        Map(routes, "/docs", "text/html; charset=utf-8", () => Results.Text(Page, "text/html; charset=utf-8"));
        Map(routes, "/docs/page.css", "text/css", () => Results.Text(Style, "text/css"));
        Map(routes, "/docs/page.js", "text/javascript", () => Results.Text(Script, "text/javascript"));
        foreach (var (file, type) in Files)
        {
            var path = Path.GetFullPath(Path.Combine(folder, file));
            Map(routes, $"/docs/{file}", type, () => File.Exists(path)
                ? Results.File(path, type)
                : Results.NotFound());
        }
    }

    private static (string File, string Type)[] Files =>
        [("swagger-ui.css", "text/css"), ("swagger-ui-bundle.js", "text/javascript")];

    private static void Map(IEndpointRouteBuilder routes, string path, string type, Func<IResult> answer) =>
        routes.MapGet(path, (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            context.Response.Headers.CacheControl = type.StartsWith("text/html", StringComparison.Ordinal)
                ? "no-store"
                : "max-age=3600";
            return answer();
        }).ExcludeFromDescription();
}
