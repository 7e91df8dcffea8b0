namespace Bonafide.Vision.Worker;

/// <summary>The list of what a worker can do, written down: one line each.</summary>
public static class VisionTasks
{
    /// <summary>Reads one image of a document.</summary>
    public const string Document = DocumentTask.TaskName;

    /// <summary>Measures the faces on the images of one credential.</summary>
    public const string Face = FaceTask.TaskName;

    /// <summary>Holds the ghost portrait on one document against the main one.</summary>
    public const string GhostFace = GhostFaceTask.TaskName;

    /// <summary>Measures the frames of one face map.</summary>
    public const string FaceMap = FaceMapTask.TaskName;

    /// <summary>Checks the files of a travel document's chip.</summary>
    public const string Chip = ChipTask.TaskName;

    public static IReadOnlyList<IVisionTask> All()
    {
        var pack = FaceTask.WorkerPack();
        return
        [
            new ProbeTask(), new DocumentTask(), new FaceTask(pack), new GhostFaceTask(pack), new FaceMapTask(pack),
            new ChipTask(),
        ];
    }
}
