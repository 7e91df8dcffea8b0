using System.Collections.Frozen;
using Bonafide.Core.Identity.Addresses;

namespace Bonafide.Core.Identity.Numbers;

/// <summary>
/// The 32 federal entities and "born abroad" by the CURP's two letters, ISO 3166-2:MX, and name.
/// </summary>
public static class MexicanStates
{
    private static readonly FrozenDictionary<string, string> ByWord = (
        "AS=AGU,aguascalientes BC=BCN,baja_california BS=BCS,baja_california_sur CC=CAM,campeche CL=COA,coahuila "
        + "CM=COL,colima CS=CHP,chiapas CH=CHH,chihuahua DF=CMX,ciudad_de_mexico DG=DUR,durango GT=GUA,guanajuato "
        + "GR=GRO,guerrero HG=HID,hidalgo JC=JAL,jalisco MC=MEX,estado_de_mexico MN=MIC,michoacan MS=MOR,morelos "
        + "NT=NAY,nayarit NL=NLE,nuevo_leon OC=OAX,oaxaca PL=PUE,puebla QT=QUE,queretaro QR=ROO,quintana_roo "
        + "SP=SLP,san_luis_potosi SL=SIN,sinaloa SR=SON,sonora TC=TAB,tabasco TS=TAM,tamaulipas TL=TLA,tlaxcala "
        + "VZ=VER,veracruz YN=YUC,yucatan ZS=ZAC,zacatecas NE=NE,nacido_en_el_extranjero")
        .Split(' ').Select(row => row.Split('=', ','))
        .SelectMany(row => row.Select(word => (Word: word.Replace('_', ' ').ToLowerInvariant(), Code: row[0])))
        .DistinctBy(pair => pair.Word)
        .ToFrozenDictionary(pair => pair.Word, pair => pair.Code);

    /// <summary>The CURP's two letters of an entity given by letters, ISO code or name; null when it is none.</summary>
    public static string? Code(string? text) => ByWord.GetValueOrDefault(AddressComparer.Fold(text));
}
