using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Core.FaceMaps;
using Bonafide.Server.Cli;
using Bonafide.Server.Hosting;
using Bonafide.Vision.Evaluation.Captures;
using Bonafide.Vision.Faces;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;
using Bonafide.Server.Tests.Support;

namespace Bonafide.Server.Tests.Faces;

/// <summary>
/// From a challenge to an authentication, through the public API, with simulated captures and real workers.
/// </summary>
public sealed class FaceMapOverApiTests : IDisposable
{
    private const int IdAndIdentity = 10011;
    private const int Authentication = 10014;
    private const int OnPremise = 16;

    /// <summary>As a person has them: the server draws the challenge, and not every capture passes.</summary>
    private const int Attempts = 4;

    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-facemap-").FullName;
    private string _origin = string.Empty;

    [Fact]
    public async Task WhoAnsweredTheChallenge_CanAuthenticate_AndNobodyElse()
    {
        await using var app = BonafideHost.Build(_folder, BonafideHost.Configure(_folder, []),
            ServeVerb.WithPort(new ServerOptions { Sandbox = true, Port = 0 }));
        var started = await BonafideHost.StartAsync(app, CancellationToken.None);
        _origin = started.ToString().TrimEnd('/');
        var access = await SandboxSetup.EnsureAsync(app.Services, _folder, started, CancellationToken.None);
        // After the database is open: libvips brings an SQLite of its own along, and the first one loaded wins.
        SampleFaces.Make(Path.Combine(PackFolder.Folder("samples"), "source"), _folder);
        using var pack = FacePack.Load(FacePackManifest.Folder("face"));
        var (person, stranger) = (Head(SampleFaces.Portrait, pack), Head(SampleFaces.Other, pack));
        using var http = new HttpClient();
        using var client = new BonafideClient(http, access.ToClientOptions("test"));
        await client.Management.ReplaceSettingsAsync(await client.Management.GetSettingsAsync() with
        {
            AllowFaceMapDownload = true, DisabledWorkflows = [],
        });

        var enrolled = await EnrolAsync(client, http, person);
        var account = enrolled.Account.Id;
        Assert.Equal(("PASSED", "OK"), Decision(enrolled, "liveness"));
        Assert.Equal("PASSED", enrolled.Decision!.Type);
        Assert.EndsWith("/parts/FACEMAP", enrolled.Capabilities!["liveness"][0].ValidFaceMapForAuthentication);
        Assert.Equal(0xD8, (await client.DownloadPartAsync(Part(enrolled, "LIVENESS_4").Href!))[1]);

        var again = await AuthenticateAsync(client, http, account, person, CaptureKind.Genuine);
        Assert.Equal(("PASSED", "OK"), Decision(again, "authentication"));
        Assert.Equal("PASSED", again.Decision!.Type);

        // A live stranger fails, and failing enrols nobody: the next try fails as well.
        for (var i = 0; i < 2; i++)
        {
            var other = await AuthenticateAsync(client, http, account, stranger, CaptureKind.Genuine);
            Assert.Equal(("PASSED", "OK"), Decision(other, "liveness"));
            Assert.Equal(("REJECTED", "FAILED"), Decision(other, "authentication"));
            Assert.Equal("REJECTED", other.Decision!.Type);
            var steps = await client.GetStepsAsync(account, other.Workflow.Id);
            Assert.Equal("FACE_NO_MATCH", steps.Steps[0].Decision.Reasons![0].Label);
        }

        var picture = await AuthenticateAsync(client, http, account, person, CaptureKind.FlatTurned);
        Assert.Equal(("REJECTED", "PHOTOCOPY"), Decision(picture, "liveness"));
        Assert.Equal("REJECTED", picture.Decision!.Type);

        // The enrolled faces go with their executions; then there is nothing to compare with.
        var kept = await client.DownloadPartAsync(Part(enrolled, "FACEMAP").Href!);
        await client.DeleteExecutionAsync(account, enrolled.Workflow.Id);
        await client.DeleteExecutionAsync(account, again.Workflow.Id);
        var refused = await Assert.ThrowsAsync<BonafideApiException>(() =>
            StartAsync(client, account, Authentication));
        Assert.Equal(400, (int)refused.Status);

        // But what the customer kept can come back.
        var brought = await AuthenticateAsync(client, http, account, person, CaptureKind.Genuine, kept);
        Assert.Equal(("PASSED", "OK"), Decision(brought, "authentication"));
        await app.StopAsync();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (string, string) Decision(DetailsReply details, string capability)
    {
        var decision = details.Capabilities![capability][0].Decision;
        return (decision.Type, decision.Details.Label);
    }

    private static RetrievedPart Part(DetailsReply details, string classifier) =>
        details.Credentials.Single(one => one.Category == "FACEMAP").Parts!
            .Single(part => part.Classifier == classifier);

    private static Task<AccountReply> StartAsync(BonafideClient client, Guid account, int workflow) =>
        client.UpdateAccountAsync(account, new AccountRequest
        {
            CustomerInternalReference = "again",
            WorkflowDefinition = new() { Key = workflow },
        });

    private HeadTexture Head(string file, FacePack pack) => HeadTexture.Of(
        ImageCodec.Decode(File.ReadAllBytes(Path.Combine(_folder, file)), ImageLimits.Default).Image!, pack)!;

    private async Task<DetailsReply> EnrolAsync(BonafideClient client, HttpClient http, HeadTexture head)
    {
        DetailsReply details;
        var attempt = 0;
        do
        {
            details = await EnrolAsync(client, http, head, attempt);
        }
        while (Decision(details, "liveness").Item1 != "PASSED" && ++attempt < Attempts);
        return details;
    }

    private async Task<DetailsReply> EnrolAsync(BonafideClient client, HttpClient http, HeadTexture head, int seed)
    {
        var created = await client.CreateAccountAsync(new AccountRequest
        {
            CustomerInternalReference = "a specimen",
            WorkflowDefinition = new() { Key = IdAndIdentity },
        });
        var credentials = created.WorkflowExecution.Credentials;
        var face = File.ReadAllBytes(Path.Combine(_folder, SampleFaces.Portrait));
        var id = credentials.First(one => one.Category == "ID").Api!;
        var page = SpecimenDrawing.Passport(DrawnPeople.Maja, face, seed: 3).Image;
        await client.UploadAsync(id, "front", ImageCodec.EncodeJpeg(page), "image/jpeg");
        await client.UploadAsync(
            credentials.First(one => one.Category == "SELFIE").Api!, "face",
            File.ReadAllBytes(Path.Combine(_folder, SampleFaces.Selfie)), "image/jpeg");
        await CaptureAsync(http, id.WorkflowExecution, created, head, CaptureKind.Genuine, seed);
        await client.FinalizeAsync(id);
        return await WaitAsync(client, created);
    }

    private async Task<DetailsReply> AuthenticateAsync(
        BonafideClient client, HttpClient http, Guid account, HeadTexture head, CaptureKind kind, byte[]? kept = null)
    {
        DetailsReply details;
        var attempt = 0;
        do
        {
            details = await AttemptAsync(client, http, account, head, kind, attempt, kept);
        }
        while (kind == CaptureKind.Genuine && !IsLive(details) && ++attempt < Attempts);
        return details;
    }

    /// <summary>Where liveness is not judged for itself, a failed authentication counts as a failed capture.</summary>
    private static bool IsLive(DetailsReply details) => Decision(
        details, details.Capabilities!.ContainsKey("liveness") ? "liveness" : "authentication").Item1 == "PASSED";

    private async Task<DetailsReply> AttemptAsync(
        BonafideClient client, HttpClient http, Guid account, HeadTexture head, CaptureKind kind, int seed,
        byte[]? kept)
    {
        var started = await StartAsync(client, account, kept is null ? Authentication : OnPremise);
        if (kept is not null)
        {
            var api = started.WorkflowExecution.Credentials.Single(one => one.Category == "FACEMAP").Api!;
            await client.UploadAsync(api, "facemap", kept, "application/octet-stream");
        }

        var execution = $"{_origin}/api/v1/accounts/{account}/workflow-executions/{started.WorkflowExecution.Id}";
        await CaptureAsync(http, execution, started, head, kind, seed);
        await SendAsync(http, HttpMethod.Put, execution, started.Sdk!.Token, null);
        return await WaitAsync(client, started);
    }

    private static Task<DetailsReply> WaitAsync(BonafideClient client, AccountReply started) =>
        ExecutionsVerb.WaitAsync(
            client, started.Account.Id, started.WorkflowExecution.Id, TimeProvider.System, CancellationToken.None);

    /// <summary>What a capture client does, but for showing it to anybody.</summary>
    private static async Task CaptureAsync(
        HttpClient http, string execution, AccountReply started, HeadTexture head, CaptureKind kind, int seed)
    {
        var credential = started.WorkflowExecution.Credentials.Single(one => one.Category == "FACEMAP").Id;
        var token = started.Sdk!.Token;
        var asked = await SendAsync(
            http, HttpMethod.Post, $"{execution}/credentials/{credential}/challenges", token, null);
        var steps = asked["challenge"]!["steps"]!.AsArray()
            .Select(step => Enum.GetValues<ChallengeAction>().Single(one => one.Wire() == (string)step!["action"]!));
        var drawn = SimulatedCapture.Make(head, kind, [.. steps], seed);
        // The quickest capture that is taken: a colour stays for 300 ms, everything else is there at once.
        var frames = drawn.Select((frame, index) => frame with
        {
            AtMs = index + (300 * Math.Max(0, frame.Step - FaceChallenge.StepCount + FaceChallenge.LightCount)),
        }).ToList();
        var series = new FrameSeries((string)asked["challenge"]!["token"]!, frames);
        await Task.Delay(frames[^1].AtMs);
        await SendAsync(http, HttpMethod.Post, (string)asked["upload"]!, token, series.Write());
    }

    private static async Task<JsonObject> SendAsync(
        HttpClient http, HttpMethod method, string url, string token, byte[]? file)
    {
        using var request = new HttpRequestMessage(method, url);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.UserAgent.ParseAdd("Tests/1.0");
        request.Content = file is null
            ? null
            : new MultipartFormDataContent { { new ByteArrayContent(file), "file", "face.map" } };
        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, body);
        return JsonNode.Parse(body)!.AsObject();
    }
}
