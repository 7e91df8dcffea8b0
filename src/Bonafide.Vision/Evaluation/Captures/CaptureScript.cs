using Bonafide.Core.FaceMaps;

namespace Bonafide.Vision.Evaluation.Captures;

/// <summary>
/// One simulated capture's luck: how far the person sits, how far it turns, how bright the room is. Everything from
/// one seed.
/// </summary>
internal sealed class CaptureScript
{
    /// <summary>Frames of most steps: the fewest that a series may have.</summary>
    private const int FramesPerStep = FrameSeries.LeastFramesPerStep;

    /// <summary>Of the two steps that the head's width is compared between (contract/facemap.md §2).</summary>
    private const int FramesPerComparedStep = 4;

    private readonly Random _random;
    private readonly CaptureKind _kind;
    private readonly double _far;
    private readonly double _near;
    private readonly double _yaw;
    private readonly double _pitch;
    private readonly double _screen;
    private readonly double[] _room;
    private readonly double[] _drift = [1, 1, 1];
    private readonly (double X, double Y, double Roll) _seat;

    public CaptureScript(CaptureKind kind, int seed)
    {
        _kind = kind;
        _random = new Random(seed);
        var isFlat = kind is CaptureKind.FlatTurned or CaptureKind.CutOut;
        _far = Between(5.8, 7.2);
        _near = Between(3.2, 4.0);
        // Who turns a print has to turn it far to be seen turning at all.
        _yaw = isFlat ? Between(25, 40) : Between(17, 28);
        _pitch = isFlat ? Between(20, 35) : Between(14, 22);
        _screen = Between(0.06, 0.25);
        var level = Between(0.5, 0.95);
        _room = [level * Between(0.94, 1.06), level, level * Between(0.9, 1.06)];
        _seat = (Between(-0.25, 0.25), Between(-0.2, 0.2), Between(-4, 4));
        Bend = Between(0.05, 0.35);
        Noise = Between(1.5, 4.5);
        Quality = _random.Next(72, 92);
        Pitch = Between(1.3, 2.6);
        Glass = Between(0.02, 0.12);
    }

    /// <summary>Of a print bent round a head: depth per squared eye distance from its middle.</summary>
    public double Bend { get; }

    /// <summary>Of the sensor, levels.</summary>
    public double Noise { get; }

    /// <summary>Of the JPEG files.</summary>
    public int Quality { get; }

    /// <summary>Camera pixels per pixel of a recaptured display.</summary>
    public double Pitch { get; }

    /// <summary>Share of the screen's light that the glass of another screen throws back as haze.</summary>
    public double Glass { get; }

    public double Screen => _screen;

    /// <summary>The frames in the order of time: step, instant, posture and light of each.</summary>
    public IEnumerable<(int Step, int AtMs, Posture Posture, Lighting Light)> Frames(
        IReadOnlyList<ChallengeAction> steps)
    {
        var at = 0;
        for (var step = 0; step < steps.Count; step++)
        {
            var pose = Posture(steps[step]);
            var frames = steps[step] is ChallengeAction.Hold or ChallengeAction.Approach
                ? FramesPerComparedStep
                : FramesPerStep;
            for (var frame = 0; frame < frames; frame++)
            {
                at += steps[step].IsLight()
                    ? FaceChallenge.LightStepMs / FramesPerStep
                    : _random.Next(250, 600);
                yield return (step, at, Shaken(pose), Light(steps[step]));
            }
        }
    }

    private Posture Posture(ChallengeAction action)
    {
        var rest = new Posture(Between(-3, 3), Between(-3, 3), _seat.Roll, _far, _seat.X, _seat.Y);
        if (_kind is CaptureKind.StillHeld)
        {
            return rest;
        }

        return action switch
        {
            ChallengeAction.TurnLeft => rest with { Yaw = _yaw + Between(-3, 3) },
            ChallengeAction.TurnRight => rest with { Yaw = -_yaw + Between(-3, 3) },
            ChallengeAction.TurnUp => rest with { Pitch = _pitch + Between(-2, 2) },
            ChallengeAction.TurnDown => rest with { Pitch = -_pitch + Between(-2, 2) },
            ChallengeAction.Approach => rest with { Distance = _near, X = _seat.X / 2, Y = _seat.Y - 0.2 },
            // Between being far and being near, as people stay after they came near.
            _ when action.IsLight() => rest with { Distance = (_far * 0.6) + (_near * 0.4) },
            _ => rest,
        };
    }

    /// <summary>Nobody, and no hand, is quite still.</summary>
    private Posture Shaken(Posture posture) => posture with
    {
        Yaw = posture.Yaw + Between(-1, 1),
        Pitch = posture.Pitch + Between(-1, 1),
        Roll = posture.Roll + Between(-0.7, 0.7),
        X = posture.X + Between(-0.04, 0.04),
        Y = posture.Y + Between(-0.04, 0.04),
        Distance = posture.Distance * Between(0.985, 1.015),
    };

    /// <summary>The room as the camera's exposure and white balance drift over it, and the screen.</summary>
    private Lighting Light(ChallengeAction action)
    {
        for (var channel = 0; channel < 3; channel++)
        {
            _drift[channel] *= Between(0.994, 1.006);
        }

        return new(
            (_room[0] * _drift[0], _room[1] * _drift[1], _room[2] * _drift[2]),
            action switch
            {
                ChallengeAction.LightRed => (_screen, 0.03 * _screen, 0.01 * _screen),
                ChallengeAction.LightGreen => (0.05 * _screen, _screen, 0.05 * _screen),
                ChallengeAction.LightBlue => (0.01 * _screen, 0.06 * _screen, _screen),
                // The page with its guidance: half bright and grey.
                _ => (0.3 * _screen, 0.3 * _screen, 0.3 * _screen),
            });
    }

    private double Between(double from, double to) => from + (_random.NextDouble() * (to - from));
}
