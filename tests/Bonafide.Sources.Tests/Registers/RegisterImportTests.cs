using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Names;
using Bonafide.Sources.Registers;
using Bonafide.Sources.Registers.Import;

namespace Bonafide.Sources.Tests.Registers;

public sealed class RegisterImportTests
{
    private const string People = """
        idNumber,firstName,lastName,dateOfBirth
        390.533.447-05,Priscila,"da Silva, Souza",1982-03-08
        11144477735,Zoë,Müller,1990-12-01

        """;

    [Fact]
    public void Finds_ARecordByItsKey_WhateverTheSeparators()
    {
        using var test = new TestRegisters();
        var result = test.Import("cpf", People);
        Assert.Empty(result.Problems);
        Assert.Equal(2, result.Records);
        using var file = test.Store.Open(TestRegisters.Tenant, "test", result.Imported!.Version, test.Key);
        var record = Assert.Single(file.FindExact(0, "39053344705"));
        Assert.Equal("da Silva, Souza", record[RecordFields.LastName]);
        Assert.Equal(new DateOnly(1982, 3, 8), record.Day(RecordFields.DateOfBirth));
        Assert.Empty(file.FindExact(0, "39053344706"));
        Assert.Empty(file.FindExact(0, (string?)null));
        Assert.Empty(file.FindExact(7, "39053344705"));
    }

    [Fact]
    public void Finds_PeopleByNameAndBirthDate_DespiteNoise()
    {
        using var test = new TestRegisters();
        var result = test.Import("cpf", People);
        using var file = test.Store.Open(TestRegisters.Tenant, "test", result.Imported!.Version, test.Key);
        Assert.Single(file.FindPeople(PersonName.Parse("Zoe", "Mueller"), new DateOnly(1990, 12, 1), null));
        Assert.Single(file.FindPeople(PersonName.Parse("Zoe", "Muller"), new DateOnly(1990, 1, 12), null));
        Assert.Single(file.FindPeople(PersonName.Parse("Muller", "Zoe"), null, null));
        Assert.Empty(file.FindPeople(PersonName.Parse("Zoe", "Muller"), new DateOnly(1991, 12, 1), null));
    }

    [Fact]
    public void Reads_JsonLines()
    {
        using var test = new TestRegisters();
        var lines =
            "{\"idNumber\":\"1\",\"firstName\":\"A\",\"deceased\":true,\"lastName\":null}\n\n{\"idNumber\":2}\n";
        var result = test.Import("cpf", lines, format: RegisterFormat.JsonLines);
        Assert.Empty(result.Problems);
        using var file = test.Store.Open(TestRegisters.Tenant, "test", result.Imported!.Version, test.Key);
        Assert.True(file.FindExact(0, "1").Single().IsTrue(RecordFields.Deceased));
        Assert.Single(file.FindExact(0, "2"));
    }

    [Fact]
    public void Lists_AllProblems_WithRowAndColumn_AndKeepsTheOldVersion()
    {
        using var test = new TestRegisters();
        var first = test.Import("cpf", People).Imported!;
        var result = test.Import("cpf", """
            idNumber,firstName,dateOfBirth,deceased
            1,Ana,1990-02-30,maybe
            ,Ana,1990-02-28,true
            2,Ana
            3,Ana,,
            3,Bea,,
            """);
        Assert.Null(result.Imported);
        Assert.Equal(
            ["2 dateOfBirth date", "2 deceased flag", "3 idNumber required", "4  columnCount",
                "6 idNumber duplicateKey"],
            result.Problems.Select(p => $"{p.Row} {p.Column} {p.Code}"));
        Assert.Equal(first.Version, test.Current("test"));
        Assert.Single(Directory.GetDirectories(Path.Combine(test.Root, TestRegisters.Tenant.ToString(), "test")));
    }

    [Fact]
    public void Refuses_AHeaderWithUnknownDoubledOrMissingColumns()
    {
        using var test = new TestRegisters();
        var result = test.Import("cpf", "firstName,colour,firstName\nA,B,C\n");
        Assert.Equal(["unknownColumn", "doubledColumn", "required"], result.Problems.Select(p => p.Code));
    }

