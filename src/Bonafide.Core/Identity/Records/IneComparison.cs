using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;

namespace Bonafide.Core.Identity.Records;

/// <summary>A Mexican voter card held against the record of its holder; null where nothing was given.</summary>
public sealed record IneComparison(
    SubjectComparison People, bool? Name, bool? Curp, bool? Ocr, bool? Cic, bool? CitizenId, bool? IssuingNumber,
    bool? RegistrationYear, bool? IssuingYear, bool? ElectorKey)
{
    public static IneComparison Of(CapabilityInput input, SourceRecord record)
    {
        var values = input.Subject.Values;
        var ine = values.Ine ?? new();
        var people = new SubjectComparison(values, record);
        var curp = SubjectNumbers.Curp(input.Subject, input.Execution.Prepared);
        string?[] names = [values.FirstName, values.PaternalSurname, values.MaternalSurname, values.LastName];
        return new IneComparison(
            people, names.Any(name => !string.IsNullOrWhiteSpace(name)) ? people.CompleteName : null,
            people.Same(curp, RecordFields.Curp), people.Same(ine.Ocr, RecordFields.Ocr),
            people.Same(ine.Cic, RecordFields.Cic), people.Same(ine.CitizenID, RecordFields.CitizenId),
            Number(ine.IssuingNumber, record[RecordFields.IssuingNumber]),
            people.Same(ine.RegistrationYear, RecordFields.RegistrationYear),
            people.Same(ine.IssuingYear, RecordFields.IssuingYear),
            people.Same(ine.ElectorKey, RecordFields.ElectorKey));
    }

    /// <summary>"02" and "2" are one issue.</summary>
    private static bool? Number(string? mine, string? theirs) => string.IsNullOrWhiteSpace(mine)
        ? null
        : theirs is not null && mine.Trim().TrimStart('0') == theirs.Trim().TrimStart('0');
}
