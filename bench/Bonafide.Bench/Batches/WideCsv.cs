using System.Globalization;
using System.Text;

namespace Bonafide.Bench.Batches;

/// <summary>Input files with the seed's columns, made up.</summary>
internal static class WideCsv
{
    private static readonly string[] Columns =
    [
        "workflowDefinitionKey", "accountId", "riskScoreRulesetId", "customerInternalReference", "userReference",
        "userConsentUserIp", "userConsentUserLocationCountry", "userConsentUserLocationState",
        "userConsentConsentObtained", "userConsentConsentObtainedAt", "preparedData.firstName",
        "preparedData.lastName", "preparedData.phoneNumber", "preparedData.email", "preparedData.address.line1",
        "preparedData.address.postalCode", "preparedData.address.city", "preparedData.address.subdivision",
        "preparedData.address.country",
    ];

    /// <param name="bytesPerRow">About this many, by a long street; at most 6,000.</param>
    public static string Make(int rows, int bytesPerRow)
    {
        var text = new StringBuilder(string.Join(',', Columns)).Append('\n');
        var filler = Math.Clamp((bytesPerRow - 180) / 6, 1, 1_000);
        var word = new string('x', filler);
        foreach (var row in Enumerable.Range(1, rows))
        {
            text.Append(CultureInfo.InvariantCulture, $"10066,,,reference {row},user {row},192.0.2.1,USA,CA,yes,")
                .Append(CultureInfo.InvariantCulture, $"2026-07-20T17:20:35.000Z,{word},{word},+14155550100,")
                .Append(CultureInfo.InvariantCulture, $"typo@sandbox.example,\"{word}, {row}\",")
                .Append(CultureInfo.InvariantCulture, $"{word},{word},{word},USA\n");
        }

        return text.ToString();
    }
}
