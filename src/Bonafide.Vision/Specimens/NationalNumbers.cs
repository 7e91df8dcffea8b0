using System.Globalization;
using System.Text;
using Bonafide.Core.Identity.Numbers;

namespace Bonafide.Vision.Specimens;

/// <summary>Made-up numbers of people and cards with right check digits.</summary>
internal static class NationalNumbers
{
    /// <summary>Nine digits and two check digits modulo 11, printed with points and a dash.</summary>
    internal static string Cpf(Random random)
    {
        var digits = Enumerable.Range(0, 9).Select(_ => random.Next(10)).ToList();
        for (var start = 10; start <= 11; start++)
        {
            var sum = digits.Select((digit, index) => digit * (start - index)).Sum();
            digits.Add(sum * 10 % 11 % 10);
        }

        var text = string.Concat(digits);
        return $"{text[..3]}.{text[3..6]}.{text[6..9]}-{text[9..]}";
    }

    /// <summary>Initials, birth date, sex, state, consonants, and the check digit modulo 10.</summary>
    internal static string Curp(SpecimenPerson person, Random random)
    {
        const string Alphabet = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
        string[] states = ["JC", "PL", "OC", "SR", "VZ", "DF"];
        var (surname, given) = (Plain(person.Surname), Plain(person.GivenNames));
        var names = surname.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (first, second) = (names[0], names.Length > 1 ? names[^1] : "X");
        var text = new StringBuilder()
            .Append(first[0]).Append(Inner(first, "AEIOU")).Append(second[0]).Append(given[0])
            .Append(person.BirthDate.ToString("yyMMdd", CultureInfo.InvariantCulture))
            .Append(person.Sex == 'F' ? 'M' : 'H')
            .Append(states[random.Next(states.Length)])
            .Append(Inner(first, Consonants)).Append(Inner(second, Consonants)).Append(Inner(given, Consonants))
            .Append(person.BirthDate.Year < 2000 ? '0' : 'A');
        var sum = text.ToString()
            .Select((sign, index) => Alphabet.IndexOf(sign, StringComparison.Ordinal) * (18 - index))
            .Sum();
        return text.Append((10 - (sum % 10)) % 10).ToString();
    }

    /// <summary>
    /// Sixteen digits in groups of four. They begin with 9 and 999: by ISO/IEC 7812-1 a 9 is followed by the number of
    /// the country whose standards body gives the range out, and 999 is no country's (ISO 3166-1 leaves 900 to 999 to
    /// users).
    /// </summary>
    internal static string CardNumber(Random random)
    {
        var digits = SpecimenWriting.Fill("999900000000000", random);
        var number = digits + PaymentCardNumber.CheckDigit(digits);
        return string.Join(' ', number.Chunk(4).Select(group => new string(group)));
    }

    private const string Consonants = "BCDFGHJKLMNPQRSTVWXYZ";

    private static string Plain(string name) =>
        IcaoTransliteration.Latin(name).Replace("'", string.Empty, StringComparison.Ordinal);

    private static char Inner(string name, string among) =>
        name.Skip(1).FirstOrDefault(sign => among.Contains(sign, StringComparison.Ordinal), 'X');
}
