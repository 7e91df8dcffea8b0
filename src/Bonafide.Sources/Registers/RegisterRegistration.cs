using Bonafide.Core.Facts;
using Bonafide.Sources.Registers.Questions;
using Bonafide.Sources.Registers.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Sources.Registers;

internal static class RegisterRegistration
{
    /// <summary>
    /// One gatherer per question. Without a <see cref="RegisterStore"/>, <see cref="IRegisterCatalog"/> or
    /// <see cref="IRecordConnectors"/> in the container, only the sandbox answers.
    /// </summary>
    public static IServiceCollection AddRegisterSource(this IServiceCollection services)
    {
        services.AddSingleton(provider => new RegisterAccess(
            provider.GetService<RegisterStore>() is { } store && provider.GetService<IRegisterCatalog>() is { } catalog
                ? new RegisterDesk(store, catalog)
                : null));
        foreach (var kind in (string[])
        [
            RecordFactKinds.Cpf.Name, RecordFactKinds.Ssn.Name, RecordFactKinds.Person.Name,
            RecordFactKinds.Licence.Name, RecordFactKinds.Government.Name,
        ])
        {
            services.AddSingleton<IFactGatherer>(provider => new RecordGatherer(
                kind, provider.GetRequiredService<RegisterAccess>().Desk, provider.GetService<IRecordConnectors>(),
                provider.GetRequiredService<SandboxPhotos>()));
        }

        services.AddSingleton<IFactGatherer>(provider => new SsnIssueGatherer(
            provider.GetRequiredService<RegisterAccess>().Desk));
        return services;
    }
}

/// <summary>The desk where the installation has one; null where no registers can be kept.</summary>
internal sealed record RegisterAccess(RegisterDesk? Desk) : IDisposable
{
    public void Dispose() => Desk?.Dispose();
}
