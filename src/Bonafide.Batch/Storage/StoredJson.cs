using System.Text.Json.Serialization;
using Bonafide.Batch.Csv;
using Bonafide.Batch.Home;

namespace Bonafide.Batch.Storage;

/// <summary>The JSON inside sealed columns.</summary>
[JsonSerializable(typeof(IReadOnlyList<UploadedFile>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(ValidationReport))]
internal sealed partial class StoredJson : JsonSerializerContext;
