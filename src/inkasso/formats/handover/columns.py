"""The columns of a hand-over table and the headers that name them, in three languages.

A header is compared without case, blanks and punctuation. What we do not know is kept as a note.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from inkasso.base.faults import BadInput

#: Canonical name of each column, in the order in which faults are told, with its headers.
_HEADERS: dict[str, tuple[str, ...]] = {
    "invoice_number": ("laskunumero", "laskun numero", "fakturanummer"),
    "invoice_date": ("laskupäivä", "laskun päivä", "laskun päivämäärä", "fakturadatum"),
    "due_date": ("eräpäivä", "förfallodag", "förfallodatum"),
    "principal": ("pääoma", "kapital"),
    "original_amount": ("laskun summa", "fakturabelopp"),
    "currency": ("valuutta", "valuta"),
    "description": ("peruste", "grund"),
    "kind": ("saatavan laji", "fordrans art", "fordringens art"),
    "interest_rate": ("viivästyskorko", "dröjsmålsränta"),
    "reminder_sent": ("muistutus lähetetty", "påminnelse skickad"),
    "reminder_cost": ("muistutuskulu", "påminnelseavgift"),
    "debtor_type": ("velallisen tyyppi", "gäldenärens typ"),
    "name": ("nimi", "namn"),
    "given_names": ("etunimet", "etunimi", "förnamn"),
    "family_name": ("sukunimi", "efternamn"),
    "identity_code": ("henkilötunnus", "hetu", "personbeteckning"),
    "business_id": ("y-tunnus", "fo-nummer"),
    "street": ("katuosoite", "gatuadress"),
    "postal_code": ("postinumero", "postnummer"),
    "city": ("kaupunki", "postitoimipaikka", "ort", "postort"),
    "country": ("maa", "land"),
    "email": ("sähköposti", "sähköpostiosoite", "e-post", "e-postadress", "e-mail"),
    "phone": ("puhelin", "puhelinnumero", "telefon", "telefonnummer"),
    "language": ("kieli", "språk"),
    "co_debtor_of": ("yhteisvastuussa", "solidariskt med"),
    "original_creditor": ("alkuperäinen velkoja", "ursprunglig borgenär"),
    "disputed": ("riidanalainen", "bestridd"),
    "notes": ("lisätiedot", "anmärkningar"),
}

#: Every column's canonical name, in the order of the contract.
COLUMNS = tuple(_HEADERS)

#: A row with fewer known headers than this is a title, not a header.
_FEWEST_KNOWN = 2


def _key(header: str) -> str:
    composed = unicodedata.normalize("NFKC", header).casefold()
    return "".join(sign for sign in composed if sign.isalnum())


_COLUMN_OF_KEY = {
    _key(header): column for column, headers in _HEADERS.items() for header in (column, *headers)
}


@dataclass(frozen=True, slots=True)
class Header:
    """The header row of a table: which column stands where."""

    #: The headers as the sender wrote them, blanks around them removed.
    titles: tuple[str, ...]
    #: The canonical name at each place, or `None` where we do not know the header.
    columns: tuple[str | None, ...]

    @property
    def known(self) -> tuple[str, ...]:
        """Canonical names of the columns found, from left to right."""
        return tuple(column for column in self.columns if column is not None)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Headers that we do not know, as written."""
        pairs = zip(self.titles, self.columns, strict=True)
        return tuple(title for title, column in pairs if column is None and title)

    @property
    def is_recognised(self) -> bool:
        """Whether enough of the headers are known for this to be the header row."""
        return len(self.known) >= _FEWEST_KNOWN


def read_header(cells: Sequence[str]) -> Header:
    """The header that a row of cells makes; blank columns at its end are dropped."""
    titles = [cell.strip() for cell in cells]
    while titles and not titles[-1]:
        titles.pop()
    return Header(tuple(titles), tuple(_COLUMN_OF_KEY.get(_key(title)) for title in titles))


def refuse_unless_usable(header: Header | None, source: str) -> Header:
    """The header, or `BadInput` when there is none or when two headers mean the same column."""
    if header is None or not header.is_recognised:
        raise BadInput(
            "no header row was found in the first 20 rows. The first row must name the columns, "
            "for example laskunumero, eräpäivä, pääoma, nimi",
            source=source,
        )
    for column in dict.fromkeys(header.known):
        if header.known.count(column) > 1:
            pairs = zip(header.titles, header.columns, strict=True)
            titles = " and ".join(repr(title) for title, found in pairs if found == column)
            raise BadInput(
                f"headers {titles} both mean {column}. Keep one of the columns", source=source
            )
    return header
