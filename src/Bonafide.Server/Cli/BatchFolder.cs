using System.IO.Compression;

namespace Bonafide.Server.Cli;

/// <summary>A batch on this machine's disk: a folder, or a zip of one.</summary>
internal static class BatchFolder
{
    /// <summary>Sends the zip; a folder is packed into a temporary file first.</summary>
    /// <param name="send">Gets what opens the archive anew for each try.</param>
    public static async Task<T> SendAsync<T>(string source, Func<Func<Stream>, Task<T>> send)
    {
        if (!Directory.Exists(source))
        {
            return await send(() => File.OpenRead(source));
        }

        var folder = Directory.CreateTempSubdirectory("bonafide-batch-").FullName;
        try
        {
            var zip = Path.Combine(folder, "batch.zip");
            await ZipFile.CreateFromDirectoryAsync(source, zip);
            return await send(() => File.OpenRead(zip));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
