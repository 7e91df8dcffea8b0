using System.ComponentModel.DataAnnotations;
using Bonafide.Vision.Faces;

namespace Bonafide.Vision.Worker;

/// <summary>How vision workers run: section <c>Vision</c> of the configuration.</summary>
public sealed record VisionOptions : IValidatableObject
{
    public const string Section = "Vision";

    public const string DefaultFacePack = "face";

    /// <summary>Worker processes, 1 to 64; 0 means one per core. A worker computes on one core at a time, and on two
    /// where it reads a document.</summary>
    [Range(0, 64)]
    public int Workers { get; init; }

    /// <summary>Megabytes of data that a worker may hold, 256 to 16,384: a 64-megapixel photo takes 600.</summary>
    [Range(256, 16_384)]
    public int MemoryMb { get; init; } = 2_048;

    /// <summary>Seconds for one request, 1 to 300; a worker that takes longer is replaced.</summary>
    [Range(1, 300)]
    public int DeadlineSeconds { get; init; } = 30;

    /// <summary>Pages of a PDF that are looked at, 1 to 50.</summary>
    [Range(1, 50)]
    public int MostPdfPages { get; init; } = 30;

    /// <summary>
    /// The face pack: its name in the pack folder, or the full path of a folder with a <c>manifest.json</c> and models
    /// that the manifest describes.
    /// </summary>
    [Required]
    public string FacePack { get; init; } = DefaultFacePack;

    public int WorkersInUse => Workers == 0 ? Environment.ProcessorCount : Workers;

    /// <summary>A pack of the operator must be there; without the one of set-up, what needs faces fails and nothing
    /// else.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (FacePack != DefaultFacePack
            && !File.Exists(Path.Combine(FacePackManifest.Folder(FacePack), FacePackManifest.File)))
        {
            yield return new("names no folder with a face pack's manifest", [nameof(FacePack)]);
        }
    }
}
