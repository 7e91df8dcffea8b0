using System.Text.Json;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Requests;
using Bonafide.Sources.Connectors;

namespace Bonafide.Engine.Connectors;

/// <summary>Puts, shows and removes a tenant's connectors. Secrets go in and never come out.</summary>
public sealed class ConnectorService(StoredConnectors connectors)
{
    private const string Hidden = "(kept)";

    /// <summary>Bytes of a definition, 64 KiB.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>
    /// Adds a connector or replaces the one of its name. A secret given as <c>(kept)</c> stays what it was.
    /// </summary>
    /// <exception cref="RequestProblemException">400 with everything that is wrong with the definition.</exception>
    public async Task PutAsync(Actor actor, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Manage);
        var definition = Read(json.Span);
        var before = await FindAsync(actor, definition.Name, cancellationToken).ConfigureAwait(false);
        definition = definition with
        {
            Auth = definition.Auth with { Secret = Kept(definition.Auth.Secret, before?.Auth.Secret) },
            Tls = definition.Tls with { Key = Kept(definition.Tls.Key, before?.Tls.Key) },
        };
        var problems = ConnectorRules.Problems(definition);
        if (problems.Count > 0)
        {
            throw new RequestProblemException(
                ProblemKind.BadRequest, "The definition has mistakes.",
                [.. problems.Select(problem => new Violation(problem.Split(':')[0], "invalid", problem))]);
        }

        await connectors.PutAsync(actor, definition, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All definitions, without their secrets.</summary>
    public async Task<IReadOnlyList<ConnectorDefinition>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Manage);
        var stored = await connectors.OfAsync(actor.Tenant, cancellationToken).ConfigureAwait(false);
        return [.. stored.Select(one => one.Definition with
        {
            Auth = one.Definition.Auth with { Secret = Hide(one.Definition.Auth.Secret) },
            Tls = one.Definition.Tls with { Key = Hide(one.Definition.Tls.Key) },
        })];
    }

    public async Task RemoveAsync(Actor actor, string name, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Manage);
        if (!await connectors.RemoveAsync(actor, name, cancellationToken).ConfigureAwait(false))
        {
            throw new RequestProblemException(ProblemKind.NotFound, "There is no connector of this name.");
        }
    }

    private async Task<ConnectorDefinition?> FindAsync(
        Actor actor, string name, CancellationToken cancellationToken) =>
        (await connectors.OfAsync(actor.Tenant, cancellationToken).ConfigureAwait(false))
        .FirstOrDefault(stored => stored.Definition.Name == name)?.Definition;

    private static ConnectorDefinition Read(ReadOnlySpan<byte> json)
    {
        try
        {
            if (json.Length <= MostBytes
                && JsonSerializer.Deserialize<ConnectorDefinition>(json, ConnectorDefinition.Json) is
                    { Name: not null, Request: not null, Response: not null } definition)
            {
                return definition;
            }
        }
        catch (JsonException unreadable)
        {
            throw new RequestProblemException(
                ProblemKind.BadRequest,
                $"The definition is not what docs/connectors.md describes, at {unreadable.Path}.");
        }

        throw new RequestProblemException(
            ProblemKind.BadRequest,
            $"A definition has name, request and response, in at most {MostBytes} bytes of JSON.");
    }

    private static string? Kept(string? given, string? before) => given == Hidden ? before : given;

    private static string? Hide(string? secret) => secret is null ? null : Hidden;
}
