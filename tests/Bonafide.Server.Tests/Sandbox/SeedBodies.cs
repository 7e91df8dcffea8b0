namespace Bonafide.Server.Tests.Sandbox;

/// <summary>
/// The example bodies of the seed with their stars replaced by sandbox values (ruling 20): SSN and eKYC lack mandatory
/// values as printed, the Colombian one is no JSON, the others run.
/// </summary>
public static class SeedBodies
{
    /// <summary>The Colombian body as printed: a bracket stands where a brace should.</summary>
    public const string ColombianAsPrinted = """
        { "firstName": "XXXXXX", "lastName": "XXXXXX", "dateOfBirth": "1959-04-22", "paternalSurname": "XXXXXX",
          "maternalSurname": "XXXXXX", "address": { "country": "COL" ) },
          "id": { "idNumber": "XXXXXXXXXX", "type": "ID_CARD", "issuingDate": "1977-09-01" } }
        """;

    public static TheoryData<int, string, string, string, string> All => new()
    {
        {
            90013, "ekycSsnVerification",
            """
            { "firstName": "xxxxx", "lastName": "xxxx", "middleName": "", "sex": "M", "nationality": "",
              "phoneNumber2": "", "phoneNumber": "+555****333", "ipAddress": "54.190.251.42",
              "socialSecurityNumber": "123*****", "dateOfBirth": "1970-01-31",
              "address": { "line1": "123 main street", "postalCode": "9***6" } }
            """,
            "NOT_EXECUTED", "NOT_ENOUGH_DATA"
        },
        {
            10148, "ekycCheck",
            """
            { "firstName": "B***", "lastName": "S****", "email": "b***j@gmail.com", "dob": "1977/01/01",
              "phoneNumber": "+91-9880001234", "id": { "idNumber": "VIMK98**27MDFLN***", "type": "ID_CARD" },
              "address": { "line1": "34", "postalCode": "560029", "city": "", "state": "", "subdivision": "",
                "country": "MEX" } }
            """,
            "NOT_EXECUTED", "NOT_ENOUGH_DATA"
        },
        {
            10008, "drivingLicenseVerification",
            """
            { "firstName": "Jane", "middleName": "June", "lastName": "Booth", "dateOfBirth": "1972-11-16",
              "address": { "line1": "12345 SW Address Ln", "postalCode": "97201", "city": "Portland",
                "subdivision": "OR", "country": "USA" },
              "id": { "idNumber": "0123812", "type": "DRIVING_LICENSE", "issuingDate": "2020-01-05",
                "expiryDate": "2028-01-05" } }
            """,
            "PASSED", "OK"
        },
        {
            90011, "proofOfResidency",
            """
            { "firstName": "Billy", "lastName": "Buck", "middleName": "Bob", "email": "billybuckbob@gmail.com",
              "phoneNumber": "6441234567", "address": { "line1": "1835 ne", "postalCode": "95051", "city": "Malarkey",
                "state": "WA", "subdivision": "WA", "country": "USA" }, "id": { "idNumber": "abc123" } }
            """,
            "REJECTED", "DENY"
        },
        {
            10020, "govtIdVerification",
            """
            { "firstName": "Martín", "lastName": "Quiroga", "sex": "M", "middleName": "", "dateOfBirth": "1997-01-10",
              "address": { "line1": "", "postalCode": "", "city": "", "state": "", "subdivision": "",
                "country": "ARG" },
              "id": { "idNumber": "12345678", "type": "ID_CARD", "subType": "NATIONAL_ID" } }
            """,
            "PASSED", "OK"
        },
        {
            10005, "braCpfValidation",
            """
            { "firstName": "priscila", "lastName": "da silva", "dateOfBirth": "1982-03-08",
              "address": { "country": "BRA" }, "id": { "idNumber": "39053344705", "type": "ID_CARD" } }
            """,
            "PASSED", "OK"
        },
        {
            10020, "govtIdVerification",
            """
            { "firstName": "Concepción", "lastName": "Salgado Briseño", "dateOfBirth": "1956-06-26",
              "address": { "line1": "", "postalCode": "", "city": "", "subdivision": "", "country": "MEX" },
              "id": { "idNumber": "SABC560626MDFLRN01", "type": "ID_CARD" } }
            """,
            "PASSED", "OK"
        },
        {
            10020, "govtIdVerification",
            """
            { "firstName": "Ana Lucía", "lastName": "Restrepo Gómez", "dateOfBirth": "1959-04-22",
              "paternalSurname": "Restrepo", "maternalSurname": "Gómez", "address": { "country": "COL" },
              "id": { "idNumber": "1234567890", "type": "ID_CARD", "issuingDate": "1977-09-01" } }
            """,
            "PASSED", "OK"
        },
        {
            90014, "govtIdVerification",
            """
            { "firstName": "Concepción", "paternalSurname": "Salgado", "maternalSurname": "Briseño",
              "address": { "country": "MEX" },
              "id": { "idNumber": "SABC560626MDFLRN01", "type": "ID_CARD", "subType": "", "issuingDate": "",
                "expiryDate": "" },
              "ine": { "cic": "156885641", "ocr": "3614093418420", "issuingNumber": "02",
                "electorKey": "SLBRCN56062609M700", "registrationYear": 1991, "issuingYear": 2019 } }
            """,
            "PASSED", "OK"
        },
        {
            90016, "govtIdVerification",
            """
            { "firstName": "Concepción", "lastName": "Salgado Briseño", "middleName": "", "email": "",
              "phoneNumber": "", "ipAddress": "", "socialSecurityNumber": "", "dateOfBirth": "1956-06-26",
              "address": { "country": "MEX" },
              "id": { "idNumber": "SABC560626MDFLRN01", "type": "ID_CARD", "subType": "", "issuingDate": "",
                "expiryDate": "" },
              "ine": { "cic": "156885641", "citizenID": "093418420", "ocr": "3614093418420",
                "electorKey": "SLBRCN56062609M700", "issuingNumber": "02", "type": "H" } }
            """,
            "PASSED", "OK"
        },
        {
            90016, "govtIdVerification",
            """
            { "firstName": "Concepción", "lastName": "Salgado Briseño", "middleName": "", "email": "",
              "phoneNumber": "", "ipAddress": "", "socialSecurityNumber": "", "dateOfBirth": "1956-06-26",
              "address": { "country": "MEX" },
              "id": { "idNumber": "SABC560626MDFLRN01", "type": "ID_CARD", "subType": "", "issuingDate": "",
                "expiryDate": "" },
              "ine": { "cic": "156885641", "citizenID": "093418420", "type": "E" } }
            """,
            "PASSED", "OK"
        },
    };
}
