using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Names;

namespace Bonafide.Sources.Registers.Files;

/// <summary>The name of a record, in whichever fields the source keeps it.</summary>
internal static class RecordNames
{
    internal static PersonName Parse(Func<string, string?> field, Transliterator transliterator)
    {
        var given = Join(field(RecordFields.FirstName), field(RecordFields.MiddleName));
        var surnames = field(RecordFields.LastName)
            ?? Join(field(RecordFields.PaternalSurname), field(RecordFields.MaternalSurname));
        return given is null && surnames is null
            ? PersonName.Parse(field(RecordFields.FullName), null, transliterator)
            : PersonName.Parse(given, surnames, transliterator);
    }

    private static string? Join(string? a, string? b) => a is null ? b : b is null ? a : $"{a} {b}";
}
