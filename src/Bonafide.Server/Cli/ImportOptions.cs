using System.CommandLine;
using Bonafide.Core;
using Bonafide.Server.Hosting;
using Bonafide.Sources.Imports;
using Bonafide.Sources.Packs;
using Bonafide.Sources.Transliteration;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary>What the verbs that import public files have in common: where, for whom, and how they report.</summary>
internal sealed class ImportOptions
{
    private readonly Option<string> _data = new("--data")
    {
        Description = "Data folder. Default: $BONAFIDE_DATA, else .data.",
        DefaultValueFactory = _ => DataFolder.Default,
    };

    private readonly Option<Guid?> _tenant = new("--tenant")
    {
        Description = "Id of the tenant that it is for. Default: every tenant of the installation.",
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Reads and checks; changes nothing." };

    public void AddTo(Command command, bool canTry)
    {
        command.Options.Add(_data);
        command.Options.Add(_tenant);
        if (canTry)
        {
            command.Options.Add(_dryRun);
        }
    }

    public bool IsDryRun(ParseResult result) => result.GetValue(_dryRun);

    public TenantId? Tenant(ParseResult result) => result.GetValue(_tenant) is { } id ? new TenantId(id) : null;

    public ImportStore Store(ParseResult result) => new(BonafideHost.ImportFolder(result.GetValue(_data)!));

    public static TransliterationTable Transliteration() => new(PackFolder.Open(Packs.Data));

    /// <summary>Prints what happened; 1 when the file could not be taken over.</summary>
    public static int Report(ImportResult import, string what)
    {
        foreach (var problem in import.Problems)
        {
            Console.Error.WriteLine(
                problem.Line > 0 ? $"line or entry {problem.Line}: {problem.Message}" : problem.Message);
        }

        if (import.Problems.Count > 0)
        {
            Console.Error.WriteLine("Nothing was changed.");
            return 1;
        }

        AnsiConsole.MarkupLineInterpolated(import.File is { } file
            ? $"{file.Name}: {import.Entries} {what}, version {file.Version}, in force."
            : (FormattableString)$"{import.Entries} {what} can be imported. Nothing was changed.");
        return 0;
    }

    /// <summary><c>list</c> and <c>remove</c>, which every area has.</summary>
    public static IEnumerable<Command> Upkeep(string area)
    {
        var listing = new ImportOptions();
        var list = new Command("list", "Lists what is in force.");
        listing.AddTo(list, canTry: false);
        list.SetAction(result => listing.List(result, area));
        var removing = new ImportOptions();
        var name = new Argument<string>("NAME") { Description = "Its name, as list shows it." };
        var remove = new Command("remove", "Takes an import out of force and deletes it.") { name };
        removing.AddTo(remove, canTry: false);
        remove.SetAction(result =>
        {
            if (removing.Store(result).Remove(area, removing.Tenant(result), result.GetValue(name)!))
            {
                return 0;
            }

            Console.Error.WriteLine("Nothing of that name is in force there.");
            return 1;
        });
        return [list, remove];
    }

    private int List(ParseResult result, string area)
    {
        var table = Output.Table("name", "for", "entries", "version", "imported");
        foreach (var file in Store(result).InForce(area, Tenant(result)))
        {
            table.AddRow(
                Markup.Escape(file.Name), Markup.Escape(file.Scope), $"{file.Entries}", file.Version,
                $"{file.ImportedAt:yyyy-MM-dd HH:mm}");
        }

        AnsiConsole.Write(table);
        return 0;
    }
}
