using Bonafide.Storage.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Storage.PostgreSql;

public static class PostgreSqlServiceCollectionExtensions
{
    /// <summary>Puts PostgreSQL in the place of SQLite; call it after <c>AddBonafideStorage</c>.</summary>
    public static IServiceCollection AddBonafidePostgreSql(
        this IServiceCollection services, PostgreSqlOptions options) =>
        services.AddSingleton<Database>(
            provider => new PostgreSqlDatabase(options, provider.GetRequiredService<TimeProvider>()));
}
