namespace Bonafide.Vision.Images.Quality;

/// <summary>Variance of a quantity that a straight line over another leaves unexplained.</summary>
internal sealed class Residual
{
    private double _x;
    private double _y;
    private double _xx;
    private double _xy;
    private double _yy;

    internal int Count { get; private set; }

    internal double Variance
    {
        get
        {
            var spread = (_xx / Count) - (_x / Count * (_x / Count));
            var both = (_xy / Count) - (_x / Count * (_y / Count));
            var all = (_yy / Count) - (_y / Count * (_y / Count));
            return Math.Max(0, spread > 0 ? all - (both * both / spread) : all);
        }
    }

    internal void Add(double x, double y)
    {
        Count++;
        (_x, _y, _xx, _xy, _yy) = (_x + x, _y + y, _xx + (x * x), _xy + (x * y), _yy + (y * y));
    }
}
