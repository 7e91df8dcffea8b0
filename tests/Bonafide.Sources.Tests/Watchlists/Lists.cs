using System.Text;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Names;
using Bonafide.Core.Screening;
using Bonafide.Sources.Imports;
using Bonafide.Sources.Packs;
using Bonafide.Sources.Transliteration;
using Bonafide.Sources.Watchlists;

namespace Bonafide.Sources.Tests.Watchlists;

/// <summary>A temporary store, and made-up lists in the published formats.</summary>
internal sealed class Lists : IDisposable
{
    public const string UnitedNations = """
        <?xml version="1.0" encoding="UTF-8"?>
        <CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09Z">
          <INDIVIDUALS>
            <INDIVIDUAL>
              <REFERENCE_NUMBER>XXi.001</REFERENCE_NUMBER><UN_LIST_TYPE>MADE-UP</UN_LIST_TYPE>
              <FIRST_NAME>ORVAL</FIRST_NAME><SECOND_NAME>TIMBREL</SECOND_NAME>
              <NATIONALITY><VALUE>Democratic Republic of the Congo</VALUE></NATIONALITY>
              <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Orwal Tymbrel</ALIAS_NAME></INDIVIDUAL_ALIAS>
              <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
              <INDIVIDUAL_DATE_OF_BIRTH>
                <TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1971-05-06</DATE>
              </INDIVIDUAL_DATE_OF_BIRTH>
              <INDIVIDUAL_DATE_OF_BIRTH>
                <TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1964</TO_YEAR>
              </INDIVIDUAL_DATE_OF_BIRTH>
              <INDIVIDUAL_DATE_OF_BIRTH>
                <TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1980</YEAR>
              </INDIVIDUAL_DATE_OF_BIRTH>
            </INDIVIDUAL>
          </INDIVIDUALS>
          <ENTITIES>
            <ENTITY><REFERENCE_NUMBER>XXe.001</REFERENCE_NUMBER><FIRST_NAME>TIMBREL MINING</FIRST_NAME></ENTITY>
          </ENTITIES>
        </CONSOLIDATED_LIST>
        """;

    public const string Ofac = """
        101,"TIMBREL, Orval James","individual","MADEUP",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 06 May 1971; alt. DOB circa 1970; nationality Korea, North; citizen Cuba."
        102,"TIMBREL MINING, INC.",-0- ,"MADEUP",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- 

        """;

    public const string OfacAliases = "101,7,\"aka\",\"TYMBREL, Orwal\",-0- \r\n\u001a";

    public const string OfacAddresses = "101,8,-0- ,\"Havana\",\"Burma\",-0- \r\n\u001a";

    public const string EuropeanUnion = """
        <?xml version="1.0" encoding="UTF-8"?>
        <export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-01-01T00:00:00.000+01:00">
          <sanctionEntity euReferenceNumber="EU.1.23" logicalId="1">
            <regulation programme="MADEUP"/>
            <subjectType code="person" classificationCode="P"/>
            <nameAlias firstName="Orval" middleName="James" lastName="Timbrel" wholeName="Orval James Timbrel" gender="M"/>
            <nameAlias firstName="" lastName="" wholeName="Орвал Тимбрел"/>
            <citizenship countryIso2Code="CD"/>
            <birthdate circa="false" birthdate="1971-05-06" year="1971" countryIso2Code="RU"/>
            <birthdate circa="true" year="1969"/>
            <birthdate yearRangeFrom="1965" yearRangeTo="1967"/>
          </sanctionEntity>
          <sanctionEntity euReferenceNumber="EU.2.34"><subjectType code="enterprise"/>
            <nameAlias wholeName="Timbrel Mining"/></sanctionEntity>
        </export>
        """;

    private readonly string _root = Directory.CreateTempSubdirectory("bonafide-lists-").FullName;

    public Lists() => Store = new(Folder);

    public string Folder => Path.Combine(_root, "imports");

    public ImportStore Store { get; }

    public WatchlistImporter Importer(WatchlistLimits? limits = null, bool knowsScripts = true) => new(
        Store, knowsScripts ? Russian : Transliterator.LatinOnly, new ManualTime(), limits ?? WatchlistLimits.Default);

    /// <summary>Enough of a table for the made-up names; the real one is the pack's.</summary>
    public static Transliterator Russian { get; } = new(new Dictionary<int, string[]>
    {
        [4] = [.. Enumerable.Range(0, 256).Select(i => "Орвал Тимбрел".IndexOf((char)(0x400 + i)) is >= 0 and var at
            ? "Orval Timbrel"[at].ToString() : string.Empty)],
    });

    public ImportResult Import(string format, string main, string? aliases = null, string? addresses = null) =>
        Importer().Import(format, null, null, false, Text(main), Optional(aliases), Optional(addresses));

    public IReadOnlyList<WatchlistEntry> Entries(ImportedFile file)
    {
        using var pack = Store.Open(file);
        var texts = new TextTable(pack, WatchlistIndex.Entries);
        return [.. Enumerable.Range(1, texts.Count - 1).Select(number =>
            System.Text.Json.JsonSerializer.Deserialize<WatchlistEntry>(texts.Utf8(number), FactJson.Options)!)];
    }

    public static MemoryStream Text(string text) => new(Encoding.UTF8.GetBytes(text));

    private static MemoryStream? Optional(string? text) => text is null ? null : Text(text);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
