using System.Runtime.InteropServices;
using Bonafide.Sources.Imports;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.Addresses;

/// <summary>A street of an area.</summary>
internal sealed record Street(string Name, string Type, string Direction, IReadOnlyList<House> Houses);

/// <param name="Number">As written, lower case: "12", "12a", "12-14".</param>
/// <param name="Unit">Part of the building; empty for the building itself.</param>
/// <param name="ReceivesForOthers">A commercial mail receiving agency.</param>
internal readonly record struct House(
    string Number, string Unit, bool ReceivesForOthers, double Latitude, double Longitude);

internal readonly record struct StreetRow(int Name, int Type, int Direction, int FirstHouse, int Houses, int Next);

internal readonly record struct HouseRow(int Number, int Unit, int Flags, float Latitude, float Longitude);

/// <summary>Imported streets with their houses, by postal code or, where the data have none, by town.</summary>
internal sealed class StreetTable
{
    internal const string Area = "streets";
    private const string Keys = "area";
    private const string Streets = "street";
    private const string Houses = "house";
    private const string Texts = "text";

    private readonly PackFile _pack;
    private readonly KeyTable _areas;
    private readonly TextTable _texts;

    private StreetTable(PackFile pack) => (_pack, _areas, _texts) = (pack, new(pack, Keys), new(pack, Texts));

    public static StreetTable Open(ImportedFile file, ImportStore store) => new(store.Open(file));

    public static string ByCode(string alpha2, string code) => $"{alpha2}|p|{code}";

    public static string ByTown(string alpha2, string town) => $"{alpha2}|t|{town}";

    /// <summary>The streets of an area; none when the data do not reach there.</summary>
    public IReadOnlyList<Street> StreetsOf(string area)
    {
        var streets = _pack.Section<StreetRow>(Streets);
        var houses = _pack.Section<HouseRow>(Houses);
        var found = new List<Street>();
        for (var at = _areas.Find(area) is { } first ? (int)first : -1; at >= 0; at = streets[at].Next)
        {
            var row = streets[at];
            var own = new List<House>(row.Houses);
            foreach (ref readonly var house in houses.Slice(row.FirstHouse, row.Houses))
            {
                own.Add(new(
                    _texts[house.Number], _texts[house.Unit], house.Flags != 0, house.Latitude, house.Longitude));
            }

            found.Add(new(_texts[row.Name], _texts[row.Type], _texts[row.Direction], own));
        }

        return found;
    }

    internal sealed class Builder
    {
        private readonly Dictionary<(string Area, int Name, int Type, int Direction), List<HouseRow>> _streets = [];
        private readonly TextTable.Builder _texts = new();

        public int Count { get; private set; }

        public void Add(string area, string name, string type, string direction, House house)
        {
            var key = (area, _texts.Add(name), _texts.Add(type), _texts.Add(direction));
            if (!_streets.TryGetValue(key, out var houses))
            {
                _streets[key] = houses = [];
            }

            houses.Add(new(
                _texts.Add(house.Number), _texts.Add(house.Unit), house.ReceivesForOthers ? 1 : 0,
                (float)house.Latitude, (float)house.Longitude));
            Count++;
        }

        public PackFileWriter Write()
        {
            var (areas, streets) = (new Dictionary<string, uint>(StringComparer.Ordinal), new List<StreetRow>());
            var all = new List<HouseRow>(Count);
            foreach (var (key, houses) in _streets)
            {
                var next = areas.TryGetValue(key.Area, out var known) ? (int)known : -1;
                areas[key.Area] = (uint)streets.Count;
                streets.Add(new(key.Name, key.Type, key.Direction, all.Count, houses.Count, next));
                all.AddRange(houses);
            }

            var writer = new PackFileWriter();
            KeyTable.Write(writer, Keys, areas);
            _texts.WriteTo(writer, Texts);
            writer.Add(Streets, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(streets)).ToArray());
            writer.Add(Houses, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(all)).ToArray());
            return writer;
        }
    }
}
