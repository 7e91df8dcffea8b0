using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Worker;

/// <summary>
/// Tries what a worker must not be able to do, and says what succeeded: <c>bonafide doctor</c> and the tests ask it.
/// The JSON names a file to open; the answer lists <c>file</c>, <c>write</c>, <c>socket</c> and <c>program</c>.
/// </summary>
internal sealed class ProbeTask : IVisionTask
{
    public const string TaskName = "probe";

    public string Name => TaskName;

    public VisionMessage Handle(VisionMessage request)
    {
        var path = JsonSerializer.Deserialize<string>(request.Json.Span)!;
        var done = new List<string>();
        Try(done, "file", () => File.OpenRead(path).Dispose());
        Try(done, "write", () => File.WriteAllText(path + ".probe", "probe"));
        Try(done, "socket", () => new Socket(AddressFamily.InterNetwork, SocketType.Stream,
            ProtocolType.Tcp).Dispose());
        Try(done, "program", () => Process.Start("/usr/bin/true").Dispose());
        Try(done, "packs", () => File.OpenRead(PackFolder.File("ocr", "characters.txt")).Dispose());
        return new VisionMessage(JsonSerializer.SerializeToUtf8Bytes(done), []);
    }

    private static void Try(List<string> done, string what, Action act)
    {
        try
        {
            act();
            done.Add(what);
        }
        catch (Exception refused) when (refused is not OutOfMemoryException)
        {
            // Refused, as it should be.
        }
    }
}
