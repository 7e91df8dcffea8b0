using System.ComponentModel.DataAnnotations;

namespace Bonafide.Sources.Phone;

/// <summary>What the operator adds to the bundled data. Bound to <c>Sources:Phone</c>.</summary>
public sealed record PhoneOptions
{
    /// <summary>
    /// A file of numbers and prefixes with what is known of them, see the README; null: there is none. Read again when
    /// it changes.
    /// </summary>
    [MaxLength(4_096)]
    public string? List { get; init; }
}
