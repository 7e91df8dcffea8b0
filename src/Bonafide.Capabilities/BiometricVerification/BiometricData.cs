using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.BiometricVerification;

/// <summary>What the comparison of the faces says.</summary>
internal enum FaceAnswer
{
    /// <summary>Photo or selfie cannot be compared.</summary>
    Unknown = 0,
    NoMatch = 1,
    Between = 2,
    Match = 3,
}

/// <summary>The fields and the decision of each country. A file of its own: three tables over one face.</summary>
internal static class BiometricData
{
    internal static Decision Argentina(
        CapabilityInput input, SourceRecord record, FaceAnswer face, MatchReport report, string by)
    {
        var comparison = new SubjectComparison(input.Subject.Values, record);
        report.Add("nameMatch", comparison.ExactName, by)
            .Add("faceMatch", face == FaceAnswer.Between ? "PARTIAL_MATCH" : Word(face))
            .Add("idNumberMatch",
                comparison.Same(SubjectNumbers.National(input.Subject.Values), RecordFields.IdNumber), by)
            .Add("genderMatch", comparison.Sex, by);
        return Decide(face, comparison.ExactName && comparison.Sex != false);
    }

    internal static Decision Brazil(
        CapabilityInput input, SourceRecord record, FaceAnswer face, MatchReport report, string by)
    {
        var values = input.Subject.Values;
        var comparison = new SubjectComparison(values, record);
        var named = !string.IsNullOrWhiteSpace(values.FirstName) || !string.IsNullOrWhiteSpace(values.LastName);
        report.Add("nameMatch", named ? comparison.ExactName : null, by)
            .Add("dobMatch", comparison.BirthDate, by)
            .Add("pincodeMatch", comparison.Same(SubjectNumbers.Cpf(input).Canonical, RecordFields.IdNumber), by)
            .Add("cityMatch", comparison.Address?.City, by)
            .Add("faceMatch", Word(face));
        return Decide(face, (!named || comparison.ExactName) && comparison.BirthDate != false);
    }

    /// <summary>Ruling 11: a CURP of another person, or a stranger's face, is rejected.</summary>
    internal static Decision Mexico(
        CapabilityInput input, SourceRecord record, FaceAnswer face, MatchReport report, string by)
    {
        var card = IneComparison.Of(input, record);
        report.Add("nameMatch", card.Name, by)
            .Add("faceMatch", Word(face))
            .Add("ocrMatch", card.Ocr, by)
            .Add("issuingNumberMatch", card.IssuingNumber, by)
            .Add("registrationYearMatch", card.RegistrationYear, by)
            .Add("issuingYearMatch", card.IssuingYear, by)
            .Add("electorKeyMatch", card.ElectorKey, by)
            .Add("paternalSurnameMatch", card.People.PaternalSurname, by)
            .Add("maternalSurnameMatch", card.People.MaternalSurname, by)
            .Add("idNumberMatch", card.Curp, by);
        return card.Curp == false || face == FaceAnswer.NoMatch
            ? Decision.Rejected
            : Decide(face, card is { ElectorKey: true, Ocr: true, Name: true });
    }

    private static Decision Decide(FaceAnswer face, bool dataAgree) => face switch
    {
        FaceAnswer.NoMatch => Decision.Rejected,
        FaceAnswer.Match when dataAgree => Decision.Passed,
        _ => Decision.Warning,
    };

    /// <summary>Where no comparison was possible the field is left out: NOT_MATCH would be a claim.</summary>
    private static string? Word(FaceAnswer face) => face switch
    {
        FaceAnswer.Match => MatchReport.Match,
        FaceAnswer.Unknown => null,
        _ => MatchReport.NoMatch,
    };
}
