namespace Bonafide.Core.Subjects;

/// <summary>
/// The person as risk signals see them: prepared data win, values missing there come from the documents
/// (contract 05 §5), and the address of the web session stands in for a missing <c>ipAddress</c>.
/// </summary>
public sealed record SubjectData
{
    public required PreparedData Values { get; init; }

    /// <summary>Whether the person's own data came as PREPARED_DATA; some checks treat extraction
    /// differently.</summary>
    public required bool HasPreparedData { get; init; }

    public ExtractedIdentity? Extracted { get; init; }

    public static SubjectData Merge(PreparedData? prepared, ExtractedIdentity? extracted, string? sessionAddress)
    {
        var given = prepared ?? new PreparedData();
        return new()
        {
            HasPreparedData = prepared is not null,
            Extracted = extracted,
            Values = given with
            {
                FirstName = given.FirstName ?? extracted?.FirstName,
                LastName = given.LastName ?? extracted?.LastName,
                DateOfBirth = given.DateOfBirth ?? extracted?.DateOfBirth,
                Sex = given.Sex ?? extracted?.Gender,
                Nationality = given.Nationality ?? extracted?.Nationality,
                PersonalNumber = given.PersonalNumber ?? extracted?.PersonalNumber,
                IpAddress = given.IpAddress ?? sessionAddress,
                Address = MergeAddress(given.Address, extracted),
                Id = MergeId(given.Id, extracted),
            },
        };
    }

    /// <summary>An address is taken whole from one source: mixing a street of one with the city of another
    /// lies.</summary>
    private static AddressData? MergeAddress(AddressData? given, ExtractedIdentity? extracted)
    {
        if (given is not null)
        {
            return given with { Country = given.Country ?? extracted?.IssuingCountry };
        }

        if (extracted?.Address is { } read)
        {
            return read with { Country = read.Country ?? extracted.IssuingCountry };
        }

        return extracted?.IssuingCountry is { } country
            ? new AddressData { Country = country, Subdivision = extracted.State }
            : null;
    }

    private static IdData? MergeId(IdData? given, ExtractedIdentity? extracted)
    {
        if (extracted is null)
        {
            return given;
        }

        var id = given ?? new IdData();
        return id with
        {
            IdNumber = id.IdNumber ?? extracted.DocumentNumber,
            Type = id.Type ?? extracted.Type,
            SubType = id.SubType ?? extracted.SubType,
            IssuingDate = id.IssuingDate ?? extracted.IssuingDate,
            ExpiryDate = id.ExpiryDate ?? extracted.ExpiryDate,
        };
    }
}
