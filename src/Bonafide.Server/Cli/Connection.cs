using System.CommandLine;
using System.Text.Json;
using Bonafide.Client;

namespace Bonafide.Server.Cli;

/// <summary>
/// Which installation a verb talks to, and as whom: options first, then the environment, then the sandbox that the
/// first <c>bonafide serve</c> made in the data folder.
/// </summary>
internal sealed class Connection
{
    private readonly Option<string?> _url = new("--url")
    {
        Description = "Origin of the API. Default: $BONAFIDE_URL, else the local sandbox.",
    };

    private readonly Option<string?> _clientId = new("--client-id")
    {
        Description = "OAuth2 client. Default: $BONAFIDE_CLIENT_ID, else the local sandbox.",
    };

    private readonly Option<string?> _clientSecret = new("--client-secret")
    {
        Description = "Its secret; better given as $BONAFIDE_CLIENT_SECRET, which no process list shows.",
    };

    private readonly Option<string> _data = new("--data")
    {
        Description = "Data folder of the local installation.",
        DefaultValueFactory = _ => DataFolder.Default,
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_url);
        command.Options.Add(_clientId);
        command.Options.Add(_clientSecret);
        command.Options.Add(_data);
    }

    /// <summary>Null, with a sentence on standard error, when nothing says where to go.</summary>
    public SandboxAccess? Find(ParseResult result)
    {
        var local = SandboxAccess.Read(result.GetValue(_data)!);
        var url = result.GetValue(_url) ?? Environment.GetEnvironmentVariable("BONAFIDE_URL") ?? local?.BaseUrl;
        var id = result.GetValue(_clientId) ?? Environment.GetEnvironmentVariable("BONAFIDE_CLIENT_ID")
            ?? local?.ClientId;
        var secret = result.GetValue(_clientSecret) ?? Environment.GetEnvironmentVariable("BONAFIDE_CLIENT_SECRET")
            ?? local?.ClientSecret;
        if (url is null || id is null || secret is null)
        {
            Console.Error.WriteLine(
                "No installation to talk to: start one with `bonafide serve`, or give --url, --client-id and "
                + "$BONAFIDE_CLIENT_SECRET.");
            return null;
        }

        return new(url, id, secret, local?.CallbackSecret);
    }

    /// <summary>Runs a verb with a client; prints what the API refused and returns 1 then.</summary>
    public async Task<int> RunAsync(ParseResult result, Func<BonafideClient, Task<int>> verb)
    {
        if (Find(result) is not { } access)
        {
            return 2;
        }

        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(100) };
        using var client = new BonafideClient(http, access.ToClientOptions("bonafide-cli"));
        try
        {
            return await verb(client);
        }
        catch (BonafideApiException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
        catch (HttpRequestException)
        {
            await Console.Error.WriteLineAsync($"{access.BaseUrl} does not answer. Is `bonafide serve` running?");
            return 1;
        }
    }
}

/// <summary>The sandbox's address and credentials, as kept in <c>sandbox.json</c> of the data folder (mode
/// 0600).</summary>
/// <param name="CallbackSecret">Signs the sandbox tenant's callbacks; <c>whsec_…</c>.</param>
internal sealed record SandboxAccess(string BaseUrl, string ClientId, string ClientSecret, string? CallbackSecret)
{
    private const string FileName = "sandbox.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static SandboxAccess? Read(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        return File.Exists(path) ? JsonSerializer.Deserialize<SandboxAccess>(File.ReadAllText(path), Json) : null;
    }

    /// <summary>Written whole or not at all, and never readable by others in between.</summary>
    public void Write(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(path + ".new", options))
        {
            JsonSerializer.Serialize(file, this, Json);
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    public BonafideClientOptions ToClientOptions(string userAgent) => new()
    {
        BaseUrl = new Uri(BaseUrl),
        ClientId = ClientId,
        ClientSecret = ClientSecret,
        UserAgent = userAgent,
    };
}

internal static class DataFolder
{
    public static string Default => Environment.GetEnvironmentVariable("BONAFIDE_DATA") ?? ".data";
}
