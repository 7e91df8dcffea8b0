using Bonafide.Api.Requests;
using Bonafide.Engine.Idempotency;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Bonafide.Api.Document;

/// <summary>The OpenAPI document, made from the endpoints themselves; <c>contract/openapi.json</c> is a copy.</summary>
internal static class ApiDocument
{
    public const string Path = "/openapi.json";
    private const string ClientToken = "clientToken";
    private const string TransactionToken = "transactionToken";

    private const string Description =
        "Every answer carries X-Request-Id; quote it when something went wrong. A POST or PUT may carry "
        + "Idempotency-Key: the same key with the same body acts once, for 24 hours. Every error has the body "
        + "ProblemReply, with all that is wrong at once. Requests need a User-Agent.";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Bonafide API", Version = "v1", Description = Description };
            document.Servers = [new() { Url = "/" }];
            document.Components ??= new();
            document.Components.SecuritySchemes = Schemes();
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Type(schema, context.JsonTypeInfo.Type);
            foreach (var member in context.JsonTypeInfo.Properties.Where(member => member.IsGetNullable))
            {
                // Null is left out on the wire.
                schema.Required?.Remove(member.Name);
            }

            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi(Path);

    private static Dictionary<string, IOpenApiSecurityScheme> Schemes() => new()
    {
        [ClientToken] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.OAuth2,
            Description = "The bearer token of an OAuth2 client.",
            Flows = new()
            {
                ClientCredentials = new()
                {
                    TokenUrl = new Uri("/oauth2/token", UriKind.Relative),
                    Scopes = new Dictionary<string, string>(),
                },
            },
        },
        [TransactionToken] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The api.token of an account reply, for the uploads of its execution.",
        },
    };

    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            parameter.Description ??= ParameterWords.Of(parameter.Name);
        }

        foreach (var query in metadata.OfType<QueryMember>())
        {
            Add(operation, query.Name, ParameterLocation.Query, query.Description, query.Type);
        }

        if (metadata.OfType<FormMembers>().FirstOrDefault() is { } form)
        {
            operation.RequestBody = Form(form);
        }

        if (!metadata.OfType<Public>().Any())
        {
            Secure(operation, context);
        }
    }

    private static void Secure(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (context.Description.HttpMethod is "POST" or "PUT" && !metadata.OfType<TakesNoKey>().Any())
        {
            Add(
                operation, IdempotencyHeader.Name, ParameterLocation.Header,
                "1 to 255 visible ASCII characters: the same key with the same body acts once.", JsonSchemaType.String);
        }

        operation.Security =
        [
            new() { [new OpenApiSecuritySchemeReference(ClientToken, context.Document)] = [] },
        ];
        if (metadata.OfType<TakesTransactionToken>().Any())
        {
            operation.Security.Add(
                new() { [new OpenApiSecuritySchemeReference(TransactionToken, context.Document)] = [] });
        }
    }

    private static void Add(
        OpenApiOperation operation, string name, ParameterLocation place, string description, JsonSchemaType type)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name, In = place, Description = description, Schema = new OpenApiSchema { Type = type },
        });
    }

    private static OpenApiRequestBody Form(FormMembers form) => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [form.ContentType] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string>(form.Required),
                    Properties = form.Names.ToDictionary(
                        name => name,
                        IOpenApiSchema (name) => new OpenApiSchema
                        {
                            Type = JsonSchemaType.String,
                            Format = form.ContentType == FormMembers.Multipart ? "binary" : null,
                        }),
                },
            },
        },
    };

    /// <summary>Instants and scores have writers of their own, which the schema cannot look into.</summary>
    private static void Type(OpenApiSchema schema, Type type)
    {
        if (type == typeof(DateTimeOffset) || type == typeof(DateTimeOffset?))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "date-time";
        }
        else if ((type == typeof(double) || type == typeof(double?)) && schema.Type is null)
        {
            schema.Type = JsonSchemaType.Number;
            schema.Format = "double";
        }
    }
}
