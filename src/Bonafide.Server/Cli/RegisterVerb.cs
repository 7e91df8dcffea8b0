using System.CommandLine;
using Bonafide.Core;
using Bonafide.Core.Countries;
using Bonafide.Core.Facts;
using Bonafide.Engine.Registers;
using Bonafide.Sources.Registers;
using Bonafide.Sources.Registers.Import;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide register</c>: imports, lists, swaps and removes the registers that checks ask.</summary>
internal static class RegisterVerb
{
    public static Command Build() => new("register", "Imports, lists, swaps and removes registers.")
    {
        Import(), List(), Activate(), Remove(),
    };

    private static Command Import()
    {
        var kind = new Argument<string>("kind")
        {
            Description = "What the file holds: " + string.Join(", ", RegisterSchemas.All.Select(s => s.Kind)) + ".",
        };
        var file = new Argument<FileInfo>("file") { Description = "CSV with a header, or JSON lines; UTF-8." };
        var name = new Option<string?>("--name") { Description = "Your name for the register. Default: the kind." };
        var type = new Option<SourceType?>("--source-type") { Description = "What kind of source it stands for." };
        var country = new Option<string?>("--country") { Description = "When all records are of one country." };
        var format = new Option<RegisterFormat?>("--format") { Description = "Default: by the file's ending." };
        var dry = new Option<bool>("--dry-run") { Description = "Checks everything and keeps nothing." };
        var command = new Command("import", "Reads a file and puts it in force, when nothing is wrong with it.")
        {
            kind, file, name, type, country, format, dry,
        };
        TenantInstallation.AddTo(command, async (result, services, actor, cancellationToken) =>
        {
            var chosen = result.GetValue(file)!;
            var known = RegisterSchemas.Find(result.GetValue(kind)!);
            var alpha3 = result.GetValue(country) is { } text ? CountryCodes.ToAlpha3(text) : null;
            if (Refusal(chosen, known, result.GetValue(type), result.GetValue(country), alpha3) is { } refusal)
            {
                await Console.Error.WriteLineAsync(refusal);
                return 2;
            }

            var import = new RegisterImport(
                known!.Kind, result.GetValue(name) ?? known.Kind, (result.GetValue(type) ?? known.SourceType)!.Value,
                alpha3, result.GetValue(format) ?? FormatOf(chosen), result.GetValue(dry));
            await using var stream = chosen.OpenRead();
            return Print(await services.GetRequiredService<RegisterService>()
                .ImportAsync(actor, import, stream, cancellationToken));
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Shows the registers in force and the versions that could replace them.");
        TenantInstallation.AddTo(command, async (_, services, actor, cancellationToken) =>
        {
            var table = Output.Table("name", "kind", "source", "country", "records", "imported", "version", "");
            foreach (var register in await services.GetRequiredService<RegisterService>()
                .ListAsync(actor, cancellationToken))
            {
                foreach (var version in register.Versions)
                {
                    table.AddRow(
                        version.Name, version.Kind, version.SourceType.ToString(), version.Country ?? "any",
                        $"{version.Records}", $"{version.ImportedAt:yyyy-MM-dd HH:mm}", $"{version.Version}",
                        version.Version == register.Row.Version ? "in force" : string.Empty);
                }

                if (register.Versions.All(version => version.Version != register.Row.Version))
                {
                    table.AddRow(
                        register.Row.Name, register.Row.Kind, register.Row.SourceType, register.Row.Country ?? "any",
                        $"{register.Row.Records}", $"{register.Row.ImportedAt:yyyy-MM-dd HH:mm}",
                        $"{register.Row.Version}", "files are missing");
                }
            }

            AnsiConsole.Write(table);
            return 0;
        });
        return command;
    }

    private static Command Activate()
    {
        var name = new Argument<string>("name");
        var version = new Argument<Guid?>("version")
        {
            Description = "Default: the newest that is not in force.", Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("activate", "Puts another version in force, such as the one before.")
        {
            name, version,
        };
        TenantInstallation.AddTo(command, async (result, services, actor, cancellationToken) =>
        {
            var chosen = await services.GetRequiredService<RegisterService>().ActivateAsync(
                actor, result.GetValue(name)!, result.GetValue(version), cancellationToken);
            Console.WriteLine($"{chosen.Name}: version {chosen.Version} of {chosen.Records} records is in force");
            return 0;
        });
        return command;
    }

    private static Command Remove()
    {
        var name = new Argument<string>("name");
        var command = new Command("remove", "Takes a register out of force and removes its files.") { name };
        TenantInstallation.AddTo(command, async (result, services, actor, cancellationToken) =>
        {
            await services.GetRequiredService<RegisterService>()
                .RemoveAsync(actor, result.GetValue(name)!, cancellationToken);
            Console.WriteLine("removed");
            return 0;
        });
        return command;
    }

    private static string? Refusal(
        FileInfo file, RegisterSchema? schema, SourceType? type, string? country, string? alpha3) =>
        schema is null ? "The kind must be one of " + string.Join(", ", RegisterSchemas.All.Select(s => s.Kind)) + "."
        : !file.Exists ? "There is no such file."
        : (type ?? schema.SourceType) is null
            ? "Say what kind of source it is: --source-type " + string.Join(", ", Enum.GetNames<SourceType>()) + "."
        : country is not null && alpha3 is null ? "The country must be a code of ISO 3166-1."
        : null;

    private static RegisterFormat FormatOf(FileInfo file) => file.Extension.ToLowerInvariant() switch
    {
        ".jsonl" or ".ndjson" or ".json" => RegisterFormat.JsonLines,
        ".txt" => RegisterFormat.HighGroupText,
        _ => RegisterFormat.Csv,
    };

    private static int Print(RegisterImportResult result)
    {
        if (result.Problems.Count > 0)
        {
            var table = Output.Table("line", "field", "code", "what would be right");
            foreach (var problem in result.Problems)
            {
                table.AddRow(
                    $"{problem.Row}", Markup.Escape(problem.Column ?? string.Empty), problem.Code,
                    Markup.Escape(problem.Message));
            }

            AnsiConsole.Write(table);
            Console.WriteLine($"{result.Records} records read, {result.Problems.Count} problems; nothing was changed");
            return 1;
        }

        Console.WriteLine(result.Imported is { } manifest
            ? $"{manifest.Name}: {manifest.Records} records are in force, version {manifest.Version}"
            : $"{result.Records} records read, no problems; nothing was changed");
        return 0;
    }
}
