using Bonafide.Server.Hosting;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary>What <c>bonafide serve</c> says once it is ready.</summary>
internal static class Banner
{
    public static void Print(
        string origin, string folder, SandboxAccess? sandbox, (string Host, int Port, string? User)? sftp,
        TimeSpan startedIn)
    {
        AnsiConsole.MarkupLine($"\n[bold]Bonafide[/] is ready in {startedIn.TotalSeconds:0.0} s\n");
        Line("base URL", origin);
        Line("data", folder);
        if (sftp is var (host, port, user))
        {
            Line("SFTP", $"host {host}, port {port}");
            Line("SFTP user", user ?? "the tenant's GUID");
        }

        if (sandbox is null)
        {
            Console.WriteLine();
            return;
        }

        Line("client id", sandbox.ClientId);
        Line("client secret", sandbox.ClientSecret);
        Line("callback secret", sandbox.CallbackSecret ?? string.Empty);
        if (sftp is not null)
        {
            Line("SSH key", "./run batch keygen --out key.pem");
        }

        var trust = origin.StartsWith("https", StringComparison.Ordinal)
            ? $" --cacert {Path.Combine(folder, "certificates", "root.pem")}"
            : string.Empty;
        AnsiConsole.MarkupLine("\n[grey]A first request: checks an email address of the sandbox.[/]\n");
        Console.WriteLine(
            $$"""
              TOKEN=$(curl -s{{trust}} -u {{sandbox.ClientId}}:{{sandbox.ClientSecret}} \
                -d grant_type=client_credentials {{origin}}/oauth2/token | sed 's/.*"access_token":"\([^"]*\).*/\1/')
              curl -s{{trust}} {{origin}}/api/v1/accounts -H "Authorization: Bearer $TOKEN" \
                -H 'Content-Type: application/json' \
                -d '{ "customerInternalReference": "first try", "workflowDefinition": {"key": 10066} }'

            """);
        AnsiConsole.MarkupLine("[grey]Other verbs: ./run --help. Stop with Ctrl+C.[/]\n");
    }

    private static void Line(string name, string value) =>
        AnsiConsole.MarkupLine($"  [grey]{name,-16}[/] {Markup.Escape(value)}");
}
