using Bonafide.Storage.Access;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Bonafide.Storage.Sqlite;

/// <summary>
/// Moves what was committed from the write-ahead log into the database file, on a connection and a thread of its own:
/// left to the commit that fills the log, every seventieth write of a device would wait for it. Passive checkpoints
/// hold up neither the writer nor readers (sqlite.org/c3ref/wal_checkpoint_v2.html). A log that is written to without a
/// pause is never started again by them, so that the writer keeps a checkpoint of its own for a log that grew large.
/// </summary>
internal sealed class SqliteCheckpoints : IDisposable
{
    /// <summary>Pages in the log from which the writer does it itself: 32 MB.</summary>
    public const int MostPages = 8_000;

    /// <summary>Pages that are written between two checkpoints.</summary>
    private const int PagesBetween = 1_000;

    private readonly Session _session;
    private readonly Thread _thread;
    private readonly SemaphoreSlim _due = new(0);
    private readonly sqlite3 _writer;
    private long _pages;
    private volatile bool _isEnding;

    /// <param name="session">Its own, for nothing else.</param>
    /// <param name="writer">Whose pages are counted.</param>
    public SqliteCheckpoints(Session session, sqlite3 writer)
    {
        _session = session;
        _writer = writer;
        _thread = new Thread(Run) { IsBackground = true, Name = "sqlite checkpoints" };
        _thread.Start();
    }

    /// <summary>To be called by the writer's thread after each commit.</summary>
    public void Committed()
    {
        _ = raw.sqlite3_db_status(_writer, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var written, out _, resetFlg: 1);
        _pages += written;
        if (_pages >= PagesBetween)
        {
            _pages = 0;
            _due.Release();
        }
    }

    /// <summary>Ends what is under way, then closes; once.</summary>
    public void Dispose()
    {
        if (_isEnding)
        {
            return;
        }

        _isEnding = true;
        _due.Release();
        _thread.Join();
        _session.Dispose();
        _due.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            _due.Wait();
            if (_isEnding)
            {
                return;
            }

            try
            {
                _session.Control("pragma wal_checkpoint(passive)");
            }
            catch (SqliteException)
            {
                // Nothing is lost: the log holds it still. A disk that is full or gone is told to who writes next.
            }
        }
    }
}
