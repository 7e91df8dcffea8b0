using Microsoft.AspNetCore.Builder;
using Microsoft.OpenApi;

namespace Bonafide.Api.Document;

/// <summary>A member of the query that the handler reads by itself.</summary>
internal sealed record QueryMember(string Name, string Description, JsonSchemaType Type);

/// <summary>Members of a form that the handler reads by itself.</summary>
internal sealed record FormMembers(string ContentType, IReadOnlyList<string> Names, IReadOnlyList<string> Required)
{
    public const string UrlEncoded = "application/x-www-form-urlencoded";
    public const string Multipart = "multipart/form-data";
}

/// <summary>Neither token nor User-Agent is asked for.</summary>
internal sealed record Public;

/// <summary>The token of an account reply is taken as well.</summary>
internal sealed record TakesTransactionToken;

/// <summary>Says about an endpoint what its handler does not show.</summary>
internal static class Descriptions
{
    public static TBuilder WithQuery<TBuilder>(
        this TBuilder builder, string name, string description, JsonSchemaType type = JsonSchemaType.String)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new QueryMember(name, description, type));

    /// <summary>The query of every list.</summary>
    public static TBuilder WithPages<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder
            .WithQuery("limit", ParameterWords.Of("limit")!, JsonSchemaType.Integer)
            .WithQuery("cursor", ParameterWords.Of("cursor")!);
}

/// <summary>What parameters of routes and queries mean, wherever they appear.</summary>
internal static class ParameterWords
{
    public static string? Of(string? name) => name switch
    {
        "accountId" => "Id of the account.",
        "executionId" => "Id of the workflow execution.",
        "credentialId" => "Id of the credential.",
        "classifier" =>
            "FRONT, BACK, CHIP, FACE, FACEMAP, DOCUMENT, PREPARED_DATA or DEVICE_RISK; LIVENESS_1 to 6 for downloads.",
        "page" => "0-based page of a DOCUMENT that came in several uploads.",
        "callbackId" => "Id of the callback, the webhook-id of its attempts.",
        "tenantId" => "Id of the tenant.",
        "clientId" => "Id of the OAuth2 client.",
        "rulesetId" => "Id of the ruleset.",
        "keyId" => "Id of the callback key.",
        "evidenceId" => "An item of evidence on a device or account.",
        "kind" => "access-token, transaction-token, audit-block, device-box or face-challenge.",
        "link" => "The last part of the link that generate gave out.",
        "name" => "1 to 100 characters, for people.",
        "type" => "RISK_SCORE, ADDITIONAL_RISK_SCORE or DECISION_LABEL.",
        "registerName" => "The operator's word for the register; its kind when left out of an import.",
        "registerKind" => "cpf, curp, person and the other kinds of docs/registers.md.",
        "sourceType" => "Credit, Government, Commercial, Consumer, Utility, Proprietary, Telco or Postal.",
        "country" => "ISO 3166-1 code, when all records are of one country.",
        "dryRun" => "true checks everything and keeps nothing.",
        "version" => "Id of a version that is on disk.",
        "connectorName" => "The name in the connector's definition.",
        "id" => "Its id.",
        "limit" => "Items of the page, 1 to 100; 50 when left out.",
        "cursor" => "The nextCursor of the answer before.",
        _ => null,
    };
}
