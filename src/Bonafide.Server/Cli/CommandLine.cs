using System.CommandLine;

namespace Bonafide.Server.Cli;

/// <summary>Every verb of <c>bonafide</c>, one line each.</summary>
internal static class CommandLine
{
    public static RootCommand Build() => new("Bonafide: self-hosted identity verification.")
    {
        ServeVerb.Build(),
        AccountsVerb.Build(),
        ExecutionsVerb.Build(),
        CallbacksVerb.Build(),
        ListenVerb.Build(),
        TenantsVerb.Build(),
        ClientsVerb.Build(),
        SettingsVerb.Build(),
        RulesetsVerb.Build(),
        RequestsVerb.Build(),
        ReplayVerb.Build(),
        BatchVerb.Build(),
        DemoBatchVerb.Build(),
        DemoVerb.Build(),
        DataVerb.Build(),
        RegisterVerb.Build(),
        EvalVerb.Build(),
        WatchlistVerb.Build(),
        AccuracyVerb.Build(),
        SpecimenVerb.Build(),
        DoctorVerb.Build(),
        AddressVerb.Build(),
        ConnectorVerb.Build(),
        ChipVerb.Build(),
        DemoSignalsVerb.Build(),
    };
}
