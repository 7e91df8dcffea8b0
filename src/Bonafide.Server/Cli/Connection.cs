using System.CommandLine;
using Bonafide.Client;
using Bonafide.Server.Hosting;

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
        catch (IOException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
        catch (HttpRequestException)
        {
            await Console.Error.WriteLineAsync($"{access.BaseUrl} does not answer. Is `bonafide serve` running?");
            return 1;
        }
    }
}