    [Fact]
    public void KeepsNothing_AfterADryRun()
    {
        using var test = new TestRegisters();
        var result = test.Import("cpf", People, dryRun: true);
        Assert.Empty(result.Problems);
        Assert.Null(result.Imported);
        Assert.Null(test.Current("test"));
        Assert.Empty(Directory.GetFiles(test.Root, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("cpf", "", "empty")]
    [InlineData("cpf", "idNumber\n", "empty")]
    [InlineData("nothing", "idNumber\n1\n", "kind")]
    public void Refuses_FilesWithoutRecords_AndUnknownKinds(string kind, string text, string code)
    {
        using var test = new TestRegisters();
        Assert.Contains(test.Import(kind, text).Problems, p => p.Code == code);
    }

    [Fact]
    public void Refuses_NamesThatLeaveTheFolder()
    {
        using var test = new TestRegisters();
        Assert.Equal("name", test.Import("cpf", People, name: "../x").Problems.Single().Code);
        Assert.Throws<ArgumentException>(() => test.Store.Versions(TestRegisters.Tenant, "../x"));
    }

    [Fact]
    public void Stops_AtALineWithoutEnd_BeforeKeepingIt()
    {
        using var test = new TestRegisters();
        var bytes = new byte[5_000_000];
        Array.Fill(bytes, (byte)'1');
        "idNumber\n"u8.CopyTo(bytes);
        var limits = new RegisterLimits { MaxLineBytes = 1_000_000 };
        Assert.Contains(test.Import("cpf", bytes, limits: limits).Problems, p => p.Code == "lineTooLong");
        Assert.Contains(
            test.Import("cpf", bytes, format: RegisterFormat.JsonLines, limits: limits).Problems, p =>
                p.Code == "lineTooLong");
    }

    [Fact]
    public void Refuses_OtherEncodings_TooLongFields_AndTooManyRecords()
    {
        using var test = new TestRegisters();
        Assert.Equal("encoding", test.Import("cpf", [.. "idNumber,firstName\n1,Zo"u8, 0xEB, 10]).Problems[0].Code);
        var longName = $"idNumber,firstName\n1,{new string('x', 1025)}\n2,{new string('x', 1024)}\n";
        Assert.Equal(["2 tooLong"], test.Import("cpf", longName).Problems.Select(p => $"{p.Row} {p.Code}"));
        var limits = new RegisterLimits { MaxRecords = 1 };
        Assert.Equal("tooManyRecords", test.Import("cpf", "idNumber\n1\n2\n", limits: limits).Problems.Single().Code);
        Assert.Empty(test.Import("cpf", "idNumber\n1\n", limits: limits).Problems);
    }

    [Theory]
    [InlineData("[1]", "notAnObject")]
    [InlineData("{\"idNumber\":{\"a\":1}}", "notFlat")]
    [InlineData("{\"idNumber\":", "json")]
    [InlineData("{\"idNumber\":\"\\uD800\"}", "json")]
    public void Refuses_BrokenJsonLines(string line, string code)
    {
        using var test = new TestRegisters();
        Assert.Equal(code, test.Import("cpf", line, format: RegisterFormat.JsonLines).Problems[0].Code);
    }

    [Fact]
    public void Replaces_TheVersion_WholeAndAtOnce()
    {
        using var test = new TestRegisters();
        var first = test.Import("cpf", "idNumber\n1\n").Imported!;
        using var open = test.Store.Open(TestRegisters.Tenant, "test", first.Version, test.Key);
        var second = test.Import("cpf", "idNumber\n2\n").Imported!;
        test.Store.Keep(TestRegisters.Tenant, "test", [second.Version], second.ImportedAt);
        Assert.Equal([second.Version], test.Store.Versions(TestRegisters.Tenant, "test").Select(v => v.Version));
        Assert.Single(open.FindExact(0, "1"));
        using var next = test.Store.Open(TestRegisters.Tenant, "test", second.Version, test.Key);
        Assert.Empty(next.FindExact(0, "1"));
    }

    [Fact]
    public void Holds_NothingPersonalInTheClear()
    {
        using var test = new TestRegisters();
        test.Import("cpf", People);
        foreach (var path in Directory.GetFiles(test.Root, "*", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(path);
            foreach (var secret in new[] { "Priscila", "Silva", "39053344705", "390.533", "1982-03-08", "ller" })
            {
                Assert.Equal(-1, bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret)));
            }
        }
    }

    [Theory]
    [InlineData("records.bin")]
    [InlineData("blocks.bin")]
    public async Task Fails_WhenAByteWasChanged_AndNeverSaysNotFound(string name)
    {
        using var test = new TestRegisters();
        test.Import("cpf", People);
        var path = Directory.GetFiles(test.Root, name, SearchOption.AllDirectories).Single();
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
        using var desk = new RegisterDesk(test.Store, test);
        var question = new RegisterQuestion("cpf", null, [(0, ["39053344705"])]);
        var answer = Assert.Single((await desk.AskAsync(TestRegisters.Tenant, question, default)).Answers);
        Assert.False(answer.Answered);
        Assert.Empty(answer.Records);
    }

    [Fact]
    public void Fails_UnderAnotherKey()
    {
        using var test = new TestRegisters();
        var version = test.Import("cpf", People).Imported!.Version;
        Assert.Throws<InvalidDataException>(() => test.Store.Open(TestRegisters.Tenant, "test", version, new byte[32]));
    }
}
