using Bonafide.Batch.Executions;
using Bonafide.Batch.Home;
using Bonafide.Batch.Jobs;
using Bonafide.Batch.Keys;
using Bonafide.Batch.OpenSsh;
using Bonafide.Batch.Reports;
using Bonafide.Batch.Sftp;
using Bonafide.Batch.Storage;
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
    public static IServiceCollection AddBonafideBatch(
        this IServiceCollection services, BatchOptions options, string spoolFolder, OpenSshOptions? sftp)
    {
        services.AddSingleton(options);
        services.AddSingleton<ISpool>(_ => new DiskSpool(spoolFolder));
        services.AddSingleton<IBatchJobs, StoredBatchJobs>();
        services.AddSingleton<IBatchRows, StoredBatchLines>();
        services.AddSingleton<IHomeRows, StoredHomes>();
        services.AddSingleton<ISshKeyRows, StoredSshKeys>();
        services.AddSingleton<BatchSignal>();
        services.AddSingleton<BatchValidation>();
        services.AddSingleton<IBatchInbox, BatchInbox>();
        services.AddSingleton<BatchClients>();
        services.AddSingleton<EngineReads>();
        services.AddSingleton<IBatchExecutions, EngineExecutions>();
        services.AddSingleton<BatchUploads>();
        services.AddSingleton<RowStarter>();
        services.AddSingleton<BatchRunner>();
        services.AddSingleton<JobReports>();
        services.AddHostedService<BatchWorker>();
        if (sftp is not null)
        {
            services.AddSingleton(sftp);
            services.AddSingleton<SftpLimits>();
            services.AddSingleton<SftpHost>();
            services.AddHostedService(provider => provider.GetRequiredService<SftpHost>());
        }

        return services;
    }
}
