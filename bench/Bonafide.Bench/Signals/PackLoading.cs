using System.Diagnostics;
using Bonafide.Server.Hosting;
using Bonafide.Sources.Email;
using Bonafide.Sources.GeoIp;
using Bonafide.Sources.Packs;
using Bonafide.Sources.Phone;

namespace Bonafide.Bench.Signals;

/// <summary>Opens the packs of the contact signals as the host does, in a process that has opened none yet.</summary>
internal sealed class PackLoading : IFigure
{
    private const double Megabyte = 1024 * 1024;

    public string Name => "packs";

    public string Summary => "Time, disk and memory of the data packs, opened and asked once.";

    public Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments)
    {
        var before = Resident();
        var started = Stopwatch.GetTimestamp();
        var folder = PackFolder.Open(Packs.Data);
        var email = EmailPack.TryOpen(folder)!;
        var phone = PhonePack.TryOpen(folder)!;
        var geo = GeoIpPack.TryOpen(folder)!;
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        new EmailSource(email).Look("ann@example.org");
        new PhoneSource(phone, null).Look("+12024561414", null);
        new GeoIpSource(geo, [], new()).Look("8.8.8.8");
        var resident = (Resident() - before) / Megabyte;
        var disk = folder.Manifest!.Packs.Sum(pack => pack.Bytes) / Megabyte;
        GC.KeepAlive((email, phone, geo));
        return Task.FromResult<IReadOnlyList<Measured>>(
        [
            new("packs opened", elapsed, "ms", Bar.AtMost(300)),
            new("packs on disk", disk, "MB", Bar.AtMost(250)),
            new("more resident after one question each", resident, "MB", Bar.AtMost(60)),
        ]);
    }

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        return process.WorkingSet64;
    }
}
