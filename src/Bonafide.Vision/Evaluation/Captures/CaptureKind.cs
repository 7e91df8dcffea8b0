namespace Bonafide.Vision.Evaluation.Captures;

/// <summary>What the simulation puts before the camera. All of it is drawn, none of it a recording.</summary>
public enum CaptureKind
{
    /// <summary>A head that does what is asked, under the colours that are asked.</summary>
    Genuine,

    /// <summary>One frame of a head again and again, without any difference.</summary>
    StillRepeated,

    /// <summary>A print held still in the hand, answering nothing but the light.</summary>
    StillHeld,

    /// <summary>A print that is turned and brought near as asked.</summary>
    FlatTurned,

    /// <summary>A print cut along the head, bent round it, and turned as asked.</summary>
    CutOut,

    /// <summary>A screen that shows a head doing what is asked: a puppet of the person.</summary>
    Screen,
}
