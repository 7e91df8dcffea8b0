namespace Bonafide.Vision.Evaluation;

/// <summary>What stands on one document; <c>docs/eval.md</c> describes the file. What is null is not judged.</summary>
public sealed record DocumentLabel
{
    /// <summary>PASSPORT, ID_CARD, DRIVING_LICENSE, VISA.</summary>
    public string? Type { get; init; }

    /// <summary>The code of a DOCUMENT credential (contract 02 §8), such as UB: the image is read as that, and country
    /// says what the request allows. Null for an ID.</summary>
    public string? Document { get; init; }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public string? Country { get; init; }

    /// <summary>FRONT or BACK; of the one image when <see cref="Images"/> names none.</summary>
    public string? Side { get; init; }

    /// <summary>The lines of the machine readable zone as printed; empty when there is none.</summary>
    public IReadOnlyList<string>? Mrz { get; init; }

    /// <summary>Whether a PDF417 symbol by AAMVA is on the document.</summary>
    public bool Barcode { get; init; }

    /// <summary>Values by the contract's field names (04 §7.1); dates YYYY-MM-DD.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    /// <summary>How bad the photos are; names the set of labels that lie in the folder itself.</summary>
    public string? Level { get; init; }

    /// <summary>The specimen design, for documents of our own making.</summary>
    public string? Layout { get; init; }

    /// <summary>The document's photos; the image of the label's own name when not given.</summary>
    public IReadOnlyList<LabelledImage>? Images { get; init; }
}

/// <param name="File">Beside the label.</param>
/// <param name="Side">FRONT or BACK.</param>
public sealed record LabelledImage(string File, string? Side);

/// <summary>One labelled document of a folder.</summary>
/// <param name="Name">The label's path within the folder, without its ending.</param>
/// <param name="Set">The first sub-folder, else the label's level, else a full stop.</param>
/// <param name="Images">Full paths with their sides.</param>
public sealed record LabelledDocument(
    string Name, string Set, DocumentLabel Label, IReadOnlyList<(string Path, string Side)> Images);
