namespace Bonafide.Batch.Sftp.Messages;

/// <summary>SSH_FXP_STATUS (§7): a code and a sentence that clients show to people.</summary>
internal sealed record StatusMessage(uint Id, SftpStatus Status, string Sentence)
{
    private const int SentenceLimit = 1024;

    public static StatusMessage Read(ref SftpReader reader)
    {
        var id = reader.UInt32();
        var status = (SftpStatus)reader.UInt32();
        return new StatusMessage(id, status, System.Text.Encoding.UTF8.GetString(reader.String(SentenceLimit)));
    }

    public void Write(SftpWriter writer) => Write(writer, Id, Status, Sentence);

    /// <summary>Without an object, since each of many thousand pipelined writes gets one.</summary>
    public static void Write(SftpWriter writer, uint id, SftpStatus status, string sentence)
    {
        writer.Begin(SftpPacketType.Status);
        writer.UInt32(id);
        writer.UInt32((uint)status);
        writer.String(sentence);
        writer.String("en");
        writer.End();
    }
}
