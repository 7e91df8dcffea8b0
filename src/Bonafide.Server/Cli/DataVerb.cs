using System.CommandLine;
using Bonafide.Server.Hosting;
using Bonafide.Sources.Packs;
using Bonafide.Vision.Specimens;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide data</c>: compiles the data packages that the signals read.</summary>
internal static class DataVerb
{
    public static Command Build()
    {
        var quiet = new Option<bool>("--quiet") { Description = "Prints nothing when all went well." };
        var force = new Option<bool>("--force") { Description = "Compiles again even when nothing changed." };
        var build = new Command("build", "Compiles the packages of data/ into the packs that the server maps.")
        {
            quiet, force,
        };
        build.SetAction(result => Compile(result.GetValue(quiet), result.GetValue(force)));
        return new Command("data", "Compiles the data behind the signals.") { build };
    }

    private static int Compile(bool quiet, bool force)
    {
        if (Packs.Repository is not { } repository)
        {
            Console.Error.WriteLine("The data packages are not beside this program: run it from the repository.");
            return 1;
        }

        MakeSamples(force);
        var packages = Path.Combine(repository, "data", "node_modules");
        var manifest = Path.Combine(Packs.Data, "manifest.json");
        if (!force && IsNewer(manifest, [
            typeof(PackBuilder).Assembly.Location,
            Path.Combine(repository, "data", "sources.json"),
            Path.Combine(repository, "data", "package-lock.json")]))
        {
            return 0;
        }

        PackManifest built;
        try
        {
            built = PackBuilder.Build(packages, Packs.Data);
        }
        catch (InvalidDataException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return 1;
        }

        if (!quiet)
        {
            var table = Output.Table("pack", "version", "MB", "from");
            foreach (var pack in built.Packs)
            {
                table.AddRow(
                    Markup.Escape(pack.Name),
                    pack.Version,
                    $"{pack.Bytes / 1e6:0.0}",
                    Markup.Escape(string.Join(", ", pack.Sources.Select(source => source.Package))));
            }

            AnsiConsole.Write(table);
        }

        return 0;
    }

    /// <summary>The sample portraits; made where <c>native/build</c> has put their photographs.</summary>
    private static void MakeSamples(bool force)
    {
        var folder = Packs.Samples;
        var sources = Path.Combine(folder, "source");
        if (SampleFaces.HasSources(sources)
            && (force || !IsNewer(Path.Combine(folder, SampleFaces.Other), [typeof(SampleFaces).Assembly.Location])))
        {
            SampleFaces.Make(sources, folder);
        }
    }

    private static bool IsNewer(string target, string[] sources) =>
        File.Exists(target)
        && sources.All(source => File.GetLastWriteTimeUtc(source) <= File.GetLastWriteTimeUtc(target));
}
