using System.CommandLine;
using Bonafide.Core.Countries;
using Bonafide.Sources.Addresses;
using Bonafide.Sources.Imports;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide address</c>: imports postal codes and streets that addresses are verified against.</summary>
internal static class AddressVerb
{
    public static Command Build() => new(
        "address", "Imports postal codes and streets that addresses are verified against.")
    {
        Postal(),
        Streets(),
        Upkeep("postal-codes", "Looks after imported postal codes."),
        Upkeep("streets", "Looks after imported streets."),
    };

    private static Command Postal()
    {
        var file = FileArgument("Postal codes as GeoNames publishes them.");
        var (name, options) = (Name(), new ImportOptions());
        var import = new Command("import-postal", "Puts postal codes in force; a damaged file changes nothing.")
        {
            file, name,
        };
        options.AddTo(import, canTry: true);
        import.SetAction(result => Import(result.GetValue(file)!, result.GetValue(name)!, stream =>
            new PostalImporter(
                options.Store(result), ImportOptions.Transliteration().Table, TimeProvider.System,
                AddressLimits.Default).Import(
                    result.GetValue(name)!, options.Tenant(result), options.IsDryRun(result), stream)));
        return import;
    }

    private static Command Streets()
    {
        var country = new Argument<string>("COUNTRY") { Description = "ISO 3166-1 code of the country." };
        var file = FileArgument("Streets as OpenAddresses publishes them.");
        var (name, options) = (Name(), new ImportOptions());
        var import = new Command("import-streets", "Puts streets in force; a damaged file changes nothing.")
        {
            country, file, name,
        };
        options.AddTo(import, canTry: true);
        import.SetAction(result =>
        {
            if (CountryCodes.ToAlpha2(result.GetValue(country)) is not { } alpha2)
            {
                Console.Error.WriteLine("This is no country code.");
                return 1;
            }

            return Import(result.GetValue(file)!, result.GetValue(name)!, stream => new StreetImporter(
                options.Store(result), ImportOptions.Transliteration().Table, TimeProvider.System,
                AddressLimits.Default).Import(
                    result.GetValue(name)!, options.Tenant(result), alpha2, options.IsDryRun(result), stream));
        });
        return import;
    }

    private static Command Upkeep(string area, string description)
    {
        var verb = new Command(area, description);
        foreach (var command in ImportOptions.Upkeep(area))
        {
            verb.Subcommands.Add(command);
        }

        return verb;
    }

    private static Argument<FileInfo> FileArgument(string description) => new("FILE") { Description = description };

    private static Option<string> Name() => new("--name")
    {
        Description = "A name for the import; one of the same name is replaced.",
        Required = true,
    };

    private static int Import(FileInfo file, string name, Func<Stream, ImportResult> import)
    {
        if (!file.Exists || file.Length > AddressLimits.Default.MaxFileBytes || !ImportStore.IsName(name))
        {
            Console.Error.WriteLine(!file.Exists ? $"There is no file {file.Name}."
                : !ImportStore.IsName(name) ? "A name has 1 to 40 lower-case letters, digits and dashes."
                : $"{file.Name} is larger than {AddressLimits.Default.MaxFileBytes} bytes.");
            return 1;
        }

        using var stream = file.OpenRead();
        return ImportOptions.Report(import(stream), "rows");
    }
}
