using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Bonafide.Core.Countries;
using Bonafide.Sources.Registers;

namespace Bonafide.Sources.Connectors;

/// <summary>Everything that is wrong with a definition, a sentence each; never with a secret in it.</summary>
public static partial class ConnectorRules
{
    private const int MostFields = 64;

    /// <summary>Within the deadline of the gatherer that asks.</summary>
    private const int MostSeconds = 40;

    private static readonly string[] Methods = ["GET", "POST", "PUT"];

    public static IReadOnlyList<string> Problems(ConnectorDefinition definition)
    {
        var problems = new List<string>();
        Require(problems, RegisterStore.IsName(definition.Name ?? string.Empty),
            "name: 1 to 60 lower-case letters, digits and dashes.");
        Require(problems, Enum.IsDefined(definition.SourceType), "sourceType: Credit, Government, Commercial …");
        Require(problems, definition.Country is not { } country || CountryCodes.ToAlpha3(country) == country,
            "country: an alpha-3 code of ISO 3166-1.");
        if (RegisterSchemas.Find(definition.Kind ?? string.Empty) is { } schema)
        {
            Response(problems, definition.Response, schema);
        }
        else
        {
            problems.Add("kind: one of " + string.Join(", ", RegisterSchemas.All.Select(s => s.Kind)) + ".");
        }

        Request(problems, definition.Request);
        Auth(problems, definition.Auth);
        Tls(problems, definition.Tls);
        Limits(problems, definition.Limits);
        return problems;
    }

    private static void Request(List<string> problems, ConnectorRequest? request)
    {
        if (request is null)
        {
            problems.Add("request: must be there.");
            return;
        }

        Require(problems, Methods.Contains(request.Method), "request.method: GET, POST or PUT.");
        Require(problems, IsHttp(Placeholder().Replace(request.Url ?? string.Empty, "x")),
            "request.url: an absolute http or https URL.");
        Require(problems, Uri.TryCreate(request.Url, UriKind.Absolute, out var uri) && !uri.Host.Contains('{'),
            "request.url: the host must be fixed.");
        var texts = RequestTemplate.Texts(request).SelectMany(text => Placeholder().Matches(text));
        foreach (var unknown in texts.Select(match => match.Groups[1].Value).Concat(request.Needs ?? [])
            .Where(name => !RequestValues.Names.Contains(name)).Distinct())
        {
            problems.Add($"request: there is no value called '{unknown}'.");
        }
    }

    private static void Response(List<string> problems, ConnectorResponse? response, RegisterSchema schema)
    {
        if (response?.Fields is not { Count: > 0 and <= MostFields } fields)
        {
            problems.Add($"response.fields: 1 to {MostFields} fields.");
            return;
        }

        foreach (var (name, field) in fields)
        {
            Require(problems, schema.IndexOf(name) >= 0, $"response.fields: {schema.Kind} has no field '{name}'.");
            Require(problems, (field?.Path is null) != (field?.Constant is null),
                $"response.fields.{name}: either a path or a constant.");
            Require(problems, field?.Echo is null || RequestValues.Names.Contains(name),
                $"response.fields.{name}: what was not asked cannot be echoed.");
        }

        foreach (var missing in schema.Fields.Where(f => f.Required && !fields.ContainsKey(f.Name)))
        {
            problems.Add($"response.fields: '{missing.Name}' must be mapped.");
        }
    }

    private static void Auth(List<string> problems, ConnectorAuth auth)
    {
        Require(problems, auth.Type == ConnectorAuthType.None || !string.IsNullOrEmpty(auth.Secret),
            "auth.secret: must be there.");
        Require(problems, auth.Type is ConnectorAuthType.None or ConnectorAuthType.Bearer
            || !string.IsNullOrEmpty(auth.User), "auth.user: must be there.");
        Require(problems, auth.Type != ConnectorAuthType.ApiKey || Header().IsMatch(auth.User ?? string.Empty),
            "auth.user: the name of a header.");
        Require(problems, auth.Type != ConnectorAuthType.OAuth2 || IsHttp(auth.TokenUrl),
            "auth.tokenUrl: an absolute http or https URL.");
    }

    private static void Tls(List<string> problems, ConnectorTls tls)
    {
        Require(problems, (tls.Certificate is null) == (tls.Key is null), "tls: certificate and key belong together.");
        try
        {
            ConnectorHttp.ClientCertificate(tls)?.Dispose();
            ConnectorHttp.Root(tls)?.Dispose();
        }
        catch (Exception broken) when (broken is CryptographicException or ArgumentException)
        {
            problems.Add("tls: certificate, key and trustedRoot must be PEM.");
        }
    }

    private static void Limits(List<string> problems, ConnectorLimits limits)
    {
        Require(problems, limits.TimeoutSeconds is >= 0.1 and <= 30, "limits.timeoutSeconds: 0.1 to 30.");
        Require(problems, limits.Attempts is >= 1 and <= 5, "limits.attempts: 1 to 5.");
        Require(problems, limits.Attempts * limits.TimeoutSeconds <= MostSeconds,
            $"limits: all attempts together take at most {MostSeconds} seconds.");
        Require(problems, limits.PauseSeconds is >= 0 and <= 10, "limits.pauseSeconds: 0 to 10.");
        Require(problems, limits.MaxResponseBytes is >= 1024 and <= 8 * 1024 * 1024,
            "limits.maxResponseBytes: 1024 to 8388608.");
        Require(problems, limits.CircuitFailures is >= 2 and <= 100, "limits.circuitFailures: 2 to 100.");
        Require(problems, limits.CircuitPauseSeconds is >= 1 and <= 600, "limits.circuitPauseSeconds: 1 to 600.");
        Require(problems, limits.MostAtOnce is >= 1 and <= 64, "limits.mostAtOnce: 1 to 64.");
    }

    private static bool IsHttp(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0;

    private static void Require(List<string> problems, bool holds, string problem)
    {
        if (!holds)
        {
            problems.Add(problem);
        }
    }

    [GeneratedRegex(@"\{([A-Za-z0-9]+)(?::([^{}]*))?\}")]
    internal static partial Regex Placeholder();

    [GeneratedRegex("^[A-Za-z0-9-]{1,60}$")]
    private static partial Regex Header();
}
