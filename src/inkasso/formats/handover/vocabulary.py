"""The words that a hand-over table's cells may hold, in three languages, and the codes it knows."""

from __future__ import annotations

from inkasso.base.words import Language
from inkasso.formats.handover.rows import PartyType, ReceivableKind

PARTY_TYPES: dict[str, PartyType] = {
    **dict.fromkeys(
        ("person", "henkilö", "yksityishenkilö", "privatperson", "fysisk person"), "person"
    ),
    **dict.fromkeys(("company", "yritys", "yhtiö", "företag", "bolag"), "company"),
    **dict.fromkeys(("estate", "kuolinpesä", "dödsbo"), "estate"),
    **dict.fromkeys(
        (
            "public_body",
            "public body",
            "julkisyhteisö",
            "julkinen",
            "offentlig",
            "offentligt samfund",
            "offentlig sektor",
        ),
        "public_body",
    ),
}

RECEIVABLE_KINDS: dict[str, ReceivableKind] = {
    **dict.fromkeys(
        ("consumer", "kuluttaja", "kuluttajasaatava", "konsument", "konsumentfordran"), "consumer"
    ),
    **dict.fromkeys(
        ("business", "yritys", "yrityssaatava", "företag", "företagsfordran"), "business"
    ),
    **dict.fromkeys(
        ("public", "julkinen", "julkinen saatava", "offentlig", "offentlig fordran"), "public"
    ),
    **dict.fromkeys(("rent", "vuokra", "vuokrasaatava", "hyra", "hyresfordran"), "rent"),
    **dict.fromkeys(
        (
            "consumer_credit",
            "consumer credit",
            "kulutusluotto",
            "kuluttajaluotto",
            "konsumentkredit",
            "konsumtionskredit",
        ),
        "consumer_credit",
    ),
}

YES_OR_NO: dict[str, bool] = {
    **dict.fromkeys(("yes", "y", "kyllä", "k", "ja", "j", "x", "1", "true", "tosi", "sant"), True),
    **dict.fromkeys(("no", "n", "ei", "e", "nej", "-", "0", "false", "epätosi", "falskt"), False),
}

LANGUAGE_NAMES: dict[str, Language] = {
    **dict.fromkeys(("fi", "fin", "suomi", "finska", "finnish"), "fi"),
    **dict.fromkeys(("sv", "swe", "ruotsi", "svenska", "swedish"), "sv"),
    **dict.fromkeys(("en", "eng", "englanti", "engelska", "english"), "en"),
}

#: How Finland is written by those who do not write its code.
_FINLAND = ("SUOMI", "FINLAND", "FIN")

#: ISO 3166-1, the codes of two letters.
_ISO_3166 = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR "
    "BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ "
    "EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW "
    "GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY "
    "KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV "
    "MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY "
    "QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG "
    "TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM "
    "ZW"
)
_COUNTRIES = frozenset(_ISO_3166.split())

#: ISO 4217 currencies with two decimals that an agency in the Nordic countries may meet.
_ISO_4217 = (
    "AED ALL AMD AUD AZN BAM BGN BRL CAD CHF CNY CZK DKK EGP EUR GBP GEL HKD HUF IDR ILS INR KZT "
    "MAD MDL MKD MXN MYR NOK NZD PHP PLN QAR RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD ZAR"
)
_CURRENCIES = frozenset(_ISO_4217.split())


def country_code(text: str) -> str | None:
    """The country's ISO 3166 code; Finland when nothing is said, `None` for an unknown one."""
    code = text.upper()
    if not code or code in _FINLAND:
        return "FI"
    return code if code in _COUNTRIES else None


def currency_code(text: str) -> str | None:
    """The currency's ISO 4217 code; the euro when nothing is said, `None` for an unknown one."""
    code = text.upper()
    if code in ("", "€"):
        return "EUR"
    return code if code in _CURRENCIES else None
