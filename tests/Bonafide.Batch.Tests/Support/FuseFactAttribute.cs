namespace Bonafide.Batch.Tests.Support;

/// <summary>A fact that mounts a file system: skipped, and said so, where the machine has no FUSE.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FuseFactAttribute : FactAttribute
{
    private const string Device = "/dev/fuse";

    public FuseFactAttribute()
    {
        if (!CanMount())
        {
            Skip = $"{Device} is missing or closed to this user, so nothing can be mounted here.";
        }
    }

    private static bool CanMount()
    {
        try
        {
            using var device = File.OpenHandle(Device, FileMode.Open, FileAccess.ReadWrite);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
