"""The acts, decisions and policies that the code rests on, with their names in three languages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from inkasso.base.words import Words


class SourceKind(StrEnum):
    """What kind of rule it is."""

    #: An act or decree.
    ACT = "act"
    #: A decision of a court or an authority.
    DECISION = "decision"
    #: The agency's own policy.
    POLICY = "policy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One act, decision or policy."""

    #: Number in the Statute Book or of the decision, as citations give it.
    number: str
    #: What kind it is.
    kind: SourceKind
    #: Its name.
    name: Words
    #: Which text was read, for the reader to judge how far to trust it.
    read: str


#: Decisions are told by how their number begins.
_COURTS = {
    "KKO ": Words(fi="Korkein oikeus", sv="Högsta domstolen", en="Supreme Court"),
    "KHO ": Words(
        fi="Korkein hallinto-oikeus",
        sv="Högsta förvaltningsdomstolen",
        en="Supreme Administrative Court",
    ),
    "MT ": Words(fi="Markkinatuomioistuin", sv="Marknadsdomstolen", en="Market Court"),
    "KKV/": Words(fi="Kuluttaja-asiamies", sv="Konsumentombudsmannen", en="Consumer Ombudsman"),
}
_STATUTE = "the act as published and its amendments to February 2025"
_SECOND_HAND = "consolidated text or secondary sources; not the act as published"


def _act(number: str, *names: str, read: str = _STATUTE) -> Source:
    fi, sv, en = names
    name = Words(fi=fi, sv=sv, en=en)
    return Source(number=number, kind=SourceKind.ACT, name=name, read=read)


_ACTS = (
    _act("4/1734", "oikeudenkäymiskaari", "rättegångsbalken", "Code of Judicial Procedure"),
    _act(
        "38/1978",
        "kuluttajansuojalaki",
        "konsumentskyddslagen",
        "Consumer Protection Act",
        read="consolidated text of 2018 and parts of 596/2019 and 449/2023; not the act that "
        "HE 120/2025 led to",
    ),
    _act("633/1982", "korkolaki", "räntelagen", "Interest Act"),
    _act(
        "1501/1993",
        "arvonlisäverolaki",
        "mervärdesskattelagen",
        "Value Added Tax Act",
        read="the amending act 462/2024",
    ),
    _act(
        "34/1995",
        "laki ulosottomaksuista",
        "lagen om utsökningsavgifter",
        "Enforcement Fees Act",
        read=_SECOND_HAND,
    ),
    _act(
        "35/1995",
        "asetus ulosottomaksuista",
        "förordningen om utsökningsavgifter",
        "Decree on Enforcement Fees",
        read=_SECOND_HAND,
    ),
    _act(
        "1336/1997",
        "kirjanpitolaki",
        "bokföringslagen",
        "Accounting Act",
        read=_SECOND_HAND,
    ),
    _act(
        "513/1999",
        "laki saatavien perinnästä",
        "lag om indrivning av fordringar",
        "Debt Collection Act",
    ),
    _act(
        "1311/2001",
        "oikeusministeriön asetus vastapuolen maksettavaksi tuomittavista oikeudenkäyntikuluista",
        "justitieministeriets förordning om rättegångskostnader som motparten döms att betala",
        "Decree on Legal Costs of Undisputed Claims",
        read="the decree of 2001 and 425/2012 as published; 1212/2002, 1424/2010 by amounts only",
    ),
    _act(
        "728/2003",
        "laki velan vanhentumisesta",
        "lag om preskription av skulder",
        "Act on Limitation of Debts",
    ),
    _act("527/2007", "luottotietolaki", "kreditupplysningslagen", "Credit Information Act"),
    _act(
        "705/2007",
        "ulosottokaari",
        "utsökningsbalken",
        "Enforcement Code",
        read="the act as published and 778/2019; the scale of high wages second-hand",
    ),
    _act(
        "706/2007",
        "laki verojen ja maksujen täytäntöönpanosta",
        "lag om verkställighet av skatter och avgifter",
        "Act on the Enforcement of Taxes and Charges",
    ),
    _act(
        "30/2013",
        "laki kaupallisten sopimusten maksuehdoista",
        "lag om betalningsvillkor i kommersiella avtal",
        "Act on Terms of Payment of Commercial Contracts",
    ),
    _act(
        "1455/2015",
        "tuomioistuinmaksulaki",
        "lagen om domstolsavgifter",
        "Court Fees Act",
        read="the act and 1020/2024 as published; 1383/2018 and 1122/2021 by their amounts",
    ),
    _act(
        "444/2017",
        "laki rahanpesun ja terrorismin rahoittamisen estämisestä",
        "lag om förhindrande av penningtvätt och av finansiering av terrorism",
        "Act on Preventing Money Laundering and Terrorist Financing",
        read=_SECOND_HAND,
    ),
    _act(
        "411/2018",
        "laki perintätoiminnan harjoittajien rekisteröinnistä",
        "lag om registrering av indrivningsverksamhet",
        "Act on the Registration of Debt Collectors",
    ),
    _act(
        "1182/71",
        "asetus määräaikoihin, päivämääriin ja määräpäiviin sovellettavista säännöistä",
        "förordningen om regler för bestämning av perioder, datum och frister",
        "Regulation on Periods, Dates and Time Limits",
        read=_SECOND_HAND,
    ),
    _act(
        "2016/679",
        "yleinen tietosuoja-asetus",
        "allmänna dataskyddsförordningen",
        "General Data Protection Regulation",
        read=_SECOND_HAND,
    ),
    _act("1050/2018", "tietosuojalaki", "dataskyddslagen", "Data Protection Act"),
    _act(
        "566/2020",
        "laki kuluttajansuojaviranomaisten eräistä toimivaltuuksista",
        "lag om vissa befogenheter för konsumentskyddsmyndigheterna",
        "Act on Certain Powers of the Consumer Protection Authorities",
    ),
    _act(
        "739/2022",
        "laki positiivisesta luottotietorekisteristä",
        "lag om ett positivt kreditupplysningsregister",
        "Act on the Positive Credit Register",
    ),
)
_POLICY = Source(
    number="policy",
    kind=SourceKind.POLICY,
    name=Words(
        fi="toimiston linjaus yhteydenotoista",
        sv="byråns riktlinje för kontakter",
        en="the agency's policy on contacts",
    ),
    read="no statute: adopted by the agency, named and dated",
)
_BY_NUMBER = {source.number: source for source in (*_ACTS, _POLICY)}


def acts() -> tuple[Source, ...]:
    """The acts and policies, by year and number; decisions are not listed here."""
    return tuple(_BY_NUMBER.values())


def source_of(number: str) -> Source | None:
    """The act, decision or policy of a number; None when it is not known here."""
    if number in _BY_NUMBER:
        return _BY_NUMBER[number]
    for beginning, court in _COURTS.items():
        if number.startswith(beginning):
            name = Words(
                fi=f"{court.fi} {number}", sv=f"{court.sv} {number}", en=f"{court.en} {number}"
            )
            read = "full text, or the authority's own page"
            return Source(number=number, kind=SourceKind.DECISION, name=name, read=read)
    return None
