using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Engine.Replay;
using Bonafide.Engine.Tokens;
using Bonafide.Server.Cli;
using Bonafide.Server.Demo;
using Bonafide.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Tests.Demo;

/// <summary>What <c>./run demo</c> shows, without its printing: real pixels, boxed workers, signed callbacks.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-demo-").FullName;

    [Fact]
    public async Task ThreePeople_EndAsPromised_AndAReplayAgrees()
    {
        await using var app = BonafideHost.Build(_folder, BonafideHost.Configure(_folder, []),
            ServeVerb.WithPort(new ServerOptions { Sandbox = true, Port = 0 }));
        var origin = await BonafideHost.StartAsync(app, CancellationToken.None);
        var access = await SandboxSetup.MakeAsync(app.Services, _folder, origin, CancellationToken.None);
        var client = await app.Services.GetRequiredService<ClientDirectory>().FindAsync(access.ClientId, default);
        var tenant = client!.Tenant;
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        await using (var run = new DemoRun(access))
        {
            await foreach (var (demo, details, explanation) in run.AllAsync(DemoCases.Of(DemoPictures.Draw(today))))
            {
                Assert.Empty(DemoRun.Differences(demo, details));
                Assert.NotEmpty(explanation.Callbacks);
                var replay = await app.Services.GetRequiredService<ReplayService>().ReplayAsync(
                    tenant, new ExecutionId(details.Workflow.Id), CancellationToken.None);
                Assert.True(replay.IsSame, string.Join('\n', replay.Differences));
                Assert.Equal(details.Decision!.Type, replay.Replayed!.Type.Wire());
            }
        }

        await app.StopAsync();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
