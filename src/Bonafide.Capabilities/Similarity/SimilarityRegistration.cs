using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Capabilities.Similarity;

public static class SimilarityRegistration
{
    public static IServiceCollection AddSimilarity(this IServiceCollection services) =>
        services.AddCapability<SimilarityOptions>("similarity", _ => new SimilarityCapability());
}
