using System.Security.Cryptography;
using Bonafide.Core;
using Bonafide.Storage.Blobs;
using Bonafide.Storage.Keys;

namespace Bonafide.Storage.Tests;

public sealed class BlobTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bf-blobs-").FullName;
    private readonly DiskBlobStore _store;
    private readonly SealedBlobs _blobs;
    private readonly UuidV7Ids _ids = new(TimeProvider.System);
    private readonly DataKey _key;

    public BlobTests()
    {
        _store = new DiskBlobStore(_folder);
        _blobs = new SealedBlobs(_store);
        var (keys, _) = new MasterKey(new byte[32]).NewTenant(new TenantId(_ids.New()));
        _key = keys.NewDataKey(_ids.New()).Key;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(131_072)]
    [InlineData(1_000_003)]
    public async Task ReadsBack_WhatWasWritten(int size)
    {
        var plaintext = Pattern(size);
        var id = NewId();

        var stored = Assert.IsType<BlobWriteResult.Stored>(await WriteAsync(id, plaintext, size));

        Assert.Equal(size, stored.Bytes);
        Assert.Equal(SHA256.HashData(plaintext), stored.Sha256);
        Assert.Equal(plaintext, await ReadAsync(id, _key));
    }

    [Fact]
    public async Task OneByteTooMany_LeavesNothing()
    {
        var id = NewId();

        Assert.IsType<BlobWriteResult.TooLarge>(await WriteAsync(id, Pattern(70_001), 70_000));

        Assert.Null(await _blobs.OpenAsync(id, _key, CancellationToken.None));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task ABrokenUpload_LeavesNothing()
    {
        var id = NewId();

        await Assert.ThrowsAsync<IOException>(() => _blobs.WriteAsync(
            id, _key, new BreakingStream(200_000), 1_000_000, CancellationToken.None));

        Assert.Empty(Files());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(70_000)]
    [InlineData(-1)]
    public async Task OneChangedBit_DoesNotOpen(int position)
    {
        var id = NewId();
        await WriteAsync(id, Pattern(100_000), 100_000);
        var file = Files().Single();
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[position < 0 ? ^1 : position] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);

        await Assert.ThrowsAsync<SealBrokenException>(() => ReadAsync(id, _key));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(8 + 65_552)]
    [InlineData(8 + 65_552 + 100)]
    public async Task ACutBlob_DoesNotOpen(int length)
    {
        var id = NewId();
        await WriteAsync(id, Pattern(150_000), 150_000);
        using (var file = File.OpenWrite(Files().Single()))
        {
            file.SetLength(length);
        }

        await Assert.ThrowsAsync<SealBrokenException>(() => ReadAsync(id, _key));
    }

    [Fact]
    public async Task AnotherKey_OrAnotherId_DoesNotOpen()
    {
        var (id, other) = (NewId(), NewId());
        await WriteAsync(id, Pattern(100), 100);
        var file = Files().Single();
        var name = other.Value.ToString("N");
        File.Copy(file, Path.Combine(_folder, name[^2..], name));
        var (keys, _) = new MasterKey(new byte[32]).NewTenant(new TenantId(_ids.New()));

        await Assert.ThrowsAsync<SealBrokenException>(() => ReadAsync(other, _key));
        await Assert.ThrowsAsync<SealBrokenException>(() => ReadAsync(id, keys.NewDataKey(_ids.New()).Key));
    }

    [Fact]
    public async Task Orphans_AreFoundByAge_AndHalfUploadsGo()
    {
        var id = NewId();
        await WriteAsync(id, Pattern(10), 10);
        await File.WriteAllTextAsync(Path.Combine(_folder, "00", "left.part"), "half");

        Assert.Empty(await OldAsync(DateTimeOffset.UnixEpoch));
        Assert.Equal(2, Files().Count());
        Assert.Equal(id, Assert.Single(await OldAsync(TimeProvider.System.GetUtcNow().AddHours(1))));
        Assert.Single(Files());

        await _blobs.DeleteAsync(id, CancellationToken.None);
        await _blobs.DeleteAsync(id, CancellationToken.None);
        Assert.Empty(Files());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Pattern(int size) => [.. Enumerable.Range(0, size).Select(index => (byte)(index * 31 >> 3))];

    private BlobId NewId() => new(_ids.New());

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories);

    private Task<BlobWriteResult> WriteAsync(BlobId id, byte[] plaintext, long most) =>
        _blobs.WriteAsync(id, _key, new MemoryStream(plaintext), most, CancellationToken.None);

    private async Task<byte[]> ReadAsync(BlobId id, DataKey key)
    {
        await using var stream = await _blobs.OpenAsync(id, key, CancellationToken.None);
        using var copy = new MemoryStream();
        await stream!.CopyToAsync(copy);
        return copy.ToArray();
    }

    private async Task<List<BlobId>> OldAsync(DateTimeOffset before)
    {
        var found = new List<BlobId>();
        await foreach (var id in _store.StoredBeforeAsync(before, CancellationToken.None))
        {
            found.Add(id);
        }

        return found;
    }

    /// <summary>A connection that breaks after some bytes.</summary>
    private sealed class BreakingStream(int bytes) : MemoryStream(new byte[bytes])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer,
            CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            return read > 0 ? read : throw new IOException("The connection broke.");
        }
    }
}
