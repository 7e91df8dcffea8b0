using System.CommandLine;
using Bonafide.Server.Hosting;
using Bonafide.Server.Hosting.Settings;
using Microsoft.Extensions.Configuration;

namespace Bonafide.Server.Cli;

/// <summary>The data folder and configuration of verbs that work on an installation from inside.</summary>
internal sealed class LocalInstallation
{
    private readonly Option<string> _data = new("--data")
    {
        Description = "Data folder. Default: $BONAFIDE_DATA, else .data.",
        DefaultValueFactory = _ => DataFolder.Default,
    };

    public void AddTo(Command command) => command.Options.Add(_data);

    public string Folder(ParseResult result) => Path.GetFullPath(result.GetValue(_data)!);

    /// <summary>Reads and checks the configuration; null after everything that is wrong was printed.</summary>
    /// <param name="given">What options of the command say, over file and environment.</param>
    public (IConfigurationRoot Configuration, ServerOptions Options)? Read(
        ParseResult result, IReadOnlyDictionary<string, string?> given)
    {
        IConfigurationRoot configuration;
        try
        {
            configuration = BonafideHost.Configure(Folder(result), given);
        }
        catch (InvalidDataException unreadable)
        {
            Console.Error.WriteLine($"The configuration cannot be read: {unreadable.GetBaseException().Message}");
            return null;
        }

        var problems = ConfigurationCheck.Problems(configuration);
        if (problems.Count == 0)
        {
            return (configuration, ServerOptions.Read(configuration));
        }

        PrintProblems(problems);
        return null;
    }

    public static void PrintProblems(IEnumerable<string> problems)
    {
        Console.Error.WriteLine("The configuration has mistakes:");
        foreach (var problem in problems)
        {
            Console.Error.WriteLine($"  {problem}");
        }
    }
}
