using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bonafide.Core.Countries;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Records;
using Bonafide.Sources.Registers;

namespace Bonafide.Sources.Connectors;

/// <summary>What a request may say about the subject: the names of a record's fields, and <c>requestId</c>.</summary>
internal sealed class RequestValues
{
    /// <summary>The idempotency key; the same for every attempt of one execution, also after a crash.</summary>
    public const string RequestId = "requestId";

    public static readonly IReadOnlySet<string> Names = new HashSet<string>(StringComparer.Ordinal)
    {
        RequestId, RecordFields.IdNumber, RecordFields.FirstName, RecordFields.MiddleName, RecordFields.LastName,
        RecordFields.PaternalSurname, RecordFields.MaternalSurname, RecordFields.FullName, RecordFields.DateOfBirth,
        RecordFields.Sex, RecordFields.Country, RecordFields.State, RecordFields.Line1, RecordFields.Line2,
        RecordFields.City, RecordFields.PostalCode, RecordFields.Phone, RecordFields.Email, RecordFields.IdType,
        RecordFields.IssuingDate, RecordFields.ExpiryDate, RecordFields.Curp, RecordFields.Cic, RecordFields.Ocr,
        RecordFields.CitizenId, RecordFields.ElectorKey, RecordFields.IssuingNumber, RecordFields.RegistrationYear,
        RecordFields.IssuingYear, RecordFields.LaserCode,
    };

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public RequestValues(string connector, RegisterQuestion question, GatherContext context)
    {
        var subject = context.Subject.Values;
        var ine = subject.Ine;
        var address = subject.Address;
        Add(RecordFields.FirstName, subject.FirstName);
        Add(RecordFields.MiddleName, subject.MiddleName);
        Add(RecordFields.LastName, subject.LastName ?? Join(subject.PaternalSurname, subject.MaternalSurname));
        Add(RecordFields.PaternalSurname, subject.PaternalSurname);
        Add(RecordFields.MaternalSurname, subject.MaternalSurname);
        Add(RecordFields.FullName, Join(
            Join(subject.FirstName, subject.MiddleName), this[RecordFields.LastName]));
        Add(RecordFields.DateOfBirth, Day(SubjectDates.Birth(subject)));
        Add(RecordFields.Sex, subject.Sex);
        Add(RecordFields.Country, CountryCodes.ToAlpha3(address?.Country) ?? question.Country);
        Add(RecordFields.State, address?.SubdivisionOrState);
        Add(RecordFields.Line1, address?.Line1);
        Add(RecordFields.Line2, address?.Line2);
        Add(RecordFields.City, address?.City);
        Add(RecordFields.PostalCode, address?.PostalCode);
        Add(RecordFields.Phone, subject.PhoneNumber);
        Add(RecordFields.Email, subject.Email);
        Add(RecordFields.IdNumber, SubjectNumbers.National(subject));
        Add(RecordFields.IdType, subject.Id?.Type);
        Add(RecordFields.IssuingDate, Day(SubjectDates.Read(subject.Id?.IssuingDate)));
        Add(RecordFields.ExpiryDate, Day(SubjectDates.Read(subject.Id?.ExpiryDate)));
        Add(RecordFields.LaserCode, subject.Id?.LaserCode);
        Add(RecordFields.Cic, ine?.Cic);
        Add(RecordFields.Ocr, ine?.Ocr);
        Add(RecordFields.CitizenId, ine?.CitizenID);
        Add(RecordFields.ElectorKey, ine?.ElectorKey);
        Add(RecordFields.IssuingNumber, ine?.IssuingNumber);
        Add(RecordFields.RegistrationYear, ine?.RegistrationYear);
        Add(RecordFields.IssuingYear, ine?.IssuingYear);
        Add(RequestId, IdOf(connector, context));
        AddKey(question);
    }

    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>The value, or a day of it in another format.</summary>
    public string? Formatted(string name, string? format) =>
        this[name] is { } value && !string.IsNullOrEmpty(format)
        && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString(format, CultureInfo.InvariantCulture)
            : this[name];

    /// <summary>The number as the question spells it wins over the subject's own spelling.</summary>
    private void AddKey(RegisterQuestion question)
    {
        var schema = RegisterSchemas.Find(question.Kind)!;
        if (question.Exact.Count == 0)
        {
            return;
        }

        // Several values of one key (Argentina's series per sex) leave what the subject said of the differing field.
        var same = question.Exact.Where(exact => exact.Key == question.Exact[0].Key).ToList();
        foreach (var (field, index) in schema.Keys[question.Exact[0].Key].Select((field, index) => (field, index)))
        {
            var values = same.Select(exact => exact.Values[index]).Distinct().ToList();
            if (values is [{ } value] && Names.Contains(field))
            {
                Add(field, value);
            }
        }
    }

    private static string IdOf(string connector, GatherContext context)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{context.Execution.Id}/{connector}"));
        return Convert.ToHexStringLower(bytes.AsSpan(0, 16));
    }

    private void Add(string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            _values[name] = value.Trim();
        }
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Join(string? a, string? b) =>
        string.IsNullOrWhiteSpace(a) ? b : string.IsNullOrWhiteSpace(b) ? a : $"{a} {b}";
}
