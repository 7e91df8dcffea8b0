using System.CommandLine;
using Bonafide.Core.Documents.Chips;
using Bonafide.Sources.CountrySigners;
using Bonafide.Sources.Imports;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide chip</c>: imports the certificates of the countries whose chips are believed.</summary>
internal static class ChipVerb
{
    private const int MostFiles = 1_000;

    public static Command Build()
    {
        var files = new Argument<FileInfo[]>("FILE")
        {
            Description = "Certificates of country signing authorities or revocation lists (DER or PEM), or master "
                + "lists; all files of one import.",
            Arity = new ArgumentArity(1, MostFiles),
        };
        var name = new Option<string>("--name")
        {
            Description = "The import's name. An import of the same name is replaced.",
            DefaultValueFactory = _ => "country-signers",
        };
        var options = new ImportOptions();
        var import = new Command("import", "Puts country certificates in force; any problem changes nothing.")
        {
            files, name,
        };
        options.AddTo(import, canTry: true);
        import.SetAction(result => Import(options, result, result.GetValue(name)!, result.GetValue(files)!));
        var verb = new Command("chip", "Imports the certificates that travel documents' chips are checked with.")
        {
            import,
        };
        foreach (var command in ImportOptions.Upkeep(CountrySigners.Area))
        {
            verb.Subcommands.Add(command);
        }

        return verb;
    }

    private static int Import(ImportOptions options, ParseResult result, string name, FileInfo[] files)
    {
        foreach (var file in files)
        {
            if (!file.Exists || file.Length > CountrySignerFile.MaxBytes)
            {
                Console.Error.WriteLine(file.Exists
                    ? $"{file.Name} is larger than {CountrySignerFile.MaxBytes} bytes."
                    : $"There is no file {file.Name}.");
                return 1;
            }
        }

        if (!ImportStore.IsName(name))
        {
            Console.Error.WriteLine("A name has 1 to 40 lower-case letters, digits and dashes.");
            return 1;
        }

        var importer = new CountrySignerImporter(options.Store(result), TimeProvider.System);
        var (done, leftOut) = importer.Import(
            name, options.Tenant(result), options.IsDryRun(result),
            [.. files.Select(file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file.FullName))]);
        if (leftOut > 0)
        {
            Console.Error.WriteLine($"{leftOut} entries of master lists are no readable authority's: left out.");
        }

        return ImportOptions.Report(done, "certificates and revocation lists");
    }
}
