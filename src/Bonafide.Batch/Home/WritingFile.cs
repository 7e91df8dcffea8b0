using Microsoft.Win32.SafeHandles;

namespace Bonafide.Batch.Home;

/// <summary>A file on its way: nobody sees its bytes until it is published. Used by one session at a time.</summary>
internal sealed class WritingFile(HomePath path, Guid content, SafeFileHandle file, bool exclusive)
{
    public HomePath Path { get; } = path;

    public Guid Content { get; } = content;

    public SafeFileHandle File { get; } = file;

    public bool Exclusive { get; } = exclusive;

    /// <summary>A marker sent again after its batch began: accepted, and without effect.</summary>
    public bool WithoutEffect { get; init; }

    public long Size { get; set; }

    /// <summary>A write that failed makes the whole file unfit to publish.</summary>
    public bool Broken { get; set; }
}
