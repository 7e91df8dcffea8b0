namespace Bonafide.Bench;

/// <summary>The list of figures, one line each.</summary>
internal static class Figures
{
    public static IReadOnlyList<IFigure> All { get; } =
    [
        new Api.AccountCreation(),
        new Api.DetailsRetrieval(),
        new Batches.BatchMemory(),
        new Batches.BatchRun(),
        new Batches.BatchValidate(),
        new Batches.SftpUpload(),
        new Serving.Readiness(),
        new Signals.GeoLookups(),
        new Signals.PhoneReads(),
        new Signals.EmailReads(),
        new Signals.CapabilityRuns(),
        new Signals.PackLoading(),
        new Signals.AddressLookups(),
        new History.HistoryLookups(),
        new Faces.GallerySearch(),
        new Registers.RegisterLookups(),
        new People.PersonMatching(),
        new Screening.NameScreening(),
        new Screening.ScreeningMinimum(),
        new Vision.IdentityVerification(),
    ];
}
