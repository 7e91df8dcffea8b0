using System.Diagnostics;
using System.Globalization;

namespace Bonafide.Vision.Evaluation.Accuracy;

/// <summary>
/// The most memory that the process held during some of its time. Linux forgets the peak on request (proc(5),
/// clear_refs); elsewhere it is that of the whole life of the process.
/// </summary>
internal sealed class PeakMemory
{
    private const string Reset = "/proc/self/clear_refs";
    private const string Status = "/proc/self/status";
    private const string Peak = "VmHWM:";
    private const double Kilobytes = 1024;

    internal double Megabytes { get; private set; }

    internal static void Begin()
    {
        // What making the documents left behind is no memory of reading.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        try
        {
            // 5 resets the peak to what is held now.
            File.WriteAllText(Reset, "5");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The peak of the whole process is no less than that of this time.
        }
    }

    internal void End() => Megabytes = Math.Max(Megabytes, Now());

    private static double Now()
    {
        if (!File.Exists(Status))
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64 / (Kilobytes * Kilobytes);
        }

        var line = File.ReadLines(Status).First(line => line.StartsWith(Peak, StringComparison.Ordinal));
        var number = line[Peak.Length..].Trim().Split(' ')[0];
        return double.Parse(number, CultureInfo.InvariantCulture) / Kilobytes;
    }
}
