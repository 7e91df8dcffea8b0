using Bonafide.Server.Hosting.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bonafide.Server.Tests.Hosting;

public sealed class ConfigurationCheckTests
{
    [Theory]
    [InlineData("Egnine:Workers", "4", "Egnine is no section of the configuration.")]
    [InlineData("Capabilities:emailVerificatoin:YoungDomainDays", "3", "Capabilities:emailVerificatoin is no section")]
    [InlineData("Sandbox", "true", "Sandbox is no section of the configuration.")]
    [InlineData("Engine:Wrokers", "4", "Engine:Wrokers is no setting.")]
    [InlineData("Capabilities:emailVerification:YoungDomainDayz", "3", "Capabilities:emailVerification:YoungDomainDayz")]
    [InlineData("Capabilities:faceMap:MinYow", "3", "Capabilities:faceMap:MinYow is no setting.")]
    [InlineData("Engine:Callbacks:Timeuot", "00:00:01", "Engine:Callbacks:Timeuot is no setting.")]
    [InlineData("Engine:Lease", "soon", "Engine:Lease must be a time such as 00:00:30")]
    [InlineData("Sources:Dns:Attempts", "x", "Sources:Dns:Attempts must be a whole number.")]
    [InlineData("Server:Https", "maybe", "Server:Https must be true or false.")]
    [InlineData("Server:TrustedProxies", "10.0.0.1", "Server:TrustedProxies takes a list.")]
    [InlineData("Engine:Callbacks", "fast", "Engine:Callbacks takes settings of its own")]
    [InlineData("Server:Port:First", "1", "Server:Port takes one value.")]
    [InlineData("Engine:Workers", "-5", "Engine:Workers must be 1 to 256.")]
    [InlineData("Engine:Callbacks:MostPerDestination", "0", "Engine:Callbacks:MostPerDestination must be 1 to 64.")]
    [InlineData("Engine:Heartbeat", "00:00:40", "Engine:Heartbeat must be less than half of Lease.")]
    [InlineData("Storage:MostQueuedWrites", "0", "Storage:MostQueuedWrites must be 1 to 1000000.")]
    [InlineData("Batch:Csv:Rows", "20000", "Batch:Csv:Rows must be 1 to 10000.")]
    [InlineData("Sftp:UnprivilegedUser", "0", "Sftp:UnprivilegedUser must be 1 to 65533.")]
    [InlineData("Server:Port", "70000", "Server:Port must be 0 to 65535.")]
    [InlineData("Vision:Workers", "65", "Vision:Workers must be 0 to 64.")]
    [InlineData("Vision:FacePack", "/no/such/pack", "Vision:FacePack names no folder with a face pack's manifest.")]
    public void Mistake_IsNamed(string key, string value, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Problems((key, value))), StringComparison.Ordinal);

    [Fact]
    public void Mistakes_AreAllListed_AndNoValueIsRepeated()
    {
        var problems = Problems(
            ("Engine:Workers", "secret-1"), ("Vision:Workers", "secret-2"), ("Server:Postgres", "Password=secret-3"),
            ("Server:Port", "-1"));

        Assert.Equal(4, problems.Count);
        Assert.DoesNotContain("secret", string.Join('\n', problems), StringComparison.Ordinal);
    }

    [Fact]
    public void RightSettings_PassInAnyCase() => Assert.Empty(Problems(
        ("server:port", "0"), ("Server:TrustedProxies:0", "10.0.0.0/8"), ("Storage:MasterKey:Command:0", "vault"),
        ("Engine:Callbacks:Timeout", "00:00:05"), ("Capabilities:emailVerification:YoungDomainDays", "30"),
        ("Sources:GeoIp:Databases:0", "/data/city.mmdb"), ("Sftp:Enabled", ""), ("Logging:Console:LogLevel:Bonafide", "Warning"),
        ("Vision:FacePack", "face")));

    [Fact]
    public void Defaults_AreWithinTheirRanges() => Assert.All(
        ConfigurationCheck.Sections(),
        section => Assert.Empty(SettingRanges.Problems(section.Path, Activator.CreateInstance(section.Type)!)));

    /// <summary>Options that were bound without their section would have their mistakes pass.</summary>
    [Fact]
    public void EveryBoundOption_HasItsSection()
    {
        var bound = ConfigurationCheck.Services()
            .Where(service => service.ServiceType.IsGenericType
                && service.ServiceType.GetGenericTypeDefinition() == typeof(IOptionsChangeTokenSource<>))
            .Select(service => service.ServiceType.GetGenericArguments()[0]).ToList();

        Assert.NotEmpty(bound);
        Assert.Empty(bound.Except(ConfigurationCheck.Sections().Select(section => section.Type)));
    }

    private static IReadOnlyList<string> Problems(params (string Key, string Value)[] given) =>
        ConfigurationCheck.Problems(new ConfigurationBuilder().AddInMemoryCollection(
            given.Select(one => KeyValuePair.Create<string, string?>(one.Key, one.Value))).Build());
}
