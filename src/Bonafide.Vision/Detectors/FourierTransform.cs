using System.Numerics;
using System.Runtime.InteropServices;

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
            Line(real, imaginary, line * _side);
        }

        Columns(real, imaginary);
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

    private void Line(double[] real, double[] imaginary, int start)
    {
        for (var i = 0; i < _side; i++)
        {
            if (_order[i] > i)
            {
                var (a, b) = (start + i, start + _order[i]);
                (real[a], real[b], imaginary[a], imaginary[b]) = (real[b], real[a], imaginary[b], imaginary[a]);
            }
        }

        for (var half = 1; half < _side; half *= 2)
        {
            for (var block = 0; block < _side; block += half * 2)
            {
                for (var k = 0; k < half; k++)
                {
                    Butterfly(real, imaginary, start + block + k, half, k * _side / (half * 2));
                }
            }
        }
    }

    /// <summary>All columns at once, a row against a row: a column's numbers lie too far apart to be taken one by
    /// one.</summary>
    private void Columns(double[] real, double[] imaginary)
    {
        for (var i = 0; i < _side; i++)
        {
            if (_order[i] > i)
            {
                Swap(Row(real, i), Row(real, _order[i]));
                Swap(Row(imaginary, i), Row(imaginary, _order[i]));
            }
        }

        for (var half = 1; half < _side; half *= 2)
        {
            for (var block = 0; block < _side; block += half * 2)
            {
                for (var k = 0; k < half; k++)
                {
                    var (at, turn) = (block + k, k * _side / (half * 2));
                    Butterflies(
                        Wide(real, at), Wide(imaginary, at), Wide(real, at + half), Wide(imaginary, at + half), turn);
                }
            }
        }
    }

    private void Butterflies(
        Span<Vector<double>> real, Span<Vector<double>> imaginary,
        Span<Vector<double>> otherReal, Span<Vector<double>> otherImaginary, int turn)
    {
        var (cos, sin) = (new Vector<double>(_cos[turn]), new Vector<double>(_sin[turn]));
        for (var i = 0; i < real.Length; i++)
        {
            var re = (otherReal[i] * cos) - (otherImaginary[i] * sin);
            var im = (otherReal[i] * sin) + (otherImaginary[i] * cos);
            (otherReal[i], otherImaginary[i]) = (real[i] - re, imaginary[i] - im);
            (real[i], imaginary[i]) = (real[i] + re, imaginary[i] + im);
        }
    }

    private static void Swap(Span<double> one, Span<double> other)
    {
        for (var i = 0; i < one.Length; i++)
        {
            (one[i], other[i]) = (other[i], one[i]);
        }
    }

    private Span<double> Row(double[] values, int row) => values.AsSpan(row * _side, _side);

    /// <summary>A side of 8 or more fills whole vectors on every machine.</summary>
    private Span<Vector<double>> Wide(double[] values, int row) =>
        MemoryMarshal.Cast<double, Vector<double>>(Row(values, row));

    private void Butterfly(double[] real, double[] imaginary, int at, int apart, int turn)
    {
        var other = at + apart;
        var re = (real[other] * _cos[turn]) - (imaginary[other] * _sin[turn]);
        var im = (real[other] * _sin[turn]) + (imaginary[other] * _cos[turn]);
        (real[other], imaginary[other]) = (real[at] - re, imaginary[at] - im);
        (real[at], imaginary[at]) = (real[at] + re, imaginary[at] + im);
    }
}
