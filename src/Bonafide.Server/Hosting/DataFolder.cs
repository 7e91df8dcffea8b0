namespace Bonafide.Server.Hosting;

/// <summary>The one folder of an installation: database, blobs, keys, sandbox access.</summary>
internal static class DataFolder
{
    public static string Default => Environment.GetEnvironmentVariable("BONAFIDE_DATA") ?? ".data";
}
