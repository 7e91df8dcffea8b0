using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bonafide.Contracts;

namespace Bonafide.Server.Tests.Devices;

/// <summary>
/// Speaks the collector's protocol without a browser, so that what it sends can be chosen: an id that it keeps, a
/// profile, and the address that a reverse proxy says it has.
/// </summary>
internal sealed class MadeUpBrowser(string origin, string address, string model = "1280")
{
    private const string UserAgent =
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/135.0.0.0 Safari/537.36";

    private static readonly HttpClient Http = new();

    /// <summary>What the collector keeps in the cookie and in local storage.</summary>
    public string StoredId { get; set; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>One visit: a nonce, and the evidence sealed to the key that came with it.</summary>
    public async Task<string> VisitAsync(string subkey, JsonObject? evidence = null)
    {
        var (nonce, key) = await StartAsync(subkey);
        return Convert.ToBase64String(Seal(
            Convert.FromBase64String(nonce), Convert.FromBase64String(key),
            Encoding.UTF8.GetBytes((evidence ?? Evidence()).ToJsonString())));
    }

    public async Task<CollectorStartReply> StartAsync(string subkey)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"{origin}/iojs/general5/{Uri.EscapeDataString(subkey)}/start.json");
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", address);
        using var reply = await Http.SendAsync(request);
        reply.EnsureSuccessStatusCode();
        return (await reply.Content.ReadFromJsonAsync<CollectorStartReply>(JsonSerializerOptions.Web))!;
    }

    public JsonObject Evidence() => new()
    {
        ["userAgent"] = UserAgent,
        ["platform"] = "Linux x86_64",
        ["languages"] = new JsonArray("en-US", "en"),
        ["timeZone"] = "Etc/UTC",
        ["utcOffset"] = 0,
        ["screen"] = new JsonObject
        {
            ["width"] = int.Parse(model, null), ["height"] = 720, ["depth"] = 24, ["ratio"] = 1,
        },
        ["cores"] = 4,
        ["memory"] = 8,
        ["touch"] = 0,
        ["cookies"] = true,
        ["flash"] = false,
        ["webdriver"] = false,
        ["canvas"] = StoredId[..8],
        ["graphics"] = new JsonObject { ["unit"] = "Example GPU", ["hash"] = "0011" },
        ["audio"] = "2233",
        ["fonts"] = "DejaVu Sans",
        ["signs"] = new JsonArray(),
        ["id"] = StoredId,
        ["isNewId"] = false,
    };

    /// <summary>docs/device-collector.md: form, length of the nonce, nonce, point, IV, cipher text.</summary>
    public static byte[] Seal(byte[] nonce, byte[] point, byte[] evidence)
    {
        using var own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var theirs = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new() { X = point[1..33], Y = point[33..] },
        });
        var q = own.ExportParameters(includePrivateParameters: false).Q;
        var iv = RandomNumberGenerator.GetBytes(12);
        byte[] head = [1, (byte)nonce.Length, .. nonce, 4, .. q.X!, .. q.Y!, .. iv];
        var secret = own.DeriveRawSecretAgreement(theirs.PublicKey);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, nonce, "bonafide blackbox"u8.ToArray());
        var sealedText = new byte[evidence.Length];
        var tag = new byte[16];
        using var cipher = new AesGcm(key, 16);
        cipher.Encrypt(iv, evidence, sealedText, tag, head);
        return [.. head, .. sealedText, .. tag];
    }
}
