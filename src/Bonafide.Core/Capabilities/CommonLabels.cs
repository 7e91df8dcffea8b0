namespace Bonafide.Core.Capabilities;

/// <summary>Labels that every capability may carry (contract 04, head).</summary>
public static class CommonLabels
{
    public const string Ok = "OK";

    /// <summary>An upstream capability did not deliver, or a mandatory input is missing.</summary>
    public const string PreconditionNotFulfilled = "PRECONDITION_NOT_FULFILLED";

    /// <summary>Something on our side, or at a source, failed. Never a verdict about the person.</summary>
    public const string TechnicalError = "TECHNICAL_ERROR";

    public const string NotUploaded = "NOT_UPLOADED";
    public const string NotEnoughData = "NOT_ENOUGH_DATA";
    public const string BadRequest = "BAD_REQUEST";
    public const string ValidationFailed = "VALIDATION_FAILED";
    public const string PermissionDenied = "PERMISSION_DENIED";
    public const string UnsupportedPrefix = "UNSUPPORTED_";
}
