using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Server.Cli;
using Bonafide.Server.Hosting;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;
using Bonafide.Server.Tests.Support;

namespace Bonafide.Server.Tests.Faces;

/// <summary>Passport and selfie through the public API: portrait against selfie, and 1:n search.</summary>
public sealed class FacesOverApiTests : IDisposable
{
    private const int IdAndIdentity = 10011;

    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-faces-").FullName;

    [Fact]
    public async Task SelfieIsHeldAgainstThePortrait_AndAgainstEarlierFaces()
    {
        await using var app = BonafideHost.Build(_folder, BonafideHost.Configure(_folder, []),
            ServeVerb.WithPort(new ServerOptions { Sandbox = true, Port = 0 }));
        var origin = await BonafideHost.StartAsync(app, CancellationToken.None);
        var access = await SandboxSetup.EnsureAsync(app.Services, _folder, origin, CancellationToken.None);
        // After the database is open: libvips brings an SQLite of its own along, and the first one loaded wins.
        SampleFaces.Make(Path.Combine(PackFolder.Folder("samples"), "source"), _folder);
        using var http = new HttpClient();
        using var client = new BonafideClient(http, access.ToClientOptions("test"));

        var same = await JudgeAsync(client, SampleFaces.Portrait, DrawnPeople.Maja);
        Assert.Equal(("PASSED", "MATCH"), Decision(same, "similarity"));
        // A lone selfie cannot prove life (ruling 8e), and nothing else is wrong with it.
        Assert.Equal(("WARNING", "BAD_QUALITY"), Decision(same, "liveness"));
        Assert.Empty(Found(same));

        var other = await JudgeAsync(client, SampleFaces.Other, DrawnPeople.Maja with { DocumentNumber = "X7654321" });
        Assert.Equal(("REJECTED", "NO_MATCH"), Decision(other, "similarity"));
        Assert.Equal([same.Execution], Found(other));
        await app.StopAsync();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (string, string) Decision(Judged judged, string capability)
    {
        var decision = judged.Details.Capabilities![capability][0].Decision;
        return (decision.Type, decision.Details.Label);
    }

    /// <summary>Earlier executions with one of the faces; the search must have been made.</summary>
    private static IEnumerable<Guid> Found(Judged judged)
    {
        var search = judged.Details.Capabilities!["imageChecks"][0].Data!["faceSearchFindings"]!;
        Assert.Equal("DONE", (string?)search["status"]);
        return search["findings"]?.AsArray().Select(one => Guid.Parse((string)one!)) ?? [];
    }

    private async Task<Judged> JudgeAsync(BonafideClient client, string portrait, SpecimenPassport passport)
    {
        var created = await client.CreateAccountAsync(new AccountRequest
        {
            CustomerInternalReference = "a specimen",
            WorkflowDefinition = new() { Key = IdAndIdentity },
        });
        var credentials = created.WorkflowExecution.Credentials;
        var face = File.ReadAllBytes(Path.Combine(_folder, portrait));
        var page = SpecimenDrawing.Passport(passport, face, seed: 3).Image;
        var id = credentials.First(one => one.Category == "ID").Api!;
        await client.UploadAsync(id, "front", ImageCodec.EncodeJpeg(page), "image/jpeg");
        await client.UploadAsync(
            credentials.First(one => one.Category == "SELFIE").Api!, "face",
            File.ReadAllBytes(Path.Combine(_folder, SampleFaces.Selfie)), "image/jpeg");
        await client.FinalizeAsync(id);
        var details = await ExecutionsVerb.WaitAsync(
            client, created.Account.Id, created.WorkflowExecution.Id, TimeProvider.System, CancellationToken.None);
        return new(created.WorkflowExecution.Id, details);
    }

    private sealed record Judged(Guid Execution, DetailsReply Details);
}
