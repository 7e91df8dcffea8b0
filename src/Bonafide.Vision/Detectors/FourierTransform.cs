namespace Bonafide.Vision.Detectors;

/// <summary>The discrete Fourier transform of a small square tile (radix 2), in place.</summary>
internal sealed class FourierTransform
{
    private readonly int _side;
    private readonly int[] _order;
    private readonly double[] _cos;
    private readonly double[] _sin;

    /// <param name="side">A power of two, 8..256.</param>
    internal FourierTransform(int side)
    {
        _side = side;
        _order = [.. Enumerable.Range(0, side).Select(index => Reversed(index, side))];
        _cos = [.. Enumerable.Range(0, side / 2).Select(k => Math.Cos(2 * Math.PI * k / side))];
        _sin = [.. Enumerable.Range(0, side / 2).Select(k => -Math.Sin(2 * Math.PI * k / side))];
    }

    /// <summary>Rows, then columns, of side × side complex numbers.</summary>
    internal void Transform(double[] real, double[] imaginary)
    {
        for (var line = 0; line < _side; line++)
        {
            Line(real, imaginary, line * _side, 1);
        }

        for (var line = 0; line < _side; line++)
        {
            Line(real, imaginary, line, _side);
        }
    }

    private static int Reversed(int index, int side)
    {
        var reversed = 0;
        for (var bit = 1; bit < side; bit *= 2)
        {
            reversed = (reversed * 2) + (index & 1);
            index >>= 1;
        }

        return reversed;
    }

    private void Line(double[] real, double[] imaginary, int start, int step)
    {
        for (var i = 0; i < _side; i++)
        {
            var (a, b) = (start + (i * step), start + (_order[i] * step));
            if (_order[i] > i)
            {
                (real[a], real[b], imaginary[a], imaginary[b]) = (real[b], real[a], imaginary[b], imaginary[a]);
            }
        }

        for (var half = 1; half < _side; half *= 2)
        {
            for (var block = 0; block < _side; block += half * 2)
            {
                for (var k = 0; k < half; k++)
                {
                    Butterfly(real, imaginary, start + ((block + k) * step), half * step, k * _side / (half * 2));
                }
            }
        }
    }

    private void Butterfly(double[] real, double[] imaginary, int at, int apart, int turn)
    {
        var other = at + apart;
        var re = (real[other] * _cos[turn]) - (imaginary[other] * _sin[turn]);
        var im = (real[other] * _sin[turn]) + (imaginary[other] * _cos[turn]);
        (real[other], imaginary[other]) = (real[at] - re, imaginary[at] - im);
        (real[at], imaginary[at]) = (real[at] + re, imaginary[at] + im);
    }
}
