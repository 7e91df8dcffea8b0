using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bonafide.Sources.Tests.Connectors;

/// <summary>A call that reached the provider.</summary>
internal sealed record ProviderCall(string Path, string? Authorization, string? Key, string? Idempotency, string Body);

/// <summary>A provider over real HTTP that behaves as the path says: well, or in one of the bad ways.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    public const string Person = """{"result":{"dni":"12345678","nombres":"Ana","nacimiento":"03/02/1990","sexo":"1"}}""";

    private readonly WebApplication _app;
    private int _flaky;

    private FakeProvider(WebApplication app) => _app = app;

    /// <summary>What calls of <c>/held</c> wait for, before they are answered well.</summary>
    public TaskCompletionSource Held { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<ProviderCall> Calls { get; } = new();

    public string Origin => _app.Services.GetRequiredService<IServer>().Features
        .Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<FakeProvider> StartAsync(X509Certificate2? certificate = null, bool mutual = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(https =>
                {
                    https.ServerCertificate = certificate;
                    https.ClientCertificateMode = mutual
                        ? ClientCertificateMode.RequireCertificate
                        : ClientCertificateMode.NoCertificate;
                    https.AllowAnyClientCertificate();
                });
            }
        }));
        var app = builder.Build();
        var provider = new FakeProvider(app);
        app.Run(provider.AnswerAsync);
        await app.StartAsync();
        return provider;
    }

    /// <summary>A certificate for the loopback that no system trusts.</summary>
    public static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=provider", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var from = TimeProvider.System.GetUtcNow().AddDays(-1);
        using var made = request.CreateSelfSigned(from, from.AddDays(30));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    public async ValueTask DisposeAsync()
    {
        // Requests that hang by design are cut off, not waited for.
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers;
        var path = context.Request.Path.Value! + context.Request.QueryString;
        Calls.Enqueue(new(
            path, headers.Authorization, headers["X-Api-Key"], headers["Idempotency-Key"],
            await reader.ReadToEndAsync()));
        var response = context.Response;
        switch (context.Request.Path.Value!.Split('/')[1])
        {
            case "token":
                await response.WriteAsync("""{"access_token":"given-out","expires_in":3600}""");
                break;
            case "slow":
                await Task.Delay(Timeout.Infinite, context.RequestAborted)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case "held":
                await Held.Task.WaitAsync(context.RequestAborted);
                await response.WriteAsync(Person);
                break;
            case "half":
                response.ContentLength = Person.Length;
                await response.WriteAsync(Person[..20]);
                await response.Body.FlushAsync();
                context.Abort();
                break;
            case "error":
                response.StatusCode = 500;
                break;
            case "flaky":
                response.StatusCode = Interlocked.Increment(ref _flaky) == 1 ? 503 : 200;
                await response.WriteAsync(Person);
                break;
            case "missing":
                response.StatusCode = 404;
                break;
            case "moved":
                response.Redirect("http://169.254.169.254/latest/meta-data");
                break;
            case "endless":
                await EndlessAsync(response);
                break;
            case "huge":
                response.ContentLength = 1L << 40;
                await response.WriteAsync("{");
                break;
            default:
                await response.WriteAsync(Texts(context.Request.Path.Value!));
                break;
        }
    }

    /// <summary>Malformed, hostile and odd answers of status 200.</summary>
    private static string Texts(string path) => path switch
    {
        "/not-json" => "<html>maintenance</html>",
        "/deep" => new string('[', 100_000),
        "/array" => """{"result":[1,2]}""",
        "/no-result" => """{"other":{}}""",
        "/bad-date" => """{"result":{"dni":"12345678","nombres":"Ana","nacimiento":"31/02/1990","sexo":"1"}}""",
        "/no-number" => """{"result":{"nombres":"Ana"}}""",
        "/long" => $$$"""{"result":{"dni":"12345678","nombres":"{{{new string('x', 5000)}}}","sexo":"1"}}""",
        "/many" => $$"""{"result":[{{string.Join(',', Enumerable.Repeat("{}", 1000))}}]}""",
        "/says-none" => """{"codigo":10}""",
        "/says-down" => """{"codigo":99}""",
        "/yes" => """{"result":{"match":"Y","nameMatch":"y","dobMatch":"N"}}""",
        _ => Person,
    };

    private static async Task EndlessAsync(HttpResponse response)
    {
        var piece = new byte[64 * 1024];
        Array.Fill(piece, (byte)' ');
        while (!response.HttpContext.RequestAborted.IsCancellationRequested)
        {
            await response.Body.WriteAsync(piece);
        }
    }
}
