using System.Numerics;
using System.Text;
using Bonafide.Core.Contact;
using Bonafide.Core.Facts;

namespace Bonafide.Sources.Email;

/// <summary>Finds the great provider that a domain resembles without being it.</summary>
internal static class Lookalikes
{
    /// <summary>
    /// Below five letters too many honest names are one letter apart (<c>live.com</c>, <c>give.com</c>).
    /// </summary>
    private const int ShortestTypo = 5;

    private static readonly Target[] Targets = [.. GreatProviders.All.Select(Target.Of)];

    /// <param name="domain">The whole domain.</param>
    /// <param name="registrable">Its registrable part in A-labels.</param>
    public static (Resemblance Kind, string? Provider) Find(DomainName domain, string registrable)
    {
        if (GreatProviders.Find(registrable) is not null)
        {
            return (Resemblance.None, null);
        }

        var shown = domain.Unicode.Length == domain.Ascii.Length ? registrable : Shown(domain, registrable);
        var skeleton = Skeleton(shown);
        var letters = Letters(registrable);
        foreach (var target in Targets)
        {
            if (skeleton == target.Skeleton)
            {
                return (Resemblance.Homograph, target.Domain);
            }

            // One edit changes at most two letters of the set, and the length by one.
            if (target.LabelLength >= ShortestTypo && Math.Abs(registrable.Length - target.Domain.Length) <= 1
                && BitOperations.PopCount(letters ^ target.Letters) <= 2 && IsOneEdit(registrable, target.Domain))
            {
                return (Resemblance.Typo, target.Domain);
            }
        }

        return (Resemblance.None, null);
    }

    /// <summary>The registrable part as people see it.</summary>
    private static string Shown(DomainName domain, string registrable)
    {
        var labels = registrable.Count(c => c == '.') + 1;
        return string.Join('.', domain.Unicode.Split('.')[^labels..]);
    }

    /// <summary>
    /// Letters that look alike brought to one, after the idea of UTS 39 §4; the pairs are our own choice.
    /// </summary>
    internal static string Skeleton(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            folded.Append(c switch
            {
                '0' or 'ο' or 'о' or 'օ' => 'o',
                '1' or 'ı' or 'і' or 'ι' or 'i' or 'ӏ' => 'l',
                'а' or 'α' or 'á' or 'à' or 'â' or 'ä' or 'ã' or 'å' => 'a',
                'е' or 'ё' or 'é' or 'è' or 'ê' or 'ë' or 'ē' => 'e',
                'с' or 'ç' or 'ć' => 'c',
                'р' or 'ρ' => 'p',
                'х' or 'χ' => 'x',
                'у' or 'γ' or 'ý' => 'y',
                'ѕ' or 'ś' or 'š' => 's',
                'ј' => 'j',
                'һ' => 'h',
                'ԁ' => 'd',
                'ԛ' => 'q',
                'ԝ' or 'ω' => 'w',
                'м' => 'm',
                'т' or 'τ' => 't',
                'к' or 'κ' => 'k',
                'ν' or 'ѵ' => 'v',
                'ö' or 'ó' or 'ò' or 'ô' or 'õ' or 'ø' => 'o',
                'ü' or 'ú' or 'ù' or 'û' or 'υ' => 'u',
                'ğ' or 'ġ' => 'g',
                'í' or 'ì' or 'î' or 'ï' => 'l',
                'ñ' or 'ń' or 'п' => 'n',
                _ => c,
            });
        }

        return folded.Replace("rn", "m").Replace("vv", "w").ToString();
    }

    private static uint Letters(string text)
    {
        var set = 0u;
        foreach (var c in text)
        {
            set |= c is >= 'a' and <= 'z' ? 1u << (c - 'a') : 1u << (26 + (c % 6));
        }

        return set;
    }

    /// <summary>Exactly one insertion, deletion, substitution or swap of neighbours (Damerau) apart.</summary>
    internal static bool IsOneEdit(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.Length > right.Length)
        {
            return IsOneEdit(right, left);
        }

        var same = left.CommonPrefixLength(right);
        var a = left[same..];
        var b = right[same..];
        if (a.Length != b.Length)
        {
            return b.Length == a.Length + 1 && a.SequenceEqual(b[1..]);
        }

        return a.Length > 0 && (a[1..].SequenceEqual(b[1..])
            || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..])));
    }

    private sealed record Target(string Domain, string Skeleton, int LabelLength, uint Letters)
    {
        public static Target Of(GreatProvider provider) => new(provider.Domain, Lookalikes.Skeleton(provider.Domain),
            provider.Domain.IndexOf('.', StringComparison.Ordinal), Lookalikes.Letters(provider.Domain));
    }
}
