using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Core.Settings;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Consent;
using Bonafide.Storage.Rows;
using Bonafide.Vision.Images;

namespace Bonafide.Engine.Uploads;

/// <summary>What may be uploaded where (contract 02 §1 and §2, ruling 4). Pure.</summary>
internal static class UploadRules
{
    /// <summary>Pages of a DOCUMENT, each counted as one.</summary>
    private const int MostPages = 30;

    /// <summary>A credit card has two sides.</summary>
    private const int MostCardPages = 2;

    /// <param name="channel">Null when the content will name a channel that the slot is known to take.</param>
    /// <exception cref="RequestProblemException">404 for a foreign slot, 403 for a closed channel, 405 for a PUT too
    /// early.</exception>
    public static CredentialRow DemandSlot(OpenExecution open, PartTarget target, string? channel, bool isReplacement)
    {
        var slot = open.Evidence.Credentials.FirstOrDefault(one => one.Id == target.Credential)
            ?? throw RequestProblemException.NotFound();
        if (!AccountReplies.PartsOf(open.Workflow, slot).Concat(slot.Category.UnlistedClassifiers())
            .Contains(target.Classifier, StringComparer.Ordinal))
        {
            throw RequestProblemException.NotFound();
        }

        if (channel is not null && !AccountReplies.ChannelsOf(slot).Contains(channel, StringComparer.Ordinal))
        {
            throw new RequestProblemException(
                ProblemKind.Forbidden, $"The credential does not take uploads by the channel {channel}.");
        }

        if (isReplacement && !PartsOf(open, slot, target.Classifier).Any())
        {
            throw new RequestProblemException(
                ProblemKind.MethodNotAllowed, "There is no such part yet; upload it by POST.") { Allow = "POST" };
        }

        return slot;
    }

    /// <exception cref="RequestProblemException">403 when consent is enforced and missing (contract 01
    /// §7.3).</exception>
    public static void DemandConsent(OpenExecution open, CredentialRow slot, string? channel, DateTimeOffset now)
    {
        var isBiometric = slot.Category is not CredentialCategory.Data;
        if (isBiometric
            && channel == "API"
            && open.Tenant.Settings.ConsentEnforcement == ConsentEnforcement.Enforce
            && !ConsentRules.IsGiven(open.Stored.Request()?.Consent, now))
        {
            throw new RequestProblemException(ProblemKind.Forbidden, "User consent is missing");
        }
    }

    /// <exception cref="RequestProblemException">400, 413 or 415, with what would be right.</exception>
    public static ImageHeader DemandImage(ReadOnlyMemory<byte> bytes, CredentialCategory category)
    {
        var header = ImageHeader.TryRead(bytes.Span, out var problem);
        if (header is not null)
        {
            problem = header.Format == ImageFormat.Pdf && category != CredentialCategory.Document
                ? ImageProblem.UnknownFormat
                : ImageLimits.Default.Check(header);
        }

        return problem == ImageProblem.None ? header! : throw Refused(problem, category);
    }

    /// <summary>The page that a new part becomes.</summary>
    /// <exception cref="RequestProblemException">413 past the limits of a document.</exception>
    public static int DemandPage(OpenExecution open, CredentialRow slot, long bytes, bool isReplacement)
    {
        if (slot.Category != CredentialCategory.Document || isReplacement)
        {
            return 0;
        }

        var pages = PartsOf(open, slot, Classifiers.Document).ToList();
        var preset = slot.Preset is { } json
            ? StoredExecution.Read<StoredPreset>(System.Text.Encoding.UTF8.GetBytes(json))
            : null;
        var most = preset?.Type?.Values is ["CC" or "CCS", ..] ? MostCardPages : MostPages;
        if (pages.Count >= most)
        {
            throw new RequestProblemException(
                ProblemKind.PayloadTooLarge, $"A document of this type has at most {most} pages.");
        }

        if (pages.Sum(page => page.ByteSize) + bytes > ImageLimits.Default.MaxBytes)
        {
            throw TooLarge();
        }

        return pages.Count == 0 ? 0 : pages.Max(page => page.Ordinal) + 1;
    }

    public static IEnumerable<PartRow> PartsOf(OpenExecution open, CredentialRow slot, string classifier) =>
        open.Evidence.Parts.Where(part => part.Credential == slot.Id && part.Classifier == classifier);

    public static RequestProblemException TooLarge() => new(
        ProblemKind.PayloadTooLarge,
        $"The file is larger than {ImageLimits.Default.MaxBytes / (1024 * 1024)} MB.");

    private static RequestProblemException Refused(ImageProblem problem, CredentialCategory category)
    {
        var formats = category == CredentialCategory.Document
            ? "JPEG, PNG, HEIC, WebP and PDF"
            : "JPEG, PNG, HEIC and WebP";
        return problem switch
        {
            ImageProblem.Empty => new(ProblemKind.BadRequest, "The file is empty."),
            ImageProblem.TooManyBytes => TooLarge(),
            ImageProblem.TooManyPixels => new(
                ProblemKind.BadRequest, "The image has more than 64 megapixels, or a side of more than 12,000 pixels."),
            ImageProblem.TooSmall => new(
                ProblemKind.BadRequest, "The longer side of the image must have more than 300 pixels."),
            ImageProblem.Truncated or ImageProblem.Malformed => new(
                ProblemKind.BadRequest, "The file is damaged: it ends early or contradicts its own format."),
            ImageProblem.Polyglot => new(
                ProblemKind.BadRequest, "The file holds more than one picture: nothing may follow the image's end."),
            ImageProblem.Animated => new(ProblemKind.BadRequest, "The image is animated; upload a single picture."),
            _ => new(ProblemKind.UnsupportedMediaType, $"The file's format is not taken here: {formats} are."),
        };
    }
}
