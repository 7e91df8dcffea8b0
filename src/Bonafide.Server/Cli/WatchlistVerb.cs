using System.CommandLine;
using Bonafide.Sources.Watchlists;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide watchlist</c>: imports the lists that people are screened against.</summary>
internal static class WatchlistVerb
{
    private const string Area = "watchlists";

    public static Command Build()
    {
        var format = new Argument<string>("FORMAT") { Description = "un, ofac or eu: who published the list." };
        format.AcceptOnlyFromAmong([.. WatchlistImporter.FormatNames]);
        var file = new Argument<FileInfo>("FILE") { Description = "The list as published." };
        var aliases = new Option<FileInfo?>("--aliases") { Description = "OFAC: ALT.CSV or CONS_ALT.CSV." };
        var addresses = new Option<FileInfo?>("--addresses") { Description = "OFAC: ADD.CSV or CONS_ADD.CSV." };
        var name = new Option<string?>("--name")
        {
            Description = "The list's name. Default: the format's. A list of the same name is replaced.",
        };
        var options = new ImportOptions();
        var import = new Command("import", "Puts a published list in force; a damaged file changes nothing.")
        {
            format, file, aliases, addresses, name,
        };
        options.AddTo(import, canTry: true);
        import.SetAction(result => Import(
            options, result, result.GetValue(format)!, result.GetValue(name), result.GetValue(file)!,
            result.GetValue(aliases), result.GetValue(addresses)));
        var verb = new Command("watchlist", "Imports the watch-lists that people are screened against.") { import };
        foreach (var command in ImportOptions.Upkeep(Area))
        {
            verb.Subcommands.Add(command);
        }

        return verb;
    }

    private static int Import(
        ImportOptions options, ParseResult result, string format, string? name, FileInfo file, FileInfo? aliases,
        FileInfo? addresses)
    {
        var limits = WatchlistLimits.Default;
        foreach (var one in new[] { file, aliases, addresses }.OfType<FileInfo>())
        {
            if (!one.Exists || one.Length > limits.MaxFileBytes)
            {
                Console.Error.WriteLine(one.Exists
                    ? $"{one.Name} is larger than {limits.MaxFileBytes} bytes." : $"There is no file {one.Name}.");
                return 1;
            }
        }

        if (name is not null && !Sources.Imports.ImportStore.IsName(name))
        {
            Console.Error.WriteLine("A name has 1 to 40 lower-case letters, digits and dashes.");
            return 1;
        }

        var importer = new WatchlistImporter(
            options.Store(result), ImportOptions.Transliteration().Table, TimeProvider.System, limits);
        using var main = file.OpenRead();
        using var other = aliases?.OpenRead();
        using var places = addresses?.OpenRead();
        return ImportOptions.Report(
            importer.Import(
                format, name, options.Tenant(result), options.IsDryRun(result), main, other, places),
            "entries");
    }
}
