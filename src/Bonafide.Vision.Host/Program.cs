using Bonafide.Vision.Worker;

// The program that the server starts in a box, one per core; it has no other use and no options.
return WorkerLoop.Run(Console.OpenStandardInput(), Console.OpenStandardOutput(), VisionTasks.All());
