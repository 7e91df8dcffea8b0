namespace Bonafide.Storage.Access;

/// <summary>Another row has the same unique key: somebody else was faster, and nothing was changed.</summary>
public sealed class KeyTakenException(Exception inner) : Exception("A unique key is taken.", inner);
