namespace Bonafide.Core.Geography;

/// <summary>
/// ISO 3166-1 codes of two and of three letters, and XK/XKX, which the contract uses for Kosovo. Lookups fold case and
/// know nothing beyond the list.
/// </summary>
public static class CountryCodes
{
    /// <summary>Pairs of five letters: alpha-2, alpha-3.</summary>
    private const string Pairs =
        "ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE " +
        "BABIH BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS " +
        "BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN " +
        "COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST " +
        "EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF " +
        "GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD " +
        "HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM " +
        "JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA " +
        "LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD " +
        "MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM " +
        "NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG " +
        "PHPHL PKPAK PLPOL PMSPM PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA " +
        "SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD " +
        "STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON " +
        "TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR " +
        "VNVNM VUVUT WFWLF WSWSM XKXKX YEYEM YTMYT ZAZAF ZMZMB ZWZWE";

    private static readonly Dictionary<string, string> ThreeByTwo = Pairs.Split(' ').ToDictionary(
        pair => pair[..2], pair => pair[2..], StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, string> TwoByThree = Pairs.Split(' ').ToDictionary(
        pair => pair[2..], pair => pair[..2], StringComparer.OrdinalIgnoreCase);

    /// <summary>Alpha-3 of an alpha-2 or alpha-3 code, upper case; null when it is neither.</summary>
    public static string? Alpha3(string? code) => code?.Length switch
    {
        2 => ThreeByTwo.GetValueOrDefault(code),
        3 => TwoByThree.ContainsKey(code) ? code.ToUpperInvariant() : null,
        _ => null,
    };

    /// <summary>Alpha-2 of an alpha-2 or alpha-3 code, upper case; null when it is neither.</summary>
    public static string? Alpha2(string? code) => code?.Length switch
    {
        2 => ThreeByTwo.ContainsKey(code) ? code.ToUpperInvariant() : null,
        3 => TwoByThree.GetValueOrDefault(code),
        _ => null,
    };
}
