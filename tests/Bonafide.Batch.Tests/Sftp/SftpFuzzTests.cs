using System.Buffers.Binary;
using Bonafide.Batch.Sftp;
using Bonafide.Batch.Sftp.Messages;
using Bonafide.Batch.Tests.Support;
using Bonafide.Tests.Shared;

namespace Bonafide.Batch.Tests.Sftp;

/// <summary>
/// Sends packets that are almost right, from a seed, straight to the requests: lengths, handles, ids, flags and paths
/// are bent one at a time or all at once. Nothing may throw but the two ends of a session, and nothing may stay behind.
/// </summary>
public sealed class SftpFuzzTests
{
    private const string Folder = "/" + HomeFixture.Batch;

    private static int Packets => LongProof.Rounds(bounded: 30_000, whole: 1_000_000);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Survives_MalformedPacketsWithoutALeak(int seed)
    {
        using var fixture = new HomeFixture(new SftpLimits
        {
            Handles = 8, FileBytes = 20_000, QuotaBytes = 100_000, QuotaEntries = 60,
        });
        var random = new Random(seed);
        var writer = new SftpWriter();
        var (answered, refused) = (0, 0);
        for (var session = 0; session < Packets / 500; session++)
        {
            var requests = new SftpRequests(fixture.Home, fixture.Limits, writer, TimeProvider.System);
            for (var i = 0; i < 500; i++)
            {
                writer.Clear();
                try
                {
                    var packet = FuzzedPackets.Next(random);
                    await requests.AnswerAsync((SftpPacketType)packet[0], packet.AsSpan(1), default);
                    AssertOneAnswer(writer.Written.Span, packet);
                    answered++;
                }
                catch (SftpFormatException)
                {
                    refused++;
                }
            }

            requests.End();
            Assert.InRange(fixture.Home.Used.Entries, 0, 60);
            Assert.InRange(fixture.Home.Used.Bytes, 0, 100_000);
        }

        Assert.True(answered > refused, $"{answered} answered, {refused} refused");
        Assert.Equal(FilesOf(fixture), fixture.SpooledFiles);
        LongProof.Record(
            $"malformed SFTP packets, seed {seed}",
            $"{answered + refused:N0} packets, {answered:N0} answered, {refused:N0} refused, 0 crashes, 0 files left");
    }

    [Fact]
    public async Task Ends_SessionsThatSendNoise()
    {
        using var fixture = new HomeFixture();
        var random = new Random(5);
        for (var i = 0; i < 50; i++)
        {
            await using var client = await SftpTestClient.ConnectAsync(fixture);
            var noise = new byte[random.Next(1, 2_000)];
            random.NextBytes(noise);
            await client.SendRawAsync(noise);
            Assert.Contains(await client.CutAsync(), (SessionEnd[])[SessionEnd.Malformed, SessionEnd.Left]);
        }
    }

    /// <summary>Exactly one packet, whose length is right and whose id is the request's.</summary>
    private static void AssertOneAnswer(ReadOnlySpan<byte> answer, byte[] request)
    {
        Assert.Equal(answer.Length - 4, (int)BinaryPrimitives.ReadUInt32BigEndian(answer));
        Assert.True(answer[5..9].SequenceEqual(request.AsSpan(1, 4)));
    }

    private static int FilesOf(HomeFixture fixture)
    {
        var files = 0;
        var folders = new Stack<Home.HomePath>([Home.HomePath.Root]);
        while (folders.TryPop(out var folder))
        {
            fixture.Home.List(folder, out var entries);
            files += entries.Count(e => !e.IsFolder);
            foreach (var entry in entries.Where(e => e.IsFolder))
            {
                folders.Push(folder.Child(entry.Name));
            }
        }

        return files;
    }

    /// <summary>Packets around the protocol.</summary>
    private static class FuzzedPackets
    {
        private static readonly string[] Paths =
        [
            "/", "", ".", "..", "/../..", Folder, Folder + "/a", Folder + "/b", Folder + "/sub", Folder + "/sub/c",
            Folder + "/input.csv", "/x", "/x/y", "/a\0b", "/" + new string('n', 256), new string('/', 2000),
            string.Concat(Enumerable.Repeat("/d", 12)), Folder + "/a\\b", "/\uD83D\uDE00", Folder + "/VALIDATE",
        ];

