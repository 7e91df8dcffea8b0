using System.Globalization;
using System.Text.Json.Nodes;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Countries;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Records;
using Bonafide.Core.Sightings;

namespace Bonafide.Capabilities.GlobalIdentityCheck;

/// <summary>
/// Judges whether name, address, email, phone and IP address belong together, by what each is and by our own history
/// (contract 04 §9, ruling 24).
/// </summary>
internal sealed class GlobalIdentityCheckCapability(GlobalIdentityCheckOptions options) : ICapability
{
    private readonly NetworkScore _networkScore = new(options);
    private readonly RiskScore _riskScore = new(options);

    public string Name => CapabilityNames.GlobalIdentityCheck;

    public IReadOnlyList<string> Needs =>
        [FactKinds.Phone, FactKinds.Email, FactKinds.GeoIp, FactKinds.Address, FactKinds.IdentityNetwork];

    public bool HasData => true;

    public IReadOnlyList<LabelDefinition> Labels => GlobalIdentityCheckLabels.All;

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution) => SubjectCredentials.Groups(execution);

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        // 1. Mandatory values, their form, and an answer of every source that has something to be asked.
        var (request, label) = GlobalIdentityCheckRequest.From(input);
        if (request is null)
        {
            return CapabilityOutcome.NotExecuted(input.Group, label!, HasData);
        }

        // 2. How the elements were used.
        var (networkScore, usage) = _networkScore.Look(request.Network, request.Now);

        // 3. What they are, whether they belong together, and the use of them.
        var links = Links.Of(request, networkScore, options);
        var (score, pieces) = _riskScore.Look(request, links);

        // 4. Ruling 24 maps the score to the decision.
        var (decision, risk) = Decide(score, options);
        return CapabilityOutcome.Of(input.Group, decision, risk) with
        {
            Data = Data(request, links, score),
            Findings =
            [
                Finding.AtMost("identityRiskScore", score, options.HighAbove),
                .. pieces.Select(piece => piece.Finding),
                .. usage.Select(piece => piece.Finding),
            ],
        };
    }

    internal static (Decision Decision, string Label) Decide(int score, GlobalIdentityCheckOptions options) =>
        score > options.HighAbove ? (Decision.Rejected, GlobalIdentityCheckLabels.HighRisk)
        : score >= options.MediumFrom ? (Decision.Warning, GlobalIdentityCheckLabels.MediumRisk)
        : (Decision.Passed, GlobalIdentityCheckLabels.LowRisk);

    /// <summary>The seed's fields in the sample's order; what was not given or is not known is left out.</summary>
    private JsonObject Data(GlobalIdentityCheckRequest request, Links links, int score)
    {
        var (phone, network) = (request.Phone, request.Network);
        var data = new JsonObject();
        if (request.Email is { } email)
        {
            Add(data, "emailValid", request.IsEmailValid);
            Add(data, "emailDomainCreationDate",
                email.DomainCreatedAt?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Add(data, "emailMatchToName", links.EmailToName?.Value);
            Add(data, "emailFirstSeenDays", Since(network.Find(SubjectElement.Email)?.Sightings.FirstSeen));
        }

        data["phoneValid"] = phone.IsValid;
        Add(data, "phoneMatchToName", links.PhoneToName?.Value);
        Add(data, "phoneLineType", LineTypes.Of(phone));
        Add(data, "phoneCarrier", phone.Carrier);
        Add(data, "phoneCountryCode", CountryCodes.ToAlpha2(phone.Country));
        Add(data, "phoneLastSeenDays", Since(network.Find(SubjectElement.PhoneNumber)?.Sightings.LastSeen));
        if (network.Link(SubjectElement.PhoneNumber, SubjectElement.Email) is { } link)
        {
            Add(data, "phoneEmailFirstSeenDays", Since(link.FirstSeen));
        }

        Add(data, "phoneMatchToAddress", links.PhoneToAddress);
        Add(data, "addressValidityLevel", request.AddressLevel);
        Add(data, "addressMatchToName", links.AddressToName?.Value);
        if (request.Ip is { } ip)
        {
            data["ipRisk"] = links.IpRiskScore * 100 >= options.IpRiskFromPercent;
            data["ipRiskScore"] = links.IpRiskScore;
            Add(data, "ipLastSeenDays", Since(network.Find(SubjectElement.IpAddress)?.Sightings.LastSeen));
            Add(data, "ipGeolocationCountryCode", CountryCodes.ToAlpha2(ip.Country));
            Add(data, "ipGeolocationSubdivision", ip.Subdivision ?? ip.State);
            Add(data, "ipAddressDistance", AddressValidity.Miles(request.Validated, ip));
        }

        data["identityNetworkScore"] = links.NetworkScore;
        data["identityRiskScore"] = score;
        return data;

        long Since(DateTimeOffset? seen) => Days.Since(seen, request.Now);
    }

    private static void Add(JsonObject data, string name, JsonNode? value)
    {
        if (value is not null)
        {
            data[name] = value;
        }
    }
}
