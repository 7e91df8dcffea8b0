namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>Smooth noise of several octaves, -1..1, made from a seeded lattice.</summary>
internal sealed class Texture
{
    private const int Side = 128;
    private readonly float[] _lattice = new float[Side * Side];

    internal Texture(Random random)
    {
        for (var i = 0; i < _lattice.Length; i++)
        {
            _lattice[i] = (float)((random.NextDouble() * 2) - 1);
        }
    }

    /// <summary>The coarsest octave has bumps of one unit.</summary>
    internal double At(double x, double y, int octaves)
    {
        double sum = 0, weight = 0.5;
        for (var octave = 0; octave < octaves; octave++)
        {
            sum += Smooth(x, y) * weight;
            (x, y, weight) = ((x * 2.03) + 17, (y * 2.03) + 31, weight / 2);
        }

        return sum;
    }

    private double Smooth(double x, double y)
    {
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (u, v) = (Ease(x - left), Ease(y - top));
        var upper = Lattice(left, top) + ((Lattice(left + 1, top) - Lattice(left, top)) * u);
        var lower = Lattice(left, top + 1) + ((Lattice(left + 1, top + 1) - Lattice(left, top + 1)) * u);
        return upper + ((lower - upper) * v);
    }

    private double Lattice(int x, int y) => _lattice[((y & (Side - 1)) * Side) + (x & (Side - 1))];

    private static double Ease(double t) => t * t * (3 - (2 * t));
}
