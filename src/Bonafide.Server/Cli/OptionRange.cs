using System.CommandLine;

namespace Bonafide.Server.Cli;

internal static class OptionRange
{
    /// <summary>Refuses values outside of a range; a default, which is not in place while this is asked, is not
    /// asked.</summary>
    public static void Between(this Option option, int least, int most)
    {
        option.Validators.Add(given =>
        {
            if (given is { Implicit: false } && given.GetValueOrDefault<int?>() is { } value
                && (value < least || value > most))
            {
                given.AddError($"{option.Name} is {least} to {most}.");
            }
        });
    }
}
