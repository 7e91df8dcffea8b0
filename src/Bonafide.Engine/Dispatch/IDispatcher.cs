using Bonafide.Core;

namespace Bonafide.Engine.Dispatch;

/// <summary>
/// Told after the commit that an execution became due. It only makes processing prompt: the due row is the work item,
/// so a lost call loses nothing, and the call never blocks and never throws.
/// </summary>
public interface IDispatcher
{
    void Dispatch(TenantId tenant, ExecutionId execution);
}
