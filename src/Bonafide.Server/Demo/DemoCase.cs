namespace Bonafide.Server.Demo;

/// <summary>One verification of the demo, and what it has to end in.</summary>
/// <param name="Title">What is verified, one line.</param>
/// <param name="Workflow">The workflow key.</param>
/// <param name="Parts">Files by part: <c>front</c>, <c>face</c>.</param>
/// <param name="UpdatesFirst">Whether it is another execution on the first case's account.</param>
/// <param name="Decision">The decision that it must end in.</param>
/// <param name="Reasons">The capabilities that must not have passed, with their labels, and no other.</param>
/// <param name="Meaning">Why that is right, a sentence.</param>
internal sealed record DemoCase(
    string Title,
    int Workflow,
    IReadOnlyDictionary<string, byte[]> Parts,
    bool UpdatesFirst,
    string Decision,
    IReadOnlyDictionary<string, string> Reasons,
    string Meaning);

/// <summary>The three verifications.</summary>
internal static class DemoCases
{
    public static IReadOnlyList<DemoCase> Of(DemoPictures pictures) =>
    [
        new(
            "A passport", 10015,
            new Dictionary<string, byte[]> { ["front"] = pictures.Passport },
            UpdatesFirst: false, "PASSED", new Dictionary<string, string>(),
            "Every check digit holds, the printed fields agree with the machine readable zone, and nothing on the "
            + "image speaks against it."),
        new(
            "The same person with a selfie", 10011,
            new Dictionary<string, byte[]> { ["front"] = pictures.Passport, ["face"] = pictures.Selfie },
            UpdatesFirst: true, "WARNING", new Dictionary<string, string> { ["liveness"] = "BAD_QUALITY" },
            "The faces match. A lone selfie cannot prove that a live person took it, and Bonafide does not pretend it "
            + "can; the web client's face capture can."),
        new(
            "An altered passport with another person's face", 10011,
            new Dictionary<string, byte[]> { ["front"] = pictures.AlteredPassport, ["face"] = pictures.Selfie },
            UpdatesFirst: false, "REJECTED",
            new Dictionary<string, string>
            {
                ["dataChecks"] = "MRZ_CHECKSUM",
                ["similarity"] = "NO_MATCH",
                ["imageChecks"] = "REPEATED_FACE",
                ["liveness"] = "BAD_QUALITY",
            },
            "A check digit does not fit, the face on the passport is not the selfie's, and the selfie's face is known "
            + "from another account."),
    ];
}
