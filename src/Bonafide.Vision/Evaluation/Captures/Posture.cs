namespace Bonafide.Vision.Evaluation.Captures;

/// <summary>How the surface stands before the camera in one frame.</summary>
/// <param name="Yaw">Turned to the person's left is positive, degrees.</param>
/// <param name="Pitch">Up is positive, degrees.</param>
/// <param name="Distance">From the camera to the eyes, in eye distances (62 mm).</param>
/// <param name="X">Of the eyes off the camera's axis, in eye distances.</param>
internal readonly record struct Posture(
    double Yaw, double Pitch, double Roll, double Distance, double X, double Y);

/// <summary>Light in one frame, per channel, where 1 shows the portrait as it is.</summary>
/// <param name="Room">Everywhere alike.</param>
/// <param name="Screen">From the camera's place, on a surface that faces it at 6.5 eye distances (40 cm).</param>
internal readonly record struct Lighting((double R, double G, double B) Room, (double R, double G, double B) Screen)
{
    public static Lighting Daylight { get; } = new((1, 1, 1), (0, 0, 0));
}
