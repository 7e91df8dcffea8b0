using Bonafide.Core.Executions;
using Bonafide.Core.Settings;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Retrieval;

/// <summary>The status that an integrator sees (contract 03 §1).</summary>
public static class WireStatus
{
    /// <summary>ACQUISITION_STARTED shows only where the tenant asked for intermediate states.</summary>
    public static string Of(ExecutionRow row, TenantSettings settings)
    {
        var status = row.State.Status();
        return status == ExecutionStatus.AcquisitionStarted && !settings.IntermediateStates
            ? ExecutionStatus.Initiated.Wire()
            : status.Wire();
    }

    /// <summary>Whether a decision may be shown: nothing is while an analyst has not spoken.</summary>
    public static bool IsFinal(ExecutionRow row) => row.State.Status().IsFinal();
}
