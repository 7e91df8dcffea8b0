using Bonafide.Server.Hosting;
using Bonafide.Sources.Email;
using Bonafide.Sources.Packs;

namespace Bonafide.Bench.Signals;

/// <summary>Email addresses of many domains, without the DNS.</summary>
internal sealed class EmailReads : IFigure
{
    private static readonly string[] Domains =
    [
        "gmail.com", "example.org", "mail.example.co.uk", "gmial.com", "mailinator.com", "web.de", "bücher.example",
        "google.com",
    ];

    public string Name => "email";

    public string Summary => "Single-thread parsing and list lookups of email addresses, without the DNS.";

    public Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments)
    {
        var source = new EmailSource(EmailPack.TryOpen(PackFolder.Open(Packs.Data))!);
        var addresses = Enumerable.Range(0, arguments.Number("addresses", 100_000))
            .Select(i => $"ann.lee{i}@{Domains[i % Domains.Length]}").ToArray();
        return Task.FromResult(Loops.Rates(
            "an address, all that lists know", Bar.AtLeast(200_000), addresses.Length, i => source.Look(addresses[i])));
    }
}
