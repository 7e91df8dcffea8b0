using System.Text;
using System.Xml;
using Bonafide.Sources.Imports;

namespace Bonafide.Sources.Watchlists.Formats;

/// <summary>One element of a list's entry with its attributes, text and children.</summary>
internal sealed class EntryElement(string name)
{
    private readonly List<EntryElement> _children = [];

    public string Name => name;

    public string Text { get; set; } = string.Empty;

    public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    public IEnumerable<EntryElement> All(string child) => _children.Where(one => one.Name == child);

    /// <summary>Trimmed text of the first child of that name; null when it is absent or empty.</summary>
    public string? Value(string child) =>
        All(child).Select(one => one.Text.Trim()).FirstOrDefault(text => text.Length > 0);

    public string? Attribute(string attribute) =>
        Attributes.GetValueOrDefault(attribute)?.Trim() is { Length: > 0 } text ? text : null;

    internal void Add(EntryElement child) => _children.Add(child);

    internal int Count => _children.Count;
}

/// <summary>
/// Reads the entries of an XML list one after the other: no document type, no entities, no references to elsewhere, and
/// a limit on depth, text and number of elements.
/// </summary>
internal static class EntryElements
{
    private const int MaxElements = 20_000;

    /// <param name="entries">Local names of the elements that are entries; all else is passed over.</param>
    /// <param name="root">What the document's element must be called.</param>
    /// <exception cref="InvalidDataException">It is another document, or beyond a limit.</exception>
    /// <exception cref="XmlException">It is not well formed, or has a document type.</exception>
    public static IEnumerable<EntryElement> Read(
        Stream file, string root, IReadOnlySet<string> entries, WatchlistLimits limits)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = limits.MaxFileBytes,
        };
        using var reader = XmlReader.Create(new BoundedMarkup(file, limits.MaxTextBytes), settings);
        if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != root)
        {
            throw new InvalidDataException($"This is no list of that format: its element is not called '{root}'.");
        }

        while (reader.Read())
        {
            if (reader.Depth > limits.MaxDepth)
            {
                throw new InvalidDataException("The elements of the list are nested too deeply.");
            }

            if (reader.NodeType == XmlNodeType.Element && entries.Contains(reader.LocalName))
            {
                yield return ReadElement(reader, limits);
            }
        }
    }

    private static EntryElement ReadElement(XmlReader reader, WatchlistLimits limits)
    {
        var top = Open(reader);
        var path = new Stack<EntryElement>([top]);
        var elements = 1;
        if (reader.IsEmptyElement)
        {
            return top;
        }

        while (path.Count > 0 && reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (++elements > MaxElements || path.Count > limits.MaxDepth)
                    {
                        throw new InvalidDataException("An entry of the list has too many elements.");
                    }

                    var isEmpty = reader.IsEmptyElement;
                    var element = Open(reader);
                    path.Peek().Add(element);
                    if (!isEmpty)
                    {
                        path.Push(element);
                    }

                    break;
                case XmlNodeType.EndElement:
                    path.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    path.Peek().Text = Append(path.Peek().Text, reader, limits.MaxTextBytes);
                    break;
            }
        }

        return top;
    }

    private static EntryElement Open(XmlReader reader)
    {
        var element = new EntryElement(reader.LocalName);
        if (reader.MoveToFirstAttribute())
        {
            do
            {
                element.Attributes[reader.LocalName] = reader.Value;
            }
            while (reader.MoveToNextAttribute());
            reader.MoveToElement();
        }

        return element;
    }

    private static string Append(string text, XmlReader reader, int most)
    {
        var all = new StringBuilder(text);
        var chunk = new char[4096];
        int read;
        while ((read = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0)
        {
            all.Append(chunk, 0, read);
            if (all.Length > most)
            {
                throw new InvalidDataException("A text in the list is too long.");
            }
        }

        return all.ToString();
    }
}
