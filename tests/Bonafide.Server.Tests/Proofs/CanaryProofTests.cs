using System.Text;
using System.Text.Json.Nodes;
using Bonafide.Contracts;
using Bonafide.Server.Cli;
using Bonafide.Server.Tests.Support;

namespace Bonafide.Server.Tests.Proofs;

/// <summary>
/// A word planted in every personal field that the API takes is found nowhere on disk: not in the database, its WAL, a
/// blob or what the server printed. The server is killed, so that nothing is tidied away first.
/// </summary>
public sealed class CanaryProofTests : IDisposable
{
    private const string Canary = "Zsuzsanna7731Canary";
    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-canary-").FullName;

    [Fact]
    public async Task APlantedWord_IsNowhere()
    {
        string output;
        await using (var server = await ServerProcess.StartAsync(_folder))
        {
            using var http = new HttpClient();
            await PlantAsync(server, http);
            await PlantInErrorsAsync(server, http);
            await server.KillAsync();
            output = server.Output;
        }

        Assert.Contains(Directory.EnumerateFiles(_folder, "*-wal"), file => new FileInfo(file).Length > 0);
        Assert.Empty(Find(Canary));
        Assert.DoesNotContain(Canary, output, StringComparison.OrdinalIgnoreCase);
        // The search itself works: the client's id, which is not personal, is found.
        Assert.NotEmpty(Find("prepared_data".ToUpperInvariant()));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task PlantAsync(ServerProcess server, HttpClient http)
    {
        var client = server.Client(http);
        var created = await client.CreateAccountAsync(new AccountRequest
        {
            CustomerInternalReference = Canary,
            UserReference = Canary,
            ReportingCriteria = Canary,
            CallbackUrl = $"http://127.0.0.1:9/{Canary}",
            WorkflowDefinition = new() { Key = 10066 },
        });
        var api = created.WorkflowExecution.Credentials[0].Api!;
        await client.UploadPreparedDataAsync(api, EveryField());
        await client.FinalizeAsync(api);
        await client.WaitForResultAsync(
            created.Account.Id, created.WorkflowExecution.Id);
    }

    /// <summary>Every text field of PREPARED_DATA, by its own contract, with the word in it.</summary>
    private static PreparedDataRequest EveryField()
    {
        var json = new JsonObject();
        foreach (var property in typeof(PreparedDataRequest).GetProperties()
            .Where(property => property.PropertyType == typeof(string)))
        {
            json[JsonNamingPolicyOf(property.Name)] = Canary;
        }

        json["email"] = $"{Canary}@sandbox.example";
        json["dateOfBirth"] = "1990-01-01";
        json["dob"] = "1990-01-01";
        return System.Text.Json.JsonSerializer.Deserialize(json, ContractsJson.Default.PreparedDataRequest)!;
    }

    private static string JsonNamingPolicyOf(string name) =>
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>Refused requests leave nothing either.</summary>
    private static async Task PlantInErrorsAsync(ServerProcess server, HttpClient http)
    {
        foreach (var body in new[]
        {
            $$"""{"customerInternalReference":"{{Canary}}<","userReference":7}""",
            $$"""{"{{Canary}}":"{{Canary}}"}""",
            $$"""{"broken":"{{Canary}}""",
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.Access.BaseUrl}/api/v1/accounts")
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
            request.Headers.Authorization = new("Bearer", Canary);
            request.Headers.Add("User-Agent", "proof");
            using var answer = await http.SendAsync(request);
            Assert.DoesNotContain(Canary, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var unknown = await http.GetAsync(new Uri($"{server.Access.BaseUrl}/api/v1/{Canary}?name={Canary}"));
        Assert.False(unknown.IsSuccessStatusCode);
    }

    /// <summary>Files that hold a word as UTF-8, as UTF-16 or in base64, in either case.</summary>
    private List<string> Find(string word)
    {
        var forms = new[] { word, word.ToLowerInvariant(), word.ToUpperInvariant() }
            .SelectMany(text => new[]
            {
                Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text),
                Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(text[..^(text.Length % 3)]))),
            })
            .ToList();
        return [.. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "serving.lock")
            .Where(file =>
            {
                var bytes = File.ReadAllBytes(file);
                return forms.Any(form => bytes.AsSpan().IndexOf(form) >= 0);
            })];
    }
}
