using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>One way in which a picture gets worse; the same seed makes it worse in the same way.</summary>
public interface IDegradation
{
    /// <summary>For file names and tables of results.</summary>
    string Name { get; }

    RgbImage Apply(RgbImage image, int seed);
}
