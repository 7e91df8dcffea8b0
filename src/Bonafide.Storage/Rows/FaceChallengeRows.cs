using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>
/// Challenges that were given out. What one asks for stands in its signed text; here is only that it was given and
/// whether a series has used it.
/// </summary>
public static class FaceChallengeRows
{
    private static readonly Table Table = SchemaModel.Current["face_challenges"];

    /// <summary>Notes a challenge as given; false when the credential has had <paramref name="most"/>.</summary>
    /// <exception cref="KeyTakenException">Another one of this credential was given at the same time.</exception>
    public static bool Issue(
        TenantId tenant, IWriteTransaction write, Guid id, ExecutionId execution, CredentialId credential, int most)
    {
        var given = (int)(write.QueryNumber(
            "select count(*) from face_challenges where tenant_id = @tenant_id and credential_id = @credential_id",
            ("tenant_id", tenant),
            ("credential_id", credential)) ?? 0);
        if (given >= most)
        {
            return false;
        }

        write.Execute(
            Table.Insert,
            ("tenant_id", tenant),
            ("id", id),
            ("execution_id", execution),
            ("credential_id", credential),
            ("number", given + 1),
            ("issued_at", write.Now),
            ("used_at", (DateTimeOffset?)null));
        return true;
    }

    /// <summary>Marks a challenge as used; false when it was, or was never given.</summary>
    public static bool Use(TenantId tenant, IWriteTransaction write, Guid id) =>
        write.Execute(
            "update face_challenges set used_at = @now "
            + "where tenant_id = @tenant_id and id = @id and used_at is null",
            ("now", write.Now),
            ("tenant_id", tenant),
            ("id", id)) == 1;
}
