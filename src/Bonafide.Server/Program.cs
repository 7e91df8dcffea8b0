using Bonafide.Server.Cli;
using Spectre.Console;

// What is read by a program, or by a person who asked for none (https://no-color.org), carries no terminal codes.
if (Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 })
{
    AnsiConsole.Profile.Capabilities.Ansi = false;
    AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
}

try
{
    return await CommandLine.Build().Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
catch (OperationCanceledException)
{
    return 1;
}
catch (Exception failure)
{
    // Where a file or folder is missing, full or closed to us, the message says which, and our code helps nobody.
    await Console.Error.WriteLineAsync(
        failure is IOException or UnauthorizedAccessException ? failure.Message : failure.ToString());
    return 1;
}
