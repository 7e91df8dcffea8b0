using System.Globalization;

namespace Bonafide.Tests.Shared;

/// <summary>
/// Long proofs run bounded in <c>./test</c> and whole under <c>./test long</c>, which gathers what they record into
/// <c>docs/long-proofs.md</c>.
/// </summary>
internal static class LongProof
{
    public static bool IsWhole => Environment.GetEnvironmentVariable("BONAFIDE_LONG") == "1";

    public static int Rounds(int bounded, int whole) => IsWhole ? whole : bounded;

    /// <summary>Adds a row to the table; to be called once everything was asserted.</summary>
    /// <param name="name">What was proved, in a few words.</param>
    /// <param name="figures">What was done and seen: "50 kills, 6,204 executions, 0 lost".</param>
    public static void Record(string name, FormattableString figures)
    {
        if (Environment.GetEnvironmentVariable("BONAFIDE_PROOFS") is { Length: > 0 } file)
        {
            File.AppendAllText(file, $"| {name} | {figures.ToString(CultureInfo.InvariantCulture)} |\n");
        }
    }
}
