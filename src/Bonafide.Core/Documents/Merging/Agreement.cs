namespace Bonafide.Core.Documents.Merging;

/// <summary>How two readings of one field stand to each other.</summary>
public enum Agreement
{
    /// <summary>They say the same, as far as each of them can.</summary>
    Same = 1,

    /// <summary>They differ no more than a misreading explains.</summary>
    Doubtful = 2,

    Contrary = 3,
}
