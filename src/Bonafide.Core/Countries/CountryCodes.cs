namespace Bonafide.Core.Countries;

/// <summary>
/// Country codes of ISO 3166-1, alpha-2 and alpha-3, with the specimen country UTO of ICAO Doc 9303-3 §5.
/// </summary>
public static class CountryCodes
{
    /// <summary>ICAO's Utopia, which specimens carry; it has no alpha-2 code.</summary>
    public const string Specimen = "UTO";

    /// <summary>Alpha-2 followed by alpha-3, from Debian's iso-codes.</summary>
    private const string Pairs =
        "ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH " +
        "BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT " +
        "BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB " +
        "CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP " +
        "ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB " +
        "GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL " +
        "ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM " +
        "KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY " +
        "MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT " +
        "MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU " +
        "NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT " +
        "REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR " +
        "SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS " +
        "TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN " +
        "VGVGB VIVIR VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE ";

    private static readonly Dictionary<string, string> Alpha3ByAlpha2 = Pairs
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(pair => pair[..2], pair => pair[2..], StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, string> Alpha2ByAlpha3 =
        Alpha3ByAlpha2.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> AllAlpha3 => Alpha3ByAlpha2.Values;

    /// <summary>Alpha-3 of a code in either form and in any case; null when it is none.</summary>
    public static string? ToAlpha3(string? code) => code switch
    {
        { Length: 2 } => Alpha3ByAlpha2.GetValueOrDefault(code),
        { Length: 3 } when IsAlpha3(code) => code.ToUpperInvariant(),
        _ => null,
    };

    /// <summary>Alpha-2 of a code in either form and in any case; null when it is none, or has none (UTO).</summary>
    public static string? ToAlpha2(string? code) => code switch
    {
        { Length: 2 } when Alpha3ByAlpha2.ContainsKey(code) => code.ToUpperInvariant(),
        { Length: 3 } => Alpha2ByAlpha3.GetValueOrDefault(code),
        _ => null,
    };

    /// <summary>True for the specimen country as well.</summary>
    public static bool IsAlpha3(string code) =>
        Alpha2ByAlpha3.ContainsKey(code) || string.Equals(code, Specimen, StringComparison.OrdinalIgnoreCase);
}