        private static readonly uint[] Edges =
            [0, 1, 255, 256, 65_535, int.MaxValue, 0x80000000, uint.MaxValue - 3, uint.MaxValue];

        public static byte[] Next(Random random)
        {
            var writer = new SftpWriter();
            Write(writer, random, (uint)random.Next());
            var packet = writer.Written[4..].ToArray();
            return random.Next(3) == 0 ? Bend(packet, random) : packet;
        }

        private static byte[] Bend(byte[] packet, Random random)
        {
            switch (random.Next(4))
            {
                case 0:
                    return packet[..random.Next(1, packet.Length + 1)];
                case 1:
                    packet[random.Next(packet.Length)] = (byte)random.Next(256);
                    return packet;
                case 2 when packet.Length >= 9:
                    BinaryPrimitives.WriteUInt32BigEndian(
                        packet.AsSpan(random.Next(5, packet.Length - 3)), Edge(random));
                    return packet;
                default:
                    return [.. packet, .. new byte[random.Next(20)]];
            }
        }

        private static uint Edge(Random random) =>
            random.GetItems(Edges, 1)[0];

        private static byte[] Handle(Random random) => random.Next(8) == 0
            ? new byte[random.Next(20)]
            : SftpTestClient.Handle((uint)random.Next(1, 40));

        private static byte[] PathOf(Random random) => SftpTestClient.Utf8(Paths[random.Next(Paths.Length)]);

        private static ulong Offset(Random random) =>
            random.Next(6) == 0 ? (ulong)random.NextInt64(long.MinValue, long.MaxValue) : (ulong)random.Next(25_000);

        private static SftpAttributes Attributes(Random random) =>
            new(random.Next(2) == 0 ? Offset(random) : null, random.Next(2) == 0 ? 0x1FFu : null, null);

        private static void Write(SftpWriter w, Random random, uint id)
        {
            switch (random.Next(20))
            {
                case 0 or 1 or 2: new OpenMessage(id, PathOf(random), (OpenModes)random.Next(64)).Write(w); break;
                case 3 or 4: new CloseMessage(id, Handle(random)).Write(w); break;
                case 5 or 6:
                    new WriteMessage(id, Handle(random), Offset(random), new byte[random.Next(3_000)]).Write(w);
                    break;
                case 7: new ReadMessage(id, Handle(random), Offset(random), Edge(random)).Write(w); break;
                case 8: new MkdirMessage(id, PathOf(random), Attributes(random)).Write(w); break;
                case 9: new RmdirMessage(id, PathOf(random)).Write(w); break;
                case 10: new RemoveMessage(id, PathOf(random)).Write(w); break;
                case 11: new RenameMessage(id, PathOf(random), PathOf(random)).Write(w); break;
                case 12: new OpendirMessage(id, PathOf(random)).Write(w); break;
                case 13: new ReaddirMessage(id, Handle(random)).Write(w); break;
                case 14: new StatMessage(id, PathOf(random)).Write(w); break;
                case 15: new FsetstatMessage(id, Handle(random), Attributes(random)).Write(w); break;
                case 16: new SetstatMessage(id, PathOf(random), Attributes(random)).Write(w); break;
                case 17: new FstatMessage(id, Handle(random)).Write(w); break;
                case 18: new RealpathMessage(id, PathOf(random)).Write(w); break;
                default: WriteExtended(w, random, id); break;
            }
        }

        private static void WriteExtended(SftpWriter w, Random random, uint id)
        {
            string[] names =
            [
                ExtendedMessage.PosixRename, ExtendedMessage.Fsync, ExtendedMessage.Statvfs, ExtendedMessage.Limits,
                "hardlink@openssh.com", "",
            ];
            var body = new SftpWriter();
            body.String(PathOf(random));
            body.String(PathOf(random));
            new ExtendedMessage(id, SftpTestClient.Utf8(names[random.Next(names.Length)]), body.Written.Span).Write(w);
        }
    }
}
