using System.Globalization;
using Bonafide.Core;
using Bonafide.Core.Sightings;
using Bonafide.Storage.Access;
using Microsoft.Data.Sqlite;

namespace Bonafide.Bench.History;

/// <summary>
/// The sightings of transactions over two years up to an instant, each with an email and an address, written in the
/// order of their keys and before their indexes. Every tenth has one and the same address, every tenth one of a
/// hundred, the others three to an address; five of 97 ended REJECTED. History reads nothing else of a transaction.
/// </summary>
internal sealed class ManySightings(SqliteConnection connection, int rows, DateTimeOffset now)
{
    private const int Busy = 100;
    private const int FirstOrdinary = 1_000;
    private const string IndexesOf =
        "from sqlite_master where type = 'index' and sql is not null and tbl_name = 'sightings'";

    private static readonly TimeSpan TwoYears = TimeSpan.FromDays(730);

    private readonly long _step = (long)(TwoYears.TotalMicroseconds / rows);

    public static TenantId Tenant { get; } = new(new Guid("00000000-0000-7000-8000-000000000001"));

    /// <summary>Elements by how they are used, the most used first.</summary>
    public IReadOnlyList<(string What, IReadOnlyList<byte[]> Elements)> Elements { get; } =
    [
        ("an address of every tenth transaction", [Bytes(0, 32)]),
        ("a busy address", [.. Enumerable.Range(1, Busy).Select(i => Bytes(i, 32))]),
        ("an ordinary address",
            [.. Enumerable.Range(0, 100_000).Select(i => Bytes(FirstOrdinary + (i * 7919L % (rows / 4)), 32))]),
    ];

    public static ManySightings Fill(string path, int rows, DateTimeOffset now)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        var sightings = new ManySightings(connection, rows, now);
        sightings.Fill();
        return sightings;
    }

    private void Fill()
    {
        Run("pragma synchronous=off");
        Run("pragma cache_size=-400000");
        var indexes = Texts("select sql " + IndexesOf);
        Texts("select name " + IndexesOf).ForEach(name => Run($"drop index {name}"));
        using (var transaction = connection.BeginTransaction())
        {
            Sightings(transaction);
            transaction.Commit();
        }

        indexes.ForEach(Run);
        Run("pragma wal_checkpoint(truncate)");
    }

    private void Sightings(SqliteTransaction transaction)
    {
        using var insert = Insert(
            transaction, "tenant_id", "kind", "hash", "execution_id", "account_id", "at", "channel",
            "risky");
        for (var i = 0; i < rows; i++)
        {
            See(SightingKind.Email, i / 2, i);
        }

        for (var i = 0; i < rows; i += 10)
        {
            See(SightingKind.IpAddress, 0, i);
        }

        for (var busy = 0; busy < Busy; busy++)
        {
            for (var i = 1 + (busy * 10); i < rows; i += Busy * 10)
            {
                See(SightingKind.IpAddress, 1 + busy, i);
            }
        }

        for (var i = 0; i < rows; i++)
        {
            if (i % 10 >= 2)
            {
                See(SightingKind.IpAddress, FirstOrdinary + (((i / 10 * 8) + (i % 10) - 2) / 3), i);
            }
        }

        void See(SightingKind kind, long element, int execution) => Write(
            insert, Tenant.Value.ToByteArray(bigEndian: true), (int)kind, Bytes(element, 32), Bytes(execution, 16),
            Bytes(execution / 3, 16), At(execution), "API",
            IsRejected(execution) ? 1 : DBNull.Value);
    }

    private static bool IsRejected(int execution) => execution * 31L % 97 < 5;

    private long At(int execution) => Instants.ToMicroseconds(now) - ((rows - execution) * _step);

    private static byte[] Bytes(long value, int length) =>
        Convert.FromHexString(value.ToString($"x{length * 2}", CultureInfo.InvariantCulture));

    private SqliteCommand Insert(SqliteTransaction transaction, params string[] columns)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"insert into sightings ({string.Join(", ", columns)}) "
            + $"values ({string.Join(", ", columns.Select(column => "@" + column))})";
        command.Parameters.AddRange(columns.Select(column => new SqliteParameter("@" + column, null)));
        return command;
    }

    private static void Write(SqliteCommand insert, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            insert.Parameters[i].Value = values[i];
        }

        insert.ExecuteNonQuery();
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private List<string> Texts(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
