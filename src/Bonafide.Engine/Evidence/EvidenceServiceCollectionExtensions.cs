using Bonafide.Core.Facts;
using Bonafide.Core.Settings;
using Bonafide.Engine.FaceMaps;
using Bonafide.Vision.Faces;
using Bonafide.Vision.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Bonafide.Engine.Evidence;

/// <summary>The list of what is seen on uploaded images, written down: one line each.</summary>
public static class EvidenceServiceCollectionExtensions
{
    /// <summary>
    /// Adds the boxed vision workers and the gatherers that ask them. Configuration section
    /// <see cref="VisionOptions.Section"/>, checked at the start. No worker is started before the first image.
    /// </summary>
    public static IServiceCollection AddBonafideVision(this IServiceCollection services)
    {
        services.AddSingleton(new SettingsSection(VisionOptions.Section, typeof(VisionOptions)));
        services.AddOptions<VisionOptions>()
            .BindConfiguration(VisionOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(provider => new VisionPool(
            provider.GetRequiredService<IOptions<VisionOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new PdfPages(
            provider.GetRequiredService<IOptions<VisionOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CredentialReading>();
        services.AddSingleton<IFactGatherer, DocumentGatherer>();
        // Lazy, like every model: where set-up was not run, what needs faces fails and nothing else.
        services.AddSingleton(provider => new Lazy<FacePackManifest>(() => FacePackManifest.Read(
            FacePackManifest.Folder(provider.GetRequiredService<IOptions<VisionOptions>>().Value.FacePack))));
        services.AddSingleton<FaceQuestions>();
        services.AddSingleton<FaceHits>();
        services.AddSingleton<IFactGatherer, FaceGatherer>();
        services.TryAddSingleton<FaceChallengeTokens>();
        services.AddSingleton<FaceMapQuestions>();
        services.AddSingleton<UploadedReference>();
        services.AddSingleton<IFactGatherer, FaceMapGatherer>();
        services.AddSingleton<IFactGatherer, FaceComparisonGatherer>();
        services.AddSingleton<IFactGatherer, FaceReferenceGatherer>();
        services.AddSingleton<IFactGatherer, FaceSearchGatherer>();
        services.AddSingleton<IFactGatherer, PhotoOnRecordGatherer>();
        services.AddSingleton<IFactGatherer, ChipGatherer>();
        services.AddSingleton<IFactGatherer, ChipFaceGatherer>();
        services.AddSingleton<IFactGatherer, GhostFaceGatherer>();
        return services;
    }
}
