using System.CommandLine;
using System.Text.Json;
using Bonafide.Contracts;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide settings</c>: a tenant's settings as one JSON document.</summary>
internal static class SettingsVerb
{
    public static Command Build() => new("settings", "Shows and replaces the settings of a tenant.")
    {
        Show(), Replace(),
    };

    private static Command Show()
    {
        var connection = new Connection();
        var command = new Command("show", "All settings, as JSON.");
        connection.AddTo(command);
        command.SetAction(result => connection.RunAsync(result, async client =>
        {
            Output.Json(
                await client.Management.GetSettingsAsync(), ContractsJson.Default.TenantSettingsDocument);
            return 0;
        }));
        return command;
    }

    private static Command Replace()
    {
        var file = new Argument<FileInfo>("file") { Description = "What `settings show` printed, changed." };
        var connection = new Connection();
        var command = new Command("replace", "Replaces all settings; what the file leaves out takes its default.")
        {
            file,
        };
        connection.AddTo(command);
        command.SetAction(result => connection.RunAsync(result, async client =>
        {
            TenantSettingsDocument? document;
            try
            {
                document = JsonSerializer.Deserialize(
                    await File.ReadAllBytesAsync(result.GetValue(file)!.FullName), Strict.TenantSettingsDocument);
            }
            catch (JsonException wrong)
            {
                await Console.Error.WriteLineAsync($"The file is no settings document: {wrong.Message}");
                return 1;
            }

            Output.Json(
                await client.Management.ReplaceSettingsAsync(document!),
                ContractsJson.Default.TenantSettingsDocument);
            return 0;
        }));
        return command;
    }

    /// <summary>A typing mistake in the file must not be passed over.</summary>
    private static ContractsJson Strict { get; } = new(new JsonSerializerOptions(ContractsJson.Default.Options)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    });
}
