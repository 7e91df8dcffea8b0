using System.Text.Json;
using Bonafide.Client;

namespace Bonafide.Server.Hosting;

/// <summary>The sandbox's address and credentials, as kept in <c>sandbox.json</c> of the data folder.</summary>
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

    public void Write(string dataFolder) =>
        PrivateFiles.Write(Path.Combine(dataFolder, FileName), JsonSerializer.Serialize(this, Json) + "\n");

    public BonafideClientOptions ToClientOptions(string userAgent) => new()
    {
        BaseUrl = new Uri(BaseUrl),
        ClientId = ClientId,
        ClientSecret = ClientSecret,
        UserAgent = userAgent,
    };
}
