namespace Bonafide.Core.Identity.Numbers;

/// <summary>One published high-group list: the highest group begun in each area, as of a day.</summary>
/// <param name="AsOf">The day that the list speaks for.</param>
/// <param name="HighGroups">Highest group begun, indexed by area 0–999; 0 where the area had not been opened.</param>
public sealed record HighGroupList(DateOnly AsOf, byte[] HighGroups);

/// <summary>The days between which a number was given out, as far as the lists prove it.</summary>
/// <param name="NotBefore">The first day possible; null when the lists do not bound it.</param>
/// <param name="NotAfter">The last day possible; null when the lists do not bound it.</param>
public readonly record struct SsnIssuePeriod(DateOnly? NotBefore, DateOnly? NotAfter)
{
    /// <summary>True only when the lists prove that the number was given out before that year began.</summary>
    public bool ProvesIssueBefore(int year) => NotAfter is { } last && last.Year < year;
}

/// <summary>
/// When an SSN was issued, bounded by the monthly lists that the Social Security Administration published until
/// 24 June 2011. From the next day on numbers are random, so a number beyond the last list is later than it.
/// </summary>
public sealed class SsnIssuance
{
    private readonly HighGroupList[] _lists;

    public SsnIssuance(IEnumerable<HighGroupList> lists)
    {
        _lists = [.. lists.OrderBy(l => l.AsOf)];
        if (_lists.Any(l => l.HighGroups.Length != 1000))
        {
            throw new ArgumentException("A high-group list has one entry per area, 0 to 999.", nameof(lists));
        }
    }

    /// <summary>How many lists bound the answer.</summary>
    public int Count => _lists.Length;

    /// <summary>The issue period of a canonical nine-digit number; unbounded when it is not plausible.</summary>
    public SsnIssuePeriod Period(string ssn)
    {
        if (!Ssn.Check(ssn).IsPlausible || ssn.Length != 9)
        {
            return default;
        }

        var area = int.Parse(ssn.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture);
        var rank = Rank(int.Parse(ssn.AsSpan(3, 2), System.Globalization.CultureInfo.InvariantCulture));
        DateOnly? notBefore = null;
        foreach (var list in _lists)
        {
            var high = Rank(list.HighGroups[area]);
            if (rank < high)
            {
                // A later group had been begun, so this one was used up.
                return new SsnIssuePeriod(notBefore, list.AsOf);
            }

            if (rank > high)
            {
                notBefore = list.AsOf.AddDays(1);
            }
        }

        return new SsnIssuePeriod(notBefore, null);
    }

    /// <summary>
    /// Place of a group in the order of issue: odd 01–09, even 10–98, even 02–08, odd 11–99; 0 for none.
    /// </summary>
    internal static int Rank(int group) => group switch
    {
        <= 0 or > 99 => 0,
        < 10 when group % 2 == 1 => (group + 1) / 2,
        >= 10 when group % 2 == 0 => 5 + ((group - 8) / 2),
        < 10 => 50 + (group / 2),
        _ => 54 + ((group - 9) / 2),
    };
}
