using Bonafide.Core;
using Bonafide.Core.Errors;

namespace Bonafide.Engine.Requests;

/// <summary>The one way in which services ask whether an actor may do something.</summary>
public static class ActorDemands
{
    /// <exception cref="RequestProblemException">403 when the actor lacks the permission.</exception>
    public static void Demand(this Actor actor, Permissions needed)
    {
        if (!actor.May(needed))
        {
            throw new RequestProblemException(
                ProblemKind.Forbidden, $"This call needs the permission {Name(needed)}.");
        }
    }

    private static string Name(Permissions permissions) => permissions switch
    {
        Permissions.Initiate => "Initiate",
        Permissions.RetrieveAndDelete => "Retrieve & Delete",
        Permissions.Manage => "Manage",
        Permissions.Operate => "Operate",
        _ => permissions.ToString(),
    };
}
