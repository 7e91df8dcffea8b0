namespace Bonafide.Storage.Migrations;

/// <summary>Accounts, their executions, credential slots and uploaded parts.</summary>
internal static class M0001Executions
{
    public static IEnumerable<Table> Tables => [Accounts(), Executions(), Credentials(), Parts()];

    private static Table Accounts() => TableBuilder.OfTenant("accounts")
        .Guids("id")
        .Sealed("wrapped_key?")
        .Instants("created_at")
        .Texts("created_by")
        .Instants("deleted_at?")
        .Key("tenant_id", "id")
        .Clustered()
        .Build();

    // References are sealed under the tenant's key, because retention keeps them when it shreds the execution's key;
    // their keyed hashes serve exact filters. expires_at is the earlier of token and session, null once neither
    // matters; due_at is null when there is nothing to do.
    private static Table Executions() => TableBuilder.OfTenant("executions")
        .Guids("id", "account_id")
        .Numbers("workflow_key", "state", "status", "class")
        .Instants("due_at?")
        .Numbers("attempts", "lease_epoch")
        .Instants("lease_until?")
        .Numbers("sequence")
        .Instants("created_at")
        .Texts("created_by")
        .Instants(
            "expires_at?",
            "token_expires_at",
            "session_expires_at?",
            "acquisition_started_at?",
            "started_at?",
            "completed_at?",
            "wiped_out_at?",
            "deleted_at?")
        .Numbers("decision?")
        .Texts("decision_label?")
        .Numbers("score_hundredths?", "automatic_decision?")
        .Texts("automatic_label?")
        .Numbers("automatic_score_hundredths?")
        .Texts("country?", "document_type?", "channel?")
        .Sealed("wrapped_key?", "sealed_references?", "sealed_request?")
        .Hashes("customer_reference_hash?", "user_reference_hash?", "reporting_criteria_hash?")
        .Guids("batch_id?")
        .Numbers("batch_row?")
        .Key("tenant_id", "id")
        .Index("created", "tenant_id", "created_at", "id")
        .Index("account", "tenant_id", "account_id", "created_at")
        .IndexWhere("due", "due_at is not null", "class", "due_at")
        .IndexWhere("expiry", "expires_at is not null", "expires_at")
        .IndexWhere(
            "retention", "completed_at is not null and wiped_out_at is null", "tenant_id", "created_at")
        .IndexWhere(
            "customer_reference", "customer_reference_hash is not null", "tenant_id", "customer_reference_hash")
        .IndexWhere("user_reference", "user_reference_hash is not null", "tenant_id", "user_reference_hash")
        .Unique("batch_row", "batch_id is not null", "tenant_id", "batch_id", "batch_row")
        .References("accounts", "account_id")
        .Build();

    private static Table Credentials() => TableBuilder.OfTenant("credentials")
        .Guids("id", "execution_id", "account_id")
        .Numbers("ordinal", "category")
        .Sealed("sealed_label?")
        .Texts("preset?", "channels")
        .Guids("linked_credential_id?")
        .Key("tenant_id", "id")
        .Clustered()
        .Index("execution", "tenant_id", "execution_id", "ordinal")
        .References("executions", "execution_id")
        .Build();

    // A part is either a blob or, for JSON, sealed bytes in the row.
    private static Table Parts() => TableBuilder.OfTenant("parts")
        .Guids("id", "execution_id", "credential_id")
        .Texts("classifier")
        .Numbers("ordinal")
        .Guids("blob_id?", "normalized_blob_id?")
        .Sealed("sealed_content?")
        .Hashes("sha256")
        .Numbers("byte_size")
        .Texts("content_type")
        .Numbers("width?", "height?")
        .Texts("capture_method?")
        .Instants("created_at")
        .Texts("created_by")
        .Instants("wiped_at?")
        .Key("tenant_id", "id")
        .Unique("place", null, "tenant_id", "credential_id", "classifier", "ordinal")
        .Index("execution", "tenant_id", "execution_id")
        .IndexWhere("blob", "blob_id is not null", "blob_id")
        .IndexWhere("normalized_blob", "normalized_blob_id is not null", "normalized_blob_id")
        .References("credentials", "credential_id")
        .Build();
}
