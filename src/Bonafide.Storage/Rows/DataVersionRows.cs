using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>A data or model pack that was once loaded; facts and outcomes name it.</summary>
public sealed record DataVersionRow(string Name, string Version, byte[] Sha256, DateTimeOffset LoadedAt);

/// <summary>These rows belong to no tenant.</summary>
public static class DataVersionRows
{
    private static readonly Table Table = SchemaModel.Current["data_versions"];
    private static readonly string InsertOrIgnore = Table.Insert + " on conflict do nothing";
    private static readonly string AllSql = $"select {Table.ColumnList} from data_versions order by name, loaded_at";

    /// <summary>Notes a version once; the first time it was loaded stays.</summary>
    public static bool Insert(IWriteTransaction write, DataVersionRow row) =>
        write.Execute(
            InsertOrIgnore,
            ("name", row.Name),
            ("version", row.Version),
            ("sha256", row.Sha256),
            ("loaded_at", row.LoadedAt)) == 1;

    public static List<DataVersionRow> All(IReadSession session) =>
        session.Query(AllSql, static row => new DataVersionRow(row.Text(), row.Text(), row.Bytes(), row.Instant()));
}
