using Bonafide.Core.Documents.Chips;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;

namespace Bonafide.Engine.Uploads;

/// <summary>What may be uploaded as a chip (<c>contract/chip.md</c>); no file of it is looked into here.</summary>
internal static class ChipUploadRules
{
    /// <exception cref="RequestProblemException">400, 413 or 415, with what would be right.</exception>
    public static PartFile Demand(ReadOnlyMemory<byte> bytes)
    {
        _ = ChipFile.TryRead(bytes, out var problem);
        return problem switch
        {
            ChipFileProblem.None => new(Classifiers.Chip, bytes, ChipFile.MediaType),
            ChipFileProblem.TooManyBytes => throw new RequestProblemException(
                ProblemKind.PayloadTooLarge, "A file of the chip is longer than its limit."),
            ChipFileProblem.UnknownFile => throw new RequestProblemException(
                ProblemKind.UnsupportedMediaType,
                "Send elementary files one after the other: EF.SOD, DG1, and what there is of COM, DG2, DG11 to DG15."),
            ChipFileProblem.Repeated => throw new RequestProblemException(
                ProblemKind.BadRequest, "An elementary file is there twice."),
            ChipFileProblem.Incomplete => throw new RequestProblemException(
                ProblemKind.BadRequest, "EF.SOD or DG1 is missing."),
            _ => throw new RequestProblemException(
                ProblemKind.BadRequest, "An elementary file ends early, or its length is not written in DER."),
        };
    }
}
