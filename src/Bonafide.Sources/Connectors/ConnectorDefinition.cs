using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Bonafide.Core.Facts;

namespace Bonafide.Sources.Connectors;

/// <summary>
/// An HTTP provider as an operator describes it (docs/connectors.md): what it is asked, how, and what its answer means
/// as a record of a register's kind. Stored sealed, since it holds credentials.
/// </summary>
/// <param name="Kind">Kind of register whose questions it answers.</param>
/// <param name="SourceType">What kind of source it stands for.</param>
/// <param name="Country">ISO 3166-1 alpha-3 when it covers one country; null is asked for every country.</param>
public sealed record ConnectorDefinition(
    string Name, string Kind, SourceType SourceType, ConnectorRequest Request, ConnectorResponse Response,
    string? Country = null)
{
    public ConnectorAuth Auth { get; init; } = new();

    public ConnectorLimits Limits { get; init; } = new();

    public ConnectorTls Tls { get; init; } = new();

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };
}

/// <summary>Texts may hold placeholders, <c>{idNumber}</c> or <c>{dateOfBirth:dd/MM/yyyy}</c>.</summary>
/// <param name="Url">Absolute; values in it are percent-encoded.</param>
/// <param name="Method">GET, POST or PUT.</param>
/// <param name="Body">A JSON template; a member whose placeholder has no value is left out.</param>
/// <param name="Needs">Values without which the provider is not asked, and counts as silent.</param>
public sealed record ConnectorRequest(
    string Url, string Method = "POST", JsonNode? Body = null, IReadOnlyDictionary<string, string>? Headers = null,
    IReadOnlyList<string>? Needs = null);

/// <param name="Records">Path to one object or an array of them; null: the whole answer is one.</param>
/// <param name="Fields">Field of the record → where the answer has it.</param>
/// <param name="NotFoundStatus">HTTP statuses that say that nobody was found.</param>
/// <param name="NotFoundWhen">Values that say so in an answer of status 200.</param>
/// <param name="FailedWhen">Values that say that the provider failed, in an answer of status 200.</param>
/// <param name="Message">Path to a word that the contract may show.</param>
public sealed record ConnectorResponse(
    IReadOnlyDictionary<string, ConnectorField> Fields, string? Records = null,
    IReadOnlyList<int>? NotFoundStatus = null, IReadOnlyList<ConnectorCondition>? NotFoundWhen = null,
    IReadOnlyList<ConnectorCondition>? FailedWhen = null, string? Message = null);

/// <summary>Where a field comes from: a path, or a constant.</summary>
/// <param name="Values">The provider's words → ours; a word that is not listed is left out.</param>
/// <param name="Date">The provider's format of a day, such as <c>dd/MM/yyyy</c>.</param>
/// <param name="Echo">
/// For providers that answer yes or no: when the path holds this word, the field is what was asked; else it is absent.
/// </param>
public sealed record ConnectorField(
    string? Path = null, string? Constant = null, IReadOnlyDictionary<string, string>? Values = null,
    string? Date = null, string? Echo = null);

public sealed record ConnectorCondition(string Path, string EqualTo);

public enum ConnectorAuthType
{
    None = 0,
    Basic = 1,
    Bearer = 2,

    /// <summary>Client credentials (RFC 6749 §4.4).</summary>
    OAuth2 = 3,
    ApiKey = 4,
}

/// <param name="User">User name of Basic, client id of OAuth2, header name of an API key.</param>
/// <param name="Secret">Password, token, client secret or key.</param>
/// <param name="TokenUrl">OAuth2: where tokens are given out.</param>
/// <param name="Scope">OAuth2: null asks for none.</param>
public sealed record ConnectorAuth(
    ConnectorAuthType Type = ConnectorAuthType.None, string? User = null, string? Secret = null,
    string? TokenUrl = null, string? Scope = null);

/// <param name="Certificate">Client certificate, PEM, for mutual TLS.</param>
/// <param name="Key">Its private key, PEM.</param>
/// <param name="TrustedRoot">The provider's own root, PEM; null trusts the system's roots.</param>
public sealed record ConnectorTls(string? Certificate = null, string? Key = null, string? TrustedRoot = null);

/// <param name="TimeoutSeconds">One attempt, 0.1 to 30.</param>
/// <param name="Attempts">1 to 5; only what may succeed later is tried again.</param>
/// <param name="PauseSeconds">Before the second attempt, 0 to 10; doubles.</param>
/// <param name="MaxResponseBytes">1 KiB to 8 MiB; more only for photos.</param>
/// <param name="CircuitFailures">Failures within half a minute that open the circuit, 2 to 100.</param>
/// <param name="CircuitPauseSeconds">How long the provider is left alone then, 1 to 600.</param>
/// <param name="MostAtOnce">Calls on their way at the same time, 1 to 64; more wait their turn.</param>
public sealed record ConnectorLimits(
    double TimeoutSeconds = 10, int Attempts = 2, double PauseSeconds = 0.5, int MaxResponseBytes = 262_144,
    int CircuitFailures = 5, double CircuitPauseSeconds = 30, int MostAtOnce = 8);
