namespace Bonafide.Vision.Evaluation;

/// <summary>What stands on the document of one image; a file <c>NAME.json</c> beside <c>NAME.jpg</c>.</summary>
public sealed record DocumentLabel
{
    /// <summary>PASSPORT, ID_CARD, DRIVING_LICENSE, VISA; null when it is not to be judged.</summary>
    public string? Type { get; init; }

    /// <summary>ISO 3166-1 alpha-3; null when it is not to be judged.</summary>
    public string? Country { get; init; }

    /// <summary>FRONT or BACK.</summary>
    public string Side { get; init; } = "FRONT";

    /// <summary>The lines of the machine readable zone as printed; empty when there is none.</summary>
    public IReadOnlyList<string> Mrz { get; init; } = [];

    /// <summary>Whether a PDF417 symbol by AAMVA is on this side.</summary>
    public bool Barcode { get; init; }

    /// <summary>Values on this side by the contract's field names (04 §7.1); dates YYYY-MM-DD.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();
}

/// <summary>One labelled image of a folder.</summary>
/// <param name="Path">Relative to the folder.</param>
/// <param name="Set">The first sub-folder, or a full stop.</param>
public sealed record LabelledImage(string Path, string Set, DocumentLabel Label);
