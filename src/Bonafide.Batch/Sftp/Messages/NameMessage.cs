namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_NAME (§7): names with a line for people and attributes.</summary>
internal sealed record NameMessage(uint Id, IReadOnlyList<NameMessage.Entry> Entries)
{
    private const int EntryLimit = 4096;
    private const int LineLimit = 8192;

    public static NameMessage Read(ref SftpReader reader)
    {
        var id = reader.UInt32();
        var count = reader.UInt32();
        if (count > EntryLimit)
        {
            throw new SftpFormatException("Too many names.");
        }

        var entries = new List<Entry>();
        for (var i = 0; i < count; i++)
        {
            var name = System.Text.Encoding.UTF8.GetString(reader.String(SftpLimits.PathBytes));
            var line = System.Text.Encoding.UTF8.GetString(reader.String(LineLimit));
            entries.Add(new Entry(name, line, SftpAttributes.Read(ref reader)));
        }

        return new NameMessage(id, entries);
    }

    public void Write(SftpWriter writer)
    {
        writer.Begin(SftpPacketType.Name);
        writer.UInt32(Id);
        writer.UInt32((uint)Entries.Count);
        foreach (var entry in Entries)
        {
            writer.String(entry.Name);
            writer.String(entry.Line);
            entry.Attributes.Write(writer);
        }

        writer.End();
    }

    internal sealed record Entry(string Name, string Line, SftpAttributes Attributes);
}
