using System.Text;
using Bonafide.Batch.Sftp;

namespace Bonafide.Batch.Home;

/// <summary>
/// A path inside a tenant's home, taken apart into names that cannot lead out of it. Only <see cref="Parse"/> makes
/// one from bytes. A first name that is a UUID is kept in lower case, so that one UUID is one folder.
/// </summary>
internal sealed class HomePath
{
    private static readonly UTF8Encoding Strict = new(false, true);

    private HomePath(string[] names) => Names = names;

    public static HomePath Root { get; } = new([]);

    public string[] Names { get; }

    public bool IsRoot => Names.Length == 0;

    public string Name => IsRoot ? "/" : Names[^1];

    public HomePath Parent => new(Names[..^1]);

    /// <summary>The batch that this path lies in, when its first name is a UUID.</summary>
    public Guid? Folder => Names.Length > 0 && Guid.TryParseExact(Names[0], "D", out var id) ? id : null;

    /// <summary>Whether this is the marker of that name, directly in a UUID folder.</summary>
    public bool IsMarker(string marker) => Names.Length == 2 && Folder is not null && Names[1] == marker;

    public HomePath Child(string name) => new([.. Names, name]);

    public override string ToString() => "/" + string.Join('/', Names);

    /// <summary>
    /// Resolves "." and ".." by the text alone (draft-ietf-secsh-filexfer-02 §6.2 leaves it to the server); a path
    /// that climbs above its root is refused and never clamped.
    /// </summary>
    public static HomeResult Parse(ReadOnlySpan<byte> bytes, int depth, out HomePath path)
    {
        path = Root;
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return HomeResult.NameNotAllowed;
        }

        var names = new List<string>();
        foreach (var name in text.Split('/'))
        {
            if (name.Length == 0 || name == ".")
            {
                continue;
            }

            if (name == "..")
            {
                if (names.Count == 0)
                {
                    return HomeResult.NameEscapes;
                }

                names.RemoveAt(names.Count - 1);
                continue;
            }

            if (!IsAllowed(name))
            {
                return HomeResult.NameNotAllowed;
            }

            names.Add(names.Count == 0 && Guid.TryParseExact(name, "D", out var id) ? id.ToString() : name);
            if (names.Count > depth + 1)
            {
                return HomeResult.TooDeep;
            }
        }

        path = new HomePath([.. names]);
        return HomeResult.Ok;
    }

    /// <summary>No control characters (so no NUL), no backslash, which other systems take for a separator.</summary>
    private static bool IsAllowed(string name) =>
        Encoding.UTF8.GetByteCount(name) <= SftpLimits.NameBytes
        && name.AsSpan().IndexOfAnyInRange('\u0000', '\u001F') < 0
        && name.AsSpan().IndexOfAny('\\', '\u007F') < 0;
}
