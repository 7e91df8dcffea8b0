using Bonafide.Batch.Endpoints;
using Bonafide.Batch.Executions;
using Bonafide.Batch.Home;
using Bonafide.Batch.Jobs;
using Bonafide.Batch.Keys;
using Bonafide.Batch.OpenSsh;
using Bonafide.Batch.Reports;
using Bonafide.Batch.Sftp;
using Bonafide.Batch.Storage;
using Bonafide.Engine.Rounds;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Batch;

/// <summary>Adds batch transactions to a host.</summary>
public static class BatchServiceCollectionExtensions
{
    /// <summary>
    /// Expects storage and the application services of the API. Batches that exist are run; uploads by SFTP are taken
    /// where <paramref name="sftp"/> is given.
    /// </summary>
    /// <param name="spoolFolder">Local folder for the bytes of uploaded files; made if it is missing.</param>
    /// <param name="sftp">Null: this node takes no uploads by SFTP.</param>
    /// <param name="limits">What one session and one tenant may take.</param>
    public static IServiceCollection AddBonafideBatch(
        this IServiceCollection services, BatchOptions options, string spoolFolder, OpenSshOptions? sftp,
        SftpLimits limits)
    {
        services.AddSingleton(options);
        services.AddSingleton(limits);
        services.AddSingleton(new SftpSwitch(sftp));
        services.AddSingleton<ISpool>(_ => new DiskSpool(spoolFolder));
        services.AddSingleton<IBatchJobs, StoredBatchJobs>();
        services.AddSingleton<IBatchRows, StoredBatchLines>();
        services.AddSingleton<IHomeRows, StoredHomes>();
        services.AddSingleton<ISshKeyRows, StoredSshKeys>();
        services.AddSingleton<HomeServices>();
        services.AddSingleton<TenantHomes>();
        services.AddSingleton<BatchSignal>();
        services.AddSingleton<BatchValidation>();
        services.AddSingleton<IBatchInbox, BatchInbox>();
        services.AddSingleton<BatchClients>();
        services.AddSingleton<RowEvidence>();
        services.AddSingleton<IBatchExecutions, EngineExecutions>();
        services.AddSingleton<UploadSetup>();
        services.AddSingleton<RequestFiles>();
        services.AddSingleton<BatchClientChoice>();
        services.AddSingleton<BatchUploads>();
        services.AddSingleton<BatchLooks>();
        services.AddSingleton<BatchEvents>();
        services.AddSingleton<SftpAccess>();
        services.AddSingleton<RowStarter>();
        services.AddSingleton<BatchRunner>();
        services.AddSingleton<JobReports>();
        services.AddSingleton<IRound, HomeCleaning>();
        services.AddHostedService<SpoolRecovery>();
        services.AddHostedService<BatchWorker>();
        services.AddSingleton<SftpHost>();
        services.AddHostedService(provider => provider.GetRequiredService<SftpHost>());
        return services;
    }

    /// <summary>What uploaders by SFTP are told, once the host has started; null where SFTP is off.</summary>
    public static (string Host, int Port)? SftpAddress(this IServiceProvider services) =>
        services.GetRequiredService<SftpHost>().Address is var (host, port, _) ? (host, port) : null;
}
