using Bonafide.Vision.Faces;
using Bonafide.Vision.Faces.Series;
using Bonafide.Vision.Images;

namespace Bonafide.Vision.Tests.Faces;

/// <summary>Points of a head and of a picture, seen by a pinhole camera.</summary>
public sealed class PerspectiveTests
{
    private const double Far = 6.5;
    private const double Near = 3.6;

    private static readonly PointF[] Points = Face();

    [Fact]
    public void HeadThatComesNear_ChangesByItsDistance() =>
        Assert.InRange(Measure(Head(Far), Head(Near)), 0.1, 0.2);

    [Fact]
    public void HeadThatGoesAway_ChangesTheOtherWay() =>
        Assert.InRange(Measure(Head(Near), Head(Far)), -0.2, -0.1);

    [Theory]
    [InlineData(4, 0)]
    [InlineData(0, -4)]
    [InlineData(-3, 3)]
    public void HeadThatLeansALittle_HasNotComeNear(double yaw, double pitch) =>
        Assert.InRange(Measure(Head(Far), Head(Far, yaw, pitch)), -0.02, 0.02);

    [Theory]
    [InlineData(4, 0)]
    [InlineData(0, -4)]
    [InlineData(-3, 3)]
    public void HeadThatLeansWhileItComes_IsMeasuredAlike(double yaw, double pitch) => Assert.InRange(
        Measure(Head(Far), Head(Near, yaw, pitch)) - Measure(Head(Far), Head(Near)), -0.02, 0.02);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, -3)]
    [InlineData(-8, 0)]
    [InlineData(0, 8)]
    public void PictureThatComesNear_KeepsItsProportions(double yaw, double pitch) =>
        Assert.InRange(Measure(Seen(_ => 0, Far, 0, 0), Seen(_ => 0, Near, yaw, pitch)), -0.02, 0.02);

    [Fact]
    public void PointsWithoutEyes_AreNotMeasured() =>
        Assert.Null(Perspective.Of(new(new PointF[FaceLandmarks.Count]), Head(Near)));

    private static double Measure(FaceLandmarks rest, FaceLandmarks now) => Perspective.Of(rest, now)!.Value;

    private static FaceLandmarks Head(double distance, double yaw = 0, double pitch = 0) =>
        Seen(Depth, distance, yaw, pitch);

    /// <summary>An ellipsoid with a nose, not the ball of the measure; the eyes lie at zero.</summary>
    private static double Depth(PointF point)
    {
        var skull = 1 - (point.X * point.X / 1.9) - ((point.Y - 0.35) * (point.Y - 0.35) / 3.9);
        var nose = point.Y is > 0.2f and < 0.8f && Math.Abs(point.X) < 0.15 ? 0.3 : 0;
        return (1.5 * Math.Sqrt(Math.Max(skull, 0))) - 1.37 + nose;
    }

    private static FaceLandmarks Seen(Func<PointF, double> depth, double distance, double yaw, double pitch)
    {
        const double Focal = 420;
        var (turn, nod, roll) = (yaw * Math.PI / 180, pitch * Math.PI / 180, 0.1);
        return new([.. Points.Select(point =>
        {
            var (x, y, z) = ((double)point.X, (double)point.Y, depth(point));
            (x, z) = ((x * Math.Cos(turn)) + (z * Math.Sin(turn)), (z * Math.Cos(turn)) - (x * Math.Sin(turn)));
            (y, z) = ((y * Math.Cos(nod)) - (z * Math.Sin(nod)), (z * Math.Cos(nod)) + (y * Math.Sin(nod)));
            (x, y) = ((x * Math.Cos(roll)) - (y * Math.Sin(roll)), (x * Math.Sin(roll)) + (y * Math.Cos(roll)));
            var scale = Focal / (distance - z);
            return new PointF((float)(180 + (scale * x)), (float)(200 + (scale * y)));
        })]);
    }

    /// <summary>68 points about where a face has them, in eye distances from the middle of the eyes.</summary>
    private static PointF[] Face()
    {
        var face = new List<PointF>();
        face.AddRange(Arc(17, 0, 0.3, 1.15, 1.55, 180, 0));
        face.AddRange(Arc(5, -0.6, -0.2, 0.3, 0.15, 180, 360));
        face.AddRange(Arc(5, 0.6, -0.2, 0.3, 0.15, 180, 360));
        face.AddRange(Enumerable.Range(0, 4).Select(index => new PointF(0, 0.05f + (0.2f * index))));
        face.AddRange(Arc(5, 0, 0.7, 0.2, 0.08, 180, 0));
        face.AddRange(Arc(6, -0.5, 0, 0.18, 0.06, 180, 480));
        face.AddRange(Arc(6, 0.5, 0, 0.18, 0.06, 180, 480));
        face.AddRange(Arc(12, 0, 1.1, 0.45, 0.2, 180, 510));
        face.AddRange(Arc(8, 0, 1.1, 0.4, 0.1, 180, 495));
        return [.. face];
    }

    /// <summary>Along an ellipse, degrees against the clock.</summary>
    private static IEnumerable<PointF> Arc(
        int count, double x, double y, double wide, double high, double from, double to) =>
        Enumerable.Range(0, count).Select(index =>
        {
            var angle = (from + ((to - from) * index / (count - 1))) * Math.PI / 180;
            return new PointF((float)(x + (wide * Math.Cos(angle))), (float)(y + (high * Math.Sin(angle))));
        });
}
