using Bonafide.Core;
using Bonafide.Core.Executions;

namespace Bonafide.Engine.Dispatch;

/// <summary>An execution to be run. It names nothing else: what is to be done stands in its row.</summary>
internal readonly record struct WorkItem(TenantId Tenant, ExecutionId Execution, WorkClass Class);
