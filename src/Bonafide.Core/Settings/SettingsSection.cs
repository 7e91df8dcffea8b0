namespace Bonafide.Core.Settings;

/// <summary>
/// A section of the configuration and what is read from it. Registered beside the options, so that the start can name
/// every key that is no setting and every value of another kind.
/// </summary>
/// <param name="Path">Such as <c>Capabilities:liveness</c>.</param>
/// <param name="Type">The options, whose public properties are the settings; validation attributes bound them.</param>
public sealed record SettingsSection(string Path, Type Type);
