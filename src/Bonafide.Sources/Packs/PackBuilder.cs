using System.Security.Cryptography;
using System.Text.Json;
using Bonafide.Sources.Addresses;
using Bonafide.Sources.Device;
using Bonafide.Sources.Email;
using Bonafide.Sources.GeoIp;
using Bonafide.Sources.Phone;
using Bonafide.Sources.Transliteration;

namespace Bonafide.Sources.Packs;

/// <summary>
/// Compiles the data packages into the files that the sources map: what <c>bonafide data build</c> runs. The same
/// packages give the same bytes; a folder is replaced file by file, its manifest last.
/// </summary>
public static class PackBuilder
{
    /// <summary>The compilers of this installation, one per pack.</summary>
    private static readonly IReadOnlyList<PackCompiler> Compilers =
    [
        EmailPackCompiler.Compiler,
        PhonePackCompiler.Compiler,
        TransliterationPack.Compiler,
        GeoIpPackCompiler.Compiler,
        AddressPackCompiler.Compiler,
        DevicePackCompiler.Compiler,
    ];

    /// <param name="packages">The <c>node_modules</c> folder; <c>sources.json</c> stands beside it.</param>
    /// <param name="target">The folder of the packs; made when absent.</param>
    /// <returns>The manifest as written.</returns>
    /// <exception cref="InvalidDataException">
    /// A package is missing, damaged or not of the version described.
    /// </exception>
    public static PackManifest Build(string packages, string target) => Build(packages, target, Compilers);

    internal static PackManifest Build(string packages, string target, IReadOnlyList<PackCompiler> compilers)
    {
        Directory.CreateDirectory(target);
        var described = DescribedPackages.Read(packages);
        var entries = compilers.Select(compiler => Compile(compiler, described, target)).ToList();
        var manifest = new PackManifest(PackManifest.CurrentFormat, entries);
        Replace(Path.Combine(target, PackManifest.FileName), stream =>
            JsonSerializer.Serialize(stream, manifest, PackManifest.Json));
        return manifest;
    }

    private static PackEntry Compile(PackCompiler compiler, DescribedPackages packages, string target)
    {
        var sources = compiler.Packages.Select(packages.Source).ToList();
        var writer = new PackFileWriter();
        compiler.Compile(packages, writer);
        var path = Path.Combine(target, compiler.Name + ".pack");
        Replace(path, writer.WriteTo);
        using var written = File.OpenRead(path);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(written));
        return new(compiler.Name, Path.GetFileName(path), sha256[..12], sha256, written.Length, sources);
    }

    /// <summary>A running process keeps the file that it has mapped: the name moves, the old bytes stay.</summary>
    private static void Replace(string path, Action<Stream> write)
    {
        var temporary = path + ".new";
        using (var stream = File.Create(temporary))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }
}

/// <summary>How one pack is made.</summary>
/// <param name="Name">The pack's name, and its file's.</param>
/// <param name="Packages">The packages that it reads.</param>
/// <param name="Compile">Reads them and adds the sections.</param>
internal sealed record PackCompiler(
    string Name, IReadOnlyList<string> Packages, Action<DescribedPackages, PackFileWriter> Compile);
