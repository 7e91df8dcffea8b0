using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Native.Graphs;
using FactQuad = Bonafide.Core.Facts.Quad;

namespace Bonafide.Vision.Reading;

/// <summary>
/// Reads printed text with the detection and recognition models of the <c>ocr</c> pack. Loaded once per worker; may
/// be used from several threads, but not while it is being disposed.
/// </summary>
public sealed class TextReader : IDisposable
{
    /// <summary>The side at which a whole page is searched for lines; text of 8 pixels there is still found.</summary>
    private const int PageSide = 960;

    private readonly OnnxModel _detection;
    private readonly OnnxModel _recognition;
    private readonly TextRecogniser _recogniser;
    private readonly MrzReader _mrz;

    /// <param name="folder">The <c>ocr</c> pack: detection.onnx, recognition.onnx, characters.txt.</param>
    /// <param name="threads">How much is done at the same time, 1..64.</param>
    public TextReader(string folder, int threads = 1)
    {
        Cores = new(Math.Clamp(threads, 1, 64));
        var alphabet = Alphabet.Load(Path.Combine(folder, "characters.txt"));
        _detection = OnnxModel.Load(Fused("detection.onnx"));
        _recognition = OnnxModel.Load(Fused("recognition.onnx"));
        Detector = new TextDetector(_detection);
        _recogniser = new TextRecogniser(_recognition, alphabet);
        _mrz = new MrzReader(_recogniser, alphabet, Cores);

        byte[] Fused(string model) => GraphFusion.Fuse(File.ReadAllBytes(Path.Combine(folder, model)));
    }

    internal TextDetector Detector { get; }

    internal Cores Cores { get; }

    /// <summary>Every line of the page, from top to bottom; lines without a sign are left out.</summary>
    public IReadOnlyList<TextLine> Read(RgbImage image) =>
        [.. Recognise(image, [.. Boxes(image).Select(box => box.Corners())])
            .Where(line => line.Text.Length > 0)];

    /// <summary>What stands in the given regions, one line for each in their order, empty where nothing is.</summary>
    public IReadOnlyList<TextLine> ReadRegions(RgbImage image, IReadOnlyList<FactQuad> regions) =>
        Recognise(image, [.. regions.Select(region => region.ToImage())]);

    /// <summary>The machine readable zone of an upright document, or null when there is none to be seen.</summary>
    /// <param name="straightened">The document alone, as <c>DocumentLocator</c> gives it.</param>
    public MrzLines? ReadMrz(RgbImage straightened) => ReadMrz(straightened, Boxes(straightened));

    public void Dispose()
    {
        _detection.Dispose();
        _recognition.Dispose();
    }

    /// <summary>Where lines of text are on a whole page whose text runs level, from top to bottom.</summary>
    internal IReadOnlyList<LineBox> Boxes(RgbImage page) =>
        [.. Detector.Detect(page, PageSide).Select(box => box.Levelled())];

    /// <param name="boxes">What <see cref="Boxes"/> found on the page.</param>
    internal MrzLines? ReadMrz(RgbImage page, IReadOnlyList<LineBox> boxes) => _mrz.Read(page, boxes);

    internal TextLine[] Recognise(RgbImage image, IReadOnlyList<Quad> regions) =>
        Recognise(image, [.. regions.Select(region => new TextStrip(region))]);

    /// <summary>One line for each strip, empty where nothing can be recognised.</summary>
    internal TextLine[] Recognise(RgbImage image, IReadOnlyList<TextStrip> strips) =>
        Cores.Each(strips, strip => _recogniser.Read(image, strip.Place, strip.Stretch));
}

/// <summary>What the recogniser is shown.</summary>
/// <param name="Stretch">Widens it; 1 is how the model was made.</param>
internal readonly record struct TextStrip(Quad Place, double Stretch = 1);
