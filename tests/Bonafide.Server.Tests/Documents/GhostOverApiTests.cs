using Bonafide.Server.Tests.Support;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Specimens.Degradations;
using Bonafide.Vision.Specimens.Tampering;

namespace Bonafide.Server.Tests.Documents;

/// <summary>Careful photos of a passport with a ghost portrait through the API, boxed workers included.</summary>
public sealed class GhostOverApiTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task PortraitOfItsGhost_IsLeftAlone() =>
        Assert.Equal(("PASSED", "OK"), await ChecksAsync(Front(SampleFaces.Portrait)));

    [Fact]
    public async Task PortraitOfAnotherThanItsGhost_IsRejected() => Assert.Equal(
        ("REJECTED", "GHOST_IMAGE_DIFFERENT"),
        await ChecksAsync(PortraitSwap.Apply(Front(SampleFaces.Portrait), Sample(SampleFaces.Other), seed: 5).Page));

    private async Task<(string Type, string Label)> ChecksAsync(SpecimenPage page)
    {
        var (_, client) = await host.TenantAsync(isSandbox: true);
        var photo = DegradationChain.Apply(page.Image, DegradationLevels.Of("mild", 5), seed: 5).Image;
        var details = await client.JudgeAsync(10015, new Upload("ID", "front", ImageCodec.EncodeJpeg(photo)));
        var decision = details.Capabilities!["imageChecks"][0].Decision;
        return (decision.Type, decision.Details.Label);
    }

    private static SpecimenPage Front(string portrait) => SpecimenDrawing.Draw(
        new SpecimenOrder { Layout = SpecimenLayouts.Find("passport-rosette")!, Seed = 11 }, Sample(portrait)).Pages[0];

    private static byte[] Sample(string name) => File.ReadAllBytes(PackFolder.File("samples", name));
}
