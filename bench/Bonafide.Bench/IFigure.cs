namespace Bonafide.Bench;

/// <summary>
/// Something that is measured: one class, one line in <see cref="Figures"/>. A figure measures what it is compared with
/// in the same run, so that its ratios hold on a slower or busier machine too.
/// </summary>
internal interface IFigure
{
    /// <summary>The word on the command line, such as <c>accounts</c>.</summary>
    string Name { get; }

    /// <summary>What is measured, one sentence.</summary>
    string Summary { get; }

    Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments);
}

/// <summary>One line of the result.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">Its unit; <c>×</c> for ratios.</param>
/// <param name="Bar">What it has to meet, or null when it only informs.</param>
internal sealed record Measured(string What, double Value, string Unit, Bar? Bar = null);

/// <summary>A limit that a value must reach or must not pass.</summary>
internal sealed record Bar(double Limit, bool IsFloor)
{
    public static Bar AtLeast(double limit) => new(limit, IsFloor: true);

    public static Bar AtMost(double limit) => new(limit, IsFloor: false);

    public bool IsMetBy(double value) => IsFloor ? value >= Limit : value <= Limit;
}
