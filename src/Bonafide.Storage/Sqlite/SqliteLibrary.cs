using System.Runtime.InteropServices;
using SQLitePCL;

namespace Bonafide.Storage.Sqlite;

/// <summary>
/// Loads SQLite so that it calls its own functions. Image libraries can bring another SQLite into the process and make
/// its symbols global; bound when first called, ours would then call into that one and die.
/// </summary>
internal static partial class SqliteLibrary
{
    /// <summary>dlopen(3): resolve every symbol at once, and in the library itself before anywhere else.</summary>
    private const int NowAndOwnFirst = 0x2 | 0x8;

    private const string File = "libe_sqlite3.so";

    private static readonly Lazy<nint> Handle = new(Load);

    private static readonly Lazy<int> Configured = new(Configure);

    /// <summary>To be called before the first connection; later calls do nothing.</summary>
    public static void Bind() => _ = (Handle.Value, Configured.Value);

    /// <summary>
    /// A session is one thread's at a time, so that the locks around each call and the counting of memory, which
    /// is a lock of all connections, would only cost. Without effect where SQLite was used before.
    /// </summary>
    private static int Configure()
    {
        Batteries_V2.Init();
        return raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD) | raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <summary>Zero where the library lies elsewhere: the provider then finds it in its own way.</summary>
    private static nint Load() =>
        ((string?)AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, File))
            .Where(System.IO.File.Exists)
            .Select(path => Open(path, NowAndOwnFirst))
            .FirstOrDefault();

    [LibraryImport("libc", EntryPoint = "dlopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Open(string path, int flags);
}
