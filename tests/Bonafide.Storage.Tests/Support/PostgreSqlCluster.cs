using System.Diagnostics;
using Npgsql;

namespace Bonafide.Storage.Tests.Support;

/// <summary>
/// A private PostgreSQL in a temporary folder, from Debian's package, on a Unix socket. As root it runs under the
/// package's user <c>postgres</c>, since PostgreSQL refuses root.
/// </summary>
public sealed class PostgreSqlCluster : IDisposable
{
    public const string Role = "bonafide";

    private readonly string _folder;
    private readonly string _binaries;
    private readonly bool _asPostgres;
    private int _databases;

    public PostgreSqlCluster()
    {
        _binaries = FindBinaries();
        _asPostgres = Environment.UserName == "root";
        _folder = Directory.CreateTempSubdirectory("bf-pg-").FullName;
        if (_asPostgres)
        {
            Run("chown", ["postgres", _folder], asPostgres: false);
        }

        var data = Path.Combine(_folder, "data");
        Run(Binary("initdb"), ["-D", data, "-A", "trust", "-U", "postgres", "--no-sync", "--locale=C", "-E", "UTF8"]);
        Run(
            Binary("pg_ctl"),
            [
                "-D", data, "-w", "-t", "60", "-l", Path.Combine(_folder, "log"),
                "-o", $"-c listen_addresses='' -k {_folder} -c fsync=off -c max_connections=200", "start",
            ]);
        Execute("postgres", $"create role {Role} login");
    }

    /// <summary>Makes an empty database that the unprivileged role owns.</summary>
    public string NewDatabase()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        Execute("postgres", $"create database {name} owner {Role}");
        return ConnectionString(name, Role);
    }

    public string ConnectionString(string database, string user) =>
        new NpgsqlConnectionStringBuilder { Host = _folder, Database = database, Username = user, Pooling = true }
            .ToString();

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        Run(Binary("pg_ctl"), ["-D", Path.Combine(_folder, "data"), "-m", "immediate", "-w", "stop"]);
        if (_asPostgres)
        {
            Run("rm", ["-rf", _folder], asPostgres: false);
        }
        else
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static string FindBinaries()
    {
        const string root = "/usr/lib/postgresql";
        var versions = Directory.Exists(root) ? Directory.GetDirectories(root) : [];
        return versions.Select(version => Path.Combine(version, "bin"))
            .Where(folder => File.Exists(Path.Combine(folder, "initdb")))
            .OrderDescending(StringComparer.Ordinal)
            .FirstOrDefault()
            ?? throw new InvalidOperationException(
                $"There is no PostgreSQL below {root}: run ./test, or apt-get install postgresql.");
    }

    private string Binary(string name) => Path.Combine(_binaries, name);

    private void Execute(string database, string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString(database, "postgres"));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private void Run(string program, string[] arguments) => Run(program, arguments, _asPostgres);

    // pg_ctl hands its output to the server, so nothing may be redirected that a reader would wait for.
    private void Run(string program, string[] arguments, bool asPostgres)
    {
        var start = asPostgres
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.WorkingDirectory = _folder;
        using var process = Process.Start(start)!;
        if (!process.WaitForExit(TimeSpan.FromSeconds(90)) || process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Path.GetFileName(program)} failed.");
        }
    }
}
