using System.Net;
using Bonafide.Core.Errors;
using Bonafide.Engine.Requests;

namespace Bonafide.Engine.Accounts;

/// <summary>Which URLs a request or the settings may name (contract 01 §7, 03 §2; RFC 3986).</summary>
public static class UrlRules
{
    public const int MostCharacters = 255;

    /// <summary>https, ASCII, with a host name; no address, port, user information or fragment.</summary>
    public static void CheckCallback(string field, string? url, bool allowLocal, ICollection<Violation> problems)
    {
        if (url is null)
        {
            return;
        }

        if (!Ascii(url, out var uri) || uri.UserInfo.Length > 0 || url.Contains('#', StringComparison.Ordinal))
        {
            problems.Add(new(
                field, ViolationCodes.InvalidFormat, "Must be an absolute ASCII URL without user name and fragment."));
        }
        else if (!allowLocal && !IsPublicHttps(uri))
        {
            problems.Add(new(
                field, ViolationCodes.InvalidFormat, "Must use https and a host name, without IP address and port."));
        }
        else if (allowLocal && uri.Scheme is not ("https" or "http"))
        {
            problems.Add(new(field, ViolationCodes.InvalidFormat, "Must use https or http."));
        }
    }

    /// <summary>
    /// Where the person goes afterwards: https, or an app's own scheme in reverse domain form (RFC 8252 §7.1).
    /// </summary>
    public static void CheckReturn(string field, string? url, bool allowLocal, ICollection<Violation> problems)
    {
        if (url is null)
        {
            return;
        }

        var valid = Ascii(url, out var uri) && uri.UserInfo.Length == 0 && (uri.Scheme == "https"
            || (uri.Scheme == "http" && allowLocal)
            || uri.Scheme.Contains('.', StringComparison.Ordinal));
        if (!valid)
        {
            problems.Add(new(
                field, ViolationCodes.InvalidFormat,
                    "Must be an https URL, or an app's scheme such as com.example.app:/."));
        }
    }

    private static bool Ascii(string url, out Uri uri) =>
        Uri.TryCreate(url, UriKind.Absolute, out uri!) && url.All(c => c is > ' ' and < '\u007F' and not '\\');

    private static bool IsPublicHttps(Uri uri) =>
        uri.Scheme == "https"
        && uri.IsDefaultPort
        && !uri.Authority.Contains(':', StringComparison.Ordinal)
        && !uri.OriginalString.AsSpan(8).StartsWith($"{uri.Host}:", StringComparison.OrdinalIgnoreCase)
        && uri.HostNameType == UriHostNameType.Dns
        && uri.Host.Contains('.', StringComparison.Ordinal)
        && !IPAddress.TryParse(uri.Host, out _);
}
