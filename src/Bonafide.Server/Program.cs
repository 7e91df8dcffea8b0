using Bonafide.Server.Cli;
using Spectre.Console;

// What is read by a program, or by a person who asked for none (https://no-color.org), carries no terminal codes.
if (Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 })
{
    AnsiConsole.Profile.Capabilities.Ansi = false;
    AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
}

return await CommandLine.Build().Parse(args).InvokeAsync();
