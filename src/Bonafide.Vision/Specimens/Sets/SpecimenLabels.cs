using System.Text.Json.Nodes;
using Bonafide.Vision.Reading;
using FactQuad = Bonafide.Core.Facts.Quad;
using ImageQuad = Bonafide.Vision.Images.Quad;

namespace Bonafide.Vision.Specimens.Sets;

/// <summary>Writes the label file of a document; <c>README.md</c> describes it.</summary>
public static class SpecimenLabels
{
    public static JsonObject Write(SpecimenSetItem item)
    {
        var document = item.Specimen.Document;
        var layout = document.Layout;
        var fields = Fields(item, layout.Pages);

        var mixed = item.Tampering.Any(edit => edit.Kind == "mixedSides");
        return new JsonObject
        {
            ["specimen"] = true,
            ["layout"] = layout.Name,
            ["country"] = document.Country,
            ["state"] = document.State,
            [layout.IsPaper ? "document" : "type"] = layout.Type,
            ["subType"] = layout.SubType,
            ["mrz"] = mixed ? null : Strings(document.Mrz),
            ["fields"] = mixed ? null : new JsonObject(fields.Select(Pair)),
            ["barcode"] = document.Barcode is not null,
            ["tampering"] = new JsonArray([.. item.Tampering.Select(edit => new JsonObject
            {
                ["kind"] = edit.Kind, ["side"] = edit.Side, ["field"] = edit.Field, ["value"] = edit.Value,
            })]),
            ["level"] = item.Level,
            ["seed"] = item.Seed,
            ["images"] = new JsonArray([.. item.Photos.Select(photo => Image(item, photo))]),
        };
    }

    /// <summary>The label of one photo, as <c>bonafide eval documents</c> reads it.</summary>
    public static JsonObject WriteSide(SpecimenSetItem item, SpecimenPhoto photo)
    {
        var layout = item.Specimen.Document.Layout;
        var page = layout.Pages.Single(one => one.Side == photo.Page.Side);
        var label = new JsonObject
        {
            [layout.IsPaper ? "document" : "type"] = layout.Type,
            ["country"] = item.Specimen.Document.Country,
            ["side"] = page.Side,
            ["barcode"] = page.Barcode is not null,
        };
        if (item.Tampering.Any(edit => edit.Kind == "mixedSides" && edit.Side == page.Side))
        {
            return label;
        }

        if (page.Mrz is not null)
        {
            label["mrz"] = Strings(item.Specimen.Document.Mrz);
        }

        label["fields"] = new JsonObject(Fields(item, [page]).Select(Pair));
        return label;
    }

    /// <summary>Without a field that was changed: its print and its zone differ, so no one value is right.</summary>
    private static Dictionary<string, string> Fields(SpecimenSetItem item, IReadOnlyList<SpecimenPageLayout> pages)
    {
        var fields = SpecimenReadable.Fields(item.Specimen.Document, pages);
        foreach (var edit in item.Tampering.Where(edit => edit.Field is not null))
        {
            fields.Remove(edit.Field!);
        }

        return fields;
    }

    private static JsonObject Image(SpecimenSetItem item, SpecimenPhoto photo)
    {
        var edited = item.Tampering.FirstOrDefault(edit => edit.Side == photo.Page.Side)?.Region;
        return new JsonObject
        {
            ["file"] = photo.File,
            ["part"] = photo.Page.Side,
            ["side"] = photo.Page.Side,
            ["outline"] = Corners(photo.Photo.Outline),
            ["portrait"] = Place(photo, photo.Page.Portrait),
            ["ghostPortrait"] = Place(photo, photo.Page.Ghost),
            ["tampered"] = Place(photo, edited),
            ["regions"] = new JsonObject(photo.Page.Regions.Where(region => !region.Key.StartsWith('x'))
                .Select(region => KeyValuePair.Create(region.Key, (JsonNode?)Place(photo, region.Value)))),
            ["degradations"] = Strings(photo.Photo.Done),
        };
    }

    private static JsonArray? Place(SpecimenPhoto photo, FactQuad? place) => place is null
        ? null
        : Corners(photo.Photo.Follow(place.ToImage()));

    /// <summary>Eight numbers, clockwise from the content's top left.</summary>
    private static JsonArray Corners(ImageQuad quad)
    {
        var facts = quad.ToFacts();
        double[] numbers =
            [facts.X0, facts.Y0, facts.X1, facts.Y1, facts.X2, facts.Y2, facts.X3, facts.Y3];
        return new JsonArray([.. numbers.Select(number => JsonValue.Create(Math.Round(number, 1)))]);
    }

    private static JsonArray Strings(IEnumerable<string> texts) =>
        new([.. texts.Select(text => JsonValue.Create(text))]);

    private static KeyValuePair<string, JsonNode?> Pair(KeyValuePair<string, string> field) =>
        KeyValuePair.Create(field.Key, (JsonNode?)JsonValue.Create(field.Value));
}
