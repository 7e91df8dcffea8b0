using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Bonafide.Core;
using Bonafide.Engine.Tokens;
using Bonafide.Storage.Keys;

namespace Bonafide.Api.Tests.Tokens;

/// <summary>Contract 01 §9, and everything that somebody may try with it.</summary>
public sealed class TransactionTokenTests
{
    private static readonly InstallationSecret Key = Secret(1, isCurrent: true);

    private static readonly TransactionToken Token = new(
        new(Guid.Parse("01890000-0000-7000-8000-000000000001")),
        new(Guid.Parse("01890000-0000-7000-8000-000000000002")),
        new(Guid.Parse("01890000-0000-7000-8000-000000000003")),
        DateTimeOffset.FromUnixTimeMilliseconds(1_669_679_702_489),
        "MyCompany \"x\" é");

    /// <summary>The six claims, their types and the header of the tokens in the seed.</summary>
    [Fact]
    public void Writes_WhatBrowserClientsRead()
    {
        var parts = TransactionTokens.Sign(TransactionTokens.Compress(Token), Key.Secret).Split('.');
        Assert.Equal("""{"alg":"HS512","zip":"GZIP"}""", Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0])));
        using var gzip = new GZipStream(
            new MemoryStream(Base64Url.DecodeFromChars(parts[1])), CompressionMode.Decompress);
        var payload = JsonNode.Parse(gzip)!.AsObject();
        Assert.Equal(["exAt", "accId", "aId", "wfeId", "cRef", "cId"], payload.Select(claim => claim.Key));
        Assert.Equal("1669679702489", (string)payload["exAt"]!);
        Assert.Equal("01890000-0000-7000-8000-000000000002", (string)payload["accId"]!);
        Assert.Equal("01890000-0000-7000-8000-000000000003", (string)payload["aId"]!);
        Assert.Equal("01890000-0000-7000-8000-000000000003", (string)payload["wfeId"]!);
        Assert.Equal("01890000-0000-7000-8000-000000000001", (string)payload["cId"]!);
        Assert.Equal("MyCompany \"x\" é", (string)payload["cRef"]!);
        Assert.Equal(64, Base64Url.DecodeFromChars(parts[2]).Length);
    }

    [Fact]
    public void Reads_WhatItWrote_AlsoWithAnEarlierKey()
    {
        var text = TransactionTokens.Sign(TransactionTokens.Compress(Token), Key.Secret);
        Assert.Equal(Token, TransactionTokens.Read(text, [Key]));
        Assert.Equal(Token, TransactionTokens.Read(text, [Secret(2, true), Key with { IsCurrent = false }]));
        Assert.Null(TransactionTokens.Read(text, [Secret(2, true)]));
    }

    [Fact]
    public void Refuses_EveryChangedCharacter()
    {
        var text = TransactionTokens.Sign(TransactionTokens.Compress(Token), Key.Secret);
        for (var i = 0; i < text.Length; i++)
        {
            var other = text[i] == 'A' ? 'B' : 'A';
            var changed = text[..i] + other + text[(i + 1)..];

            // The last character of a base64url text may carry bits that mean nothing.
            if (i != text.Length - 1)
            {
                Assert.Null(TransactionTokens.Read(changed, [Key]));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("eyJhbGciOiJIUzUxMiIsInppcCI6IkdaSVAifQ")]
    [InlineData("eyJhbGciOiJIUzUxMiIsInppcCI6IkdaSVAifQ.")]
    [InlineData("eyJhbGciOiJIUzUxMiIsInppcCI6IkdaSVAifQ..")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    [InlineData("eyJhbGciOiJIUzUxMiIsInppcCI6IkdaSVAifQ.é.é")]
    public void Refuses_WhatIsNoToken(string text) => Assert.Null(TransactionTokens.Read(text, [Key]));

    [Fact]
    public void Refuses_AnInflatedPayload_EvenWhenItIsSigned()
    {
        var bomb = Gzip(Encoding.UTF8.GetBytes($"{{\"exAt\":\"{new string(' ', 100_000)}\"}}"));
        Assert.True(bomb.Length < 1_000);
        Assert.Null(TransactionTokens.Read(TransactionTokens.Sign(bomb, Key.Secret), [Key]));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"exAt\":5}")]
    [InlineData("{\"exAt\":\"1\",\"accId\":\"x\",\"wfeId\":\"x\",\"cId\":\"x\"}")]
    public void Refuses_OtherPayloads_EvenWhenTheyAreSigned(string payload) => Assert.Null(TransactionTokens.Read(
        TransactionTokens.Sign(Gzip(Encoding.UTF8.GetBytes(payload)), Key.Secret), [Key]));

    [Fact]
    public void Refuses_Uncompressed_AndHugeTokens()
    {
        Assert.Null(TransactionTokens.Read(TransactionTokens.Sign("{}"u8, Key.Secret), [Key]));
        Assert.Null(TransactionTokens.Read(TransactionTokens.Sign(new byte[5_000], Key.Secret), [Key]));
    }

    private static InstallationSecret Secret(byte value, bool isCurrent) =>
        new(Guid.Empty, Enumerable.Repeat(value, 64).ToArray(), isCurrent);

    private static byte[] Gzip(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return stream.ToArray();
    }
}
