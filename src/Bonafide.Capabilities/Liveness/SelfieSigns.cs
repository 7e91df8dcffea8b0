using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.Liveness;

/// <summary>The passive part of liveness: what a selfie itself shows of an attack or of the wrong picture.</summary>
internal sealed class SelfieSigns(
    LivenessOptions options, FaceImageFacts image, CredentialId selfie, List<Finding> findings)
{
    /// <summary>
    /// Positive evidence of an attack or of the wrong picture; every question is asked for the findings.
    /// </summary>
    public string? Attack()
    {
        string?[] answers =
        [
            Faces(),
            Limit(Finding.AtMost("documentFraction", image.DocumentFraction, options.MaxDocumentFraction, "fraction",
                "face", selfie), LivenessLabels.IdUsedAsSelfie),
            Detected(DetectorNames.ScreenRecapture, LivenessLabels.DigitalCopy),
            Detected(DetectorNames.Photocopy, LivenessLabels.Photocopy),
            Limit(Finding.AtLeast("colourfulness", image.Quality.Colourfulness, options.MinColourfulness, null,
                "image", selfie), LivenessLabels.BlackWhite),
        ];
        return answers.FirstOrDefault(answer => answer is not null);
    }

    private string? Faces()
    {
        var main = image.Faces.MaxBy(face => face.EyeDistancePx);
        if (main is null)
        {
            findings.Add(new("faceCount", "0", "1", false, Source: "face", Credential: selfie));
            return LivenessLabels.NoFacePresent;
        }

        var people = image.Faces.Count(face =>
            face.EyeDistancePx >= options.SecondPersonShare * main.EyeDistancePx);
        var one = Limit(Finding.AtMost("people", people, 1, "persons", "face", selfie),
            LivenessLabels.MultiplePeople);
        var whole = Limit(Finding.AtLeast("faceInside", main.Inside, options.MinInside, "fraction", "face", selfie),
            LivenessLabels.FaceNotFullyVisible);
        return one ?? whole;
    }

    private string? Limit(Finding finding, string label)
    {
        findings.Add(finding);
        return finding.Met == true ? null : label;
    }

    private string? Detected(string detector, string label)
    {
        var seen = image.Detectors.Where(found => found.Name == detector && found.Value is not null).ToList();
        findings.AddRange(seen.Select(found =>
            Finding.AtMost(found.Name, found.Value!.Value, found.Limit, found.Unit, "face", selfie) with
            {
                Met = !found.Positive,
            }));
        return seen.Any(found => found.Positive) ? label : null;
    }
}
