using System.Net;
using System.Text;
using Bonafide.Sources.Email;

namespace Bonafide.Sources.Tests.Email;

public sealed class RdapDomainAgeTests
{
    private const string Good = """
        {"objectClassName":"domain","events":[
          {"eventAction":"last changed","eventDate":"2025-01-01T00:00:00Z"},
          {"eventAction":"registration","eventDate":"1995-08-14T06:00:00+02:00"}]}
        """;

    [Fact]
    public async Task Registration_IsReadInUtc() => Assert.Equal(
        new DateTimeOffset(1995, 8, 14, 4, 0, 0, TimeSpan.Zero), await AskAsync(Good, HttpStatusCode.OK));

    [Theory]
    [InlineData("{}", 200)]
    [InlineData("[]", 200)]
    [InlineData("""{"events":{}}""", 200)]
    [InlineData("""{"events":[1,{"eventAction":5},{"eventAction":"registration","eventDate":"soon"}]}""", 200)]
    [InlineData("""{"events":[{"eventAction":"registration","eventDate":"2999-01-01T00:00:00Z"}]}""", 200)]
    [InlineData("not json", 200)]
    [InlineData(Good, 404)]
    [InlineData(Good, 500)]
    public async Task AnythingElse_IsNotKnown(string answer, int status) =>
        Assert.Null(await AskAsync(answer, (HttpStatusCode)status));

    [Fact]
    public async Task HugeAnswer_IsNotKnown() =>
        Assert.Null(await AskAsync(new string(' ', 300 * 1024) + Good, HttpStatusCode.OK));

    [Fact]
    public async Task Age_IsAskedForOnce()
    {
        var answers = new Answers(Good, HttpStatusCode.OK);
        var ages = Ages(answers);
        await ages.CreatedAtAsync("example.com", CancellationToken.None);
        await ages.CreatedAtAsync("example.com", CancellationToken.None);
        Assert.Equal(["/rdap/domain/example.com"], answers.Asked);
    }

    [Fact]
    public void NotConfigured_NobodyIsAsked() => Assert.Null(RdapDomainAges.From(new RdapOptions(), new ManualTime()));

    private static Task<DateTimeOffset?> AskAsync(string answer, HttpStatusCode status) =>
        Ages(new Answers(answer, status)).CreatedAtAsync("example.com", CancellationToken.None);

    private static RdapDomainAges Ages(Answers answers) => new(
        new HttpClient(answers) { MaxResponseContentBufferSize = 256 * 1024 },
        new RdapOptions { BaseUrl = "https://rdap.example/rdap/" }, new ManualTime());

    private sealed class Answers(string body, HttpStatusCode status) : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.AbsolutePath);
            return Task.FromResult(new HttpResponseMessage(status)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/rdap+json"),
            });
        }
    }
}
