using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Bonafide.Core.Facts;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;

namespace Bonafide.Vision.Evaluation.Accuracy;

/// <summary>Fills a template with a made-up person and draws it.</summary>
internal static partial class TemplateFilling
{
    /// <summary>Size of a font that stands in for another.</summary>
    private const double FontShare = 0.8;

    private const string DateForm = "dd MM yyyy";
    private const int PixelsWide = 1500;

    private static readonly XNamespace Link = "http://www.w3.org/1999/xlink";

    /// <summary>A document of the template's form: what it says, and what its zone says.</summary>
    internal static SpecimenDocument Document(DocumentTemplate template, int seed) => SpecimenWriting.Write(new()
    {
        Layout = SpecimenLayouts.All.First(layout =>
            layout.MrzFormat == template.Form && layout.Type is ("PASSPORT" or "ID_CARD")),
        Seed = seed,
    });

    /// <summary>One page, drawn.</summary>
    internal static RgbImage Draw(string svg, SpecimenDocument document, byte[] portrait)
    {
        // The zone's font has another name where it is installed from a distribution, and fonts that stand in for
        // others are mostly wider, so that a label would be printed over the next.
        var page = XDocument.Parse(FontSize().Replace(
            svg.Replace("OCRB", "OCR B", StringComparison.Ordinal), found => string.Create(
                CultureInfo.InvariantCulture,
                $"font-size: {double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) * FontShare:0.##}px")));
        var values = Values(document);
        foreach (var element in page.Descendants().Where(element => element.Attribute("id") is not null).ToList())
        {
            var id = element.Attribute("id")!.Value;
            if (values.TryGetValue(id, out var value))
            {
                var leaf = element.DescendantsAndSelf().Last(part => !part.HasElements);
                leaf.Value = value;
                if (id.StartsWith("mrz_", StringComparison.Ordinal))
                {
                    leaf.SetAttributeValue("style", ZoneSize(page.Root!, document.Layout));
                }
            }
            else if (id is "photo_image" or "ghost_image")
            {
                element.SetAttributeValue(Link + "href", "data:image/jpeg;base64," + Jpeg(portrait));
                element.SetAttributeValue("preserveAspectRatio", "xMidYMid slice");
            }
        }

        page.Root!.SetAttributeValue("width", PixelsWide);
        page.Root.SetAttributeValue("height", Height(page.Root));
        return SvgCodec.Draw(Encoding.UTF8.GetBytes(page.ToString(SaveOptions.DisableFormatting)));
    }

    /// <summary>The fields of the contract that stand on the pages given.</summary>
    internal static Dictionary<string, string> Fields(DocumentTemplate template, SpecimenDocument document)
    {
        var printed = string.Concat(template.Pages.Select(page => page.Svg));
        string[] zone =
        [
            FieldNames.IssuingCountry, FieldNames.LastName, FieldNames.FirstName, FieldNames.DocumentNumber,
            FieldNames.Nationality, FieldNames.DateOfBirth, FieldNames.Gender, FieldNames.ExpiryDate,
        ];
        var fields = zone.ToDictionary(name => name, name => document[name]);
        foreach (var (id, name) in new[]
        {
            ("birth_place_field", FieldNames.PlaceOfBirth), ("date_issued_field", FieldNames.IssuingDate),
            ("authority_field", FieldNames.IssuingAuthority),
        })
        {
            if (printed.Contains($"\"{id}", StringComparison.Ordinal)
                && Printed(document, name) is { Length: > 0 } value)
            {
                fields[name] = value;
            }
        }

        return fields;
    }

    /// <summary>By the templates' names; a Spanish pattern splits the surname in two lines.</summary>
    private static Dictionary<string, string> Values(SpecimenDocument document)
    {
        var surname = document[FieldNames.LastName];
        var place = Printed(document, FieldNames.PlaceOfBirth);
        return new()
        {
            ["type_field"] = "P", ["country_code_field"] = document.Country,
            ["document_number_field"] = document[FieldNames.DocumentNumber],
            ["document_number_bis_field"] = document[FieldNames.DocumentNumber],
            ["family_name_field"] = surname, ["second_family_name_field"] = string.Empty,
            ["given_name_field"] = document[FieldNames.FirstName], ["gender_field"] = document[FieldNames.Gender],
            ["height_field"] = "1.74", ["eyes_color_field"] = "BRUN / BROWN",
            ["birth_date_field"] = Date(document[FieldNames.DateOfBirth]),
            ["expires_field"] = Date(document[FieldNames.ExpiryDate]),
            ["date_issued_field"] = Date(document[FieldNames.IssuingDate]),
            ["birth_place_field"] = place, ["birth_place_field_1"] = place, ["birth_place_field_2"] = string.Empty,
            ["authority_field"] = Printed(document, FieldNames.IssuingAuthority), ["parents_field"] = "ANA / LUIS",
            ["address_field_1"] = document.Person.Street,
            ["address_field_2"] = $"{document.Person.PostalCode} {document.Person.City}",
            ["address_field_3"] = string.Empty, ["address_field_4"] = string.Empty,
            ["mrz_field_1"] = document.Mrz[0], ["mrz_field_2"] = document.Mrz[1],
        };
    }

    private static string Printed(SpecimenDocument document, string name) => name switch
    {
        FieldNames.PlaceOfBirth => document.Person.BirthPlace,
        FieldNames.IssuingAuthority => document.Layout.Authority,
        _ => document[name],
    };

    private static string Date(string iso) =>
        SpecimenWriting.Date(iso).ToString(DateForm, CultureInfo.InvariantCulture);

    private static string Jpeg(byte[] portrait) =>
        Convert.ToBase64String(ImageCodec.EncodeJpeg(SpecimenDrawing.Face(portrait)));

    /// <summary>Fonts of one name differ in their width, and the zone has ten signs to the inch.</summary>
    private static string ZoneSize(XElement root, SpecimenLayout layout)
    {
        const double Pitch = 2.54;
        const double Advance = 0.7257;
        return FormattableString.Invariant($"font-size:{Box(root).Width / layout.Size[0] * Pitch / Advance:0.###}px");
    }

    private static int Height(XElement root) => (int)(PixelsWide * Box(root).Height / Box(root).Width);

    private static (double Width, double Height) Box(XElement root)
    {
        var box = (root.Attribute("viewBox")?.Value ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return box.Length == 4 && Number(box[2]) is > 0 and var width && Number(box[3]) is > 0 and var height
            ? (width, height)
            : throw new InvalidDataException("A template has no view box.");

        static double Number(string text) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    [GeneratedRegex(@"font-size:\s*([0-9]+(?:\.[0-9]+)?)px")]
    private static partial Regex FontSize();
}
