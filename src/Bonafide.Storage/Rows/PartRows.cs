using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>An uploaded part: a blob, or for JSON sealed bytes in the row.</summary>
/// <param name="Ordinal">0-based page of a DOCUMENT that came in several uploads; 0 otherwise.</param>
/// <param name="NormalizedBlob">The upright copy without metadata that a worker made.</param>
/// <param name="SealedContent">JSON, sealed under the execution's key at <see cref="PartRows.ContentColumn"/>.</param>
/// <param name="Sha256">Of the plaintext.</param>
/// <param name="Width">Pixels, where the header of the file told.</param>
public sealed record PartRow(
    PartId Id,
    ExecutionId Execution,
    CredentialId Credential,
    string Classifier,
    int Ordinal,
    BlobId? Blob,
    BlobId? NormalizedBlob,
    byte[]? SealedContent,
    byte[] Sha256,
    long ByteSize,
    string ContentType,
    int? Width,
    int? Height,
    string? CaptureMethod,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? WipedAt);

public static class PartRows
{
    public const string ContentColumn = "parts.sealed_content";

    private static readonly Table Table = SchemaModel.Current["parts"];
    private static readonly string OfExecution =
        $"select {Table.ColumnList} from parts where tenant_id = @tenant_id and execution_id = @execution_id "
        + "and wiped_at is null order by credential_id, classifier, ordinal";

    private static readonly string OfCredential =
        $"select {Table.ColumnList} from parts where tenant_id = @tenant_id and credential_id = @credential_id "
        + "and wiped_at is null order by classifier, ordinal";

    public static void Insert(TenantId tenant, IWriteTransaction write, PartRow row) =>
        write.Execute(
            Table.Insert,
            ("tenant_id", tenant),
            ("id", row.Id),
            ("execution_id", row.Execution),
            ("credential_id", row.Credential),
            ("classifier", row.Classifier),
            ("ordinal", row.Ordinal),
            ("blob_id", row.Blob),
            ("normalized_blob_id", row.NormalizedBlob),
            ("sealed_content", row.SealedContent),
            ("sha256", row.Sha256),
            ("byte_size", row.ByteSize),
            ("content_type", row.ContentType),
            ("width", row.Width),
            ("height", row.Height),
            ("capture_method", row.CaptureMethod),
            ("created_at", row.CreatedAt),
            ("created_by", row.CreatedBy),
            ("wiped_at", row.WipedAt));

    /// <summary>
    /// Puts the part in its place, whoever was there: <see cref="Remove"/>, then <see cref="Insert"/>.
    /// </summary>
    /// <returns>Blobs that nothing points to any more; delete them after the commit.</returns>
    public static List<BlobId> Replace(TenantId tenant, IWriteTransaction write, PartRow row)
    {
        var orphans = Remove(tenant, write, row.Credential, row.Classifier, row.Ordinal);
        Insert(tenant, write, row);
        return orphans;
    }

    /// <summary>Takes a part away; its blobs are to be deleted after the commit.</summary>
    public static List<BlobId> Remove(
        TenantId tenant, IWriteTransaction write, CredentialId credential, string classifier, int ordinal) =>
        Flatten(write.Query(
            "delete from parts where tenant_id = @tenant_id and credential_id = @credential_id "
            + "and classifier = @classifier and ordinal = @ordinal returning blob_id, normalized_blob_id",
            ReadBlobs,
            ("tenant_id", tenant),
            ("credential_id", credential),
            ("classifier", classifier),
            ("ordinal", ordinal)));

    /// <summary>All parts of an execution.</summary>
    public static List<PartRow> Of(TenantId tenant, IReadSession session, ExecutionId execution) =>
        session.Query(OfExecution, Read, ("tenant_id", tenant), ("execution_id", execution));

    public static List<PartRow> OfSlot(TenantId tenant, IReadSession session, CredentialId credential) =>
        session.Query(OfCredential, Read, ("tenant_id", tenant), ("credential_id", credential));

    /// <summary>Notes the upright copy; false when the part is gone, and then the copy's blob is an orphan.</summary>
    public static bool SetNormalized(TenantId tenant, IWriteTransaction write, PartId id, BlobId blob) =>
        write.Execute(
            "update parts set normalized_blob_id = @blob where tenant_id = @tenant_id and id = @id "
            + "and wiped_at is null and normalized_blob_id is null",
            ("blob", (BlobId?)blob),
            ("tenant_id", tenant),
            ("id", id)) == 1;

    internal static List<BlobId> Flatten(List<(BlobId? Original, BlobId? Normalized)> rows) =>
        [.. rows.SelectMany(row => new[] { row.Original, row.Normalized }).OfType<BlobId>()];

    internal static (BlobId? Original, BlobId? Normalized) ReadBlobs(RowReader row) =>
        (row.BlobOrNull(), row.BlobOrNull());

    private static PartRow Read(RowReader row)
    {
        _ = row.Tenant();
        return new(
            new PartId(row.Guid()),
            row.Execution(),
            row.Credential(),
            row.Text(),
            row.Int(),
            row.BlobOrNull(),
            row.BlobOrNull(),
            row.BytesOrNull(),
            row.Bytes(),
            row.Number(),
            row.Text(),
            row.IntOrNull(),
            row.IntOrNull(),
            row.TextOrNull(),
            row.Instant(),
            row.Text(),
            row.InstantOrNull());
    }
}
