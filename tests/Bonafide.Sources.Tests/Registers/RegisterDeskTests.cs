using System.Globalization;
using System.Text;
using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Names;
using Bonafide.Sources.Registers;
using Bonafide.Sources.Registers.Import;

namespace Bonafide.Sources.Tests.Registers;

public sealed class RegisterDeskTests
{
    [Fact]
    public async Task Asks_EveryRegisterOfTheKindAndCountry()
    {
        using var test = new TestRegisters();
        const string person = "country,firstName,lastName,postalCode\nUS,John,Smith,97201\n";
        test.Import("person", person, "credit", country: "USA", type: SourceType.Credit);
        test.Import("person", person, "telco", country: "USA", type: SourceType.Telco);
        test.Import("person", person.Replace("US,", "DE,", StringComparison.Ordinal), "german", country: "DEU");
        test.Import("cpf", "idNumber\n1\n", "cpf");
        using var desk = new RegisterDesk(test.Store, test);
        var question = new RegisterQuestion(
            "person", "USA", [], PersonName.Parse("Jon", "Smith"), null, "97201");
        var (answers, versions) = await desk.AskAsync(TestRegisters.Tenant, question, default);
        Assert.Equal(
            [("credit", SourceType.Credit), ("telco", SourceType.Telco)], answers.Select(a => (a.Source, a.Type)));
        Assert.All(answers, a => Assert.Equal("USA", Assert.Single(a.Records)[RecordFields.Country]));
        Assert.Equal(["register:credit", "register:telco"], versions.Select(version => version.Name));
        Assert.Empty((await desk.AskAsync(new TenantId(Guid.Empty), question, default)).Answers);
    }

    [Fact]
    public async Task FollowsTheVersionInForce()
    {
        using var test = new TestRegisters();
        test.Import("cpf", "idNumber,firstName\n1,Ana\n");
        using var desk = new RegisterDesk(test.Store, test);
        var question = new RegisterQuestion("cpf", null, [(0, ["1"])]);
        Assert.Equal("Ana", (await First()).Records.Single()[RecordFields.FirstName]);
        test.Import("cpf", "idNumber,firstName\n1,Bea\n");
        Assert.Equal("Bea", (await First()).Records.Single()[RecordFields.FirstName]);
        test.Remove("test");
        Assert.Empty((await desk.AskAsync(TestRegisters.Tenant, question, default)).Answers);

        async Task<SourceAnswer> First() =>
            (await desk.AskAsync(TestRegisters.Tenant, question, default)).Answers.Single();
    }

    [Fact]
    public void Finds_EveryRecord_AmongMany()
    {
        using var test = new TestRegisters();
        var text = new StringBuilder("idNumber,firstName,lastName,dateOfBirth\n");
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var born = new DateOnly(1950, 1, 1).AddDays(random.Next(18_000)).ToString(
                "yyyy-MM-dd", CultureInfo.InvariantCulture);
            text.Append(
                CultureInfo.InvariantCulture, $"{i:00000000},Given{(char)('A' + (i % 26))},Sur{i % 977},{born}\n");
        }

        var result = test.Import("cpf", text.ToString());
        using var file = test.Store.Open(TestRegisters.Tenant, "test", result.Imported!.Version, test.Key);
        for (var i = 0; i < 20_000; i += 7)
        {
            var id = i.ToString("00000000", CultureInfo.InvariantCulture);
            Assert.Equal(id, Assert.Single(file.FindExact(0, id))[RecordFields.IdNumber]);
        }

        Assert.Empty(file.FindExact(0, "99999999"));
    }

    [Fact]
    public void NamesEveryKind_WithKeysThatAreFields()
    {
        Assert.Equal(12, RegisterSchemas.All.Count);
        Assert.All(RegisterSchemas.All, schema =>
            Assert.All(schema.Keys.SelectMany(k => k), f => Assert.True(schema.IndexOf(f) >= 0)));
        Assert.Null(RegisterSchemas.Find("nothing"));
    }
}
