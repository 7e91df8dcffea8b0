using Bonafide.Core.Errors;

namespace Bonafide.Engine.Requests;

/// <summary>
/// A request as read, with what was wrong with its form. The service adds what is wrong with its meaning, so that the
/// caller is told everything at once.
/// </summary>
public sealed record Parsed<T>(T Value, IReadOnlyList<Violation> Problems)
{
    public static implicit operator Parsed<T>(T value) => new(value, []);
}
