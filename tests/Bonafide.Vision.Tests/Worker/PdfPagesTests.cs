using System.Text;
using Bonafide.Vision.Images;
using Bonafide.Vision.Worker;

namespace Bonafide.Vision.Tests.Worker;

public sealed class PdfPagesTests
{
    private static readonly PdfPages Pages = new(new VisionOptions { MostPdfPages = 3 }, TimeProvider.System);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 3)]
    public async Task Renders_PagesUpToTheLimit(int pages, int expected)
    {
        var rendered = await Pages.RenderAsync(Pdf(pages), CancellationToken.None);

        Assert.Equal(expected, rendered.Count);
        Assert.All(rendered, page =>
        {
            var header = ImageHeader.TryRead(page, out var problem);
            Assert.Equal(ImageProblem.None, problem);
            Assert.Equal(3_508, Math.Max(header!.Width, header.Height));
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.7\nno more")]
    [InlineData("not a pdf at all")]
    public async Task Broken_GivesNoPage(string text) =>
        Assert.Empty(await Pages.RenderAsync(Encoding.ASCII.GetBytes(text), CancellationToken.None));

    /// <summary>A PDF of empty A6 pages, written by hand.</summary>
    private static byte[] Pdf(int pages)
    {
        var kids = string.Join(' ', Enumerable.Range(3, pages).Select(number => $"{number} 0 R"));
        var text = new StringBuilder("%PDF-1.4\n")
            .Append("1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n")
            .Append($"2 0 obj<</Type/Pages/Count {pages}/Kids[{kids}]>>endobj\n");
        for (var number = 3; number < 3 + pages; number++)
        {
            text.Append($"{number} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 298 420]>>endobj\n");
        }

        return Encoding.ASCII.GetBytes(text.Append("trailer<</Root 1 0 R>>\n%%EOF\n").ToString());
    }
}
