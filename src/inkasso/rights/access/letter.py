"""The answer as a document to read: what is held, why, from whom, to whom, who looked, what next.

Of long tables it shows the beginning and says how many rows the files beside it hold, so that a
person with ten thousand rows gets a letter and not a book.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from inkasso.base.words import Language, Words
from inkasso.formats.typeset import JsonValue
from inkasso.notice.data_map import Table
from inkasso.notice.publishing import document
from inkasso.notice.publishing.document import Document, Fact, Facts, Mark, Paragraph, Section
from inkasso.notice.publishing.pdf import render_pdf
from inkasso.notice.publishing.phrases import capital, day, joined, kept_for, plain
from inkasso.notice.publishing.telling import grounds_in_line, recipient_names
from inkasso.notice.register import Category, Purpose, Register
from inkasso.rights.access import telling
from inkasso.rights.access.names import column_name, table_name
from inkasso.rights.access.values import in_cell

#: Rows of one table, and looks, that the document shows.
SHOWN_MAX = 12
#: Of a table that is set as lists, which take more room.
_LISTED_MAX = 4
#: Characters of one value; what is longer is in the files, whole.
_VALUE_MAX = 300
#: Tables of more columns are set as lists, a row after another.
_COLUMNS_MAX = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One table with the rows that are shown."""

    table: Table
    columns: tuple[str, ...]
    rows: tuple[tuple[JsonValue, ...], ...]
    #: How many rows there are altogether.
    count: int
    #: Whether they tell of a debt shared with somebody else.
    shared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a letter answers."""

    #: Number of the request.
    request: int
    on: date
    language: Language
    #: What is not in the package, and why.
    left_out: Sequence[Words]
    #: What can be done by who is not content.
    remedy: Words
    #: Sentences on the newest looks, and how many there are altogether.
    looks: Sequence[str]
    looks_count: int


def letter(register: Register, pieces: Sequence[Piece], answer: Answer) -> bytes:
    """The answer to a request for access as a tagged PDF."""
    sections = (
        _beginning(register, answer),
        *_categories(register, pieces),
        _looks(answer),
        _left_out(register, answer),
        _next(answer),
    )
    told = Document(
        title=_TITLE,
        subtitle=joined((_NUMBER.format(number=answer.request), day(answer.on))),
        author=register.controller.name,
        dated=answer.on,
        sections=sections,
    )
    return render_pdf(told, answer.language, long=True)


def _beginning(register: Register, answer: Answer) -> Section:
    who = register.controller
    return Section(
        mark=Mark(anchor="answer"),
        heading=_ANSWER,
        blocks=(
            Paragraph(_YES.format(name=who.name)),
            Paragraph(_FILES),
        ),
    )


def _categories(register: Register, pieces: Sequence[Piece]) -> Iterator[Section]:
    held = {piece.table.category for piece in pieces}
    for key, category in register.categories.items():
        if key in held:
            own = [piece for piece in pieces if piece.table.category == key]
            yield Section(
                mark=Mark(anchor=f"category-{key.replace('_', '-')}"),
                heading=capital(category.name),
                blocks=(Paragraph(category.description), _processing(register, category)),
                sections=tuple(_table(piece) for piece in own),
            )


def _processing(register: Register, category: Category) -> Facts:
    purposes = telling.purposes_of(register, category.key)
    sources = dict.fromkeys(
        use.source for one in purposes for use in one.sources if category.key in use.categories
    )
    recipients = {
        key for one in purposes for key, gets in one.recipients.items() if category.key in gets
    }
    rows = [
        Fact(name=_PURPOSES, lines=tuple(_purpose(register, one, category) for one in purposes)),
        Fact(name=_SOURCES, lines=(joined(register.sources[one].name for one in sources),)),
    ]
    if recipients:
        rows.append(Fact(name=_RECIPIENTS, lines=(recipient_names(register, recipients),)))
    return Facts(tuple(rows))


def _purpose(register: Register, purpose: Purpose, category: Category) -> Words:
    kept = kept_for(register.retention[purpose.retention_of(category.key)])
    grounds = grounds_in_line(register, purpose.legal_basis)
    return joined((purpose.name, grounds, joined((_KEPT, kept), " ")), "; ")


def _table(piece: Piece) -> Section:
    heading = table_name(piece.table)
    if piece.shared:
        heading = joined((heading, _SHARED), " ")
    telling_columns = _telling(piece)
    as_lists = len(telling_columns) > _COLUMNS_MAX
    rows = piece.rows[:_LISTED_MAX] if as_lists else piece.rows
    blocks: list[document.Block] = []
    if piece.count > len(rows):
        blocks.append(Paragraph(_MORE.format(shown=len(rows), count=piece.count)))
    if as_lists:
        blocks.extend(_as_facts(telling_columns, rows))
    elif telling_columns:
        blocks.append(_as_table(telling_columns, rows, heading))
    anchor = f"table-{piece.table.name.replace('_', '-')}{'-shared' if piece.shared else ''}"
    return Section(mark=Mark(anchor=anchor), heading=heading, blocks=tuple(blocks))


def _telling(piece: Piece) -> Sequence[tuple[int, str]]:
    """The columns that say something to a reader, with their places: numbers of rows say nothing.

    They are in the files, where they tie rows together.
    """
    table = piece.table
    return [
        (place, name)
        for place, name in enumerate(piece.columns)
        if table.columns[name].category is not None and name != table.person
    ]


def _as_table(
    columns: Sequence[tuple[int, str]], rows: Sequence[Sequence[JsonValue]], caption: Words
) -> document.Table:
    return document.Table(
        caption=caption,
        columns=tuple(column_name(name) for _, name in columns),
        rows=tuple(
            document.Row(cells=tuple(_value(row[place]) or _NOTHING for place, _ in columns))
            for row in rows
        ),
    )


def _as_facts(
    columns: Sequence[tuple[int, str]], rows: Sequence[Sequence[JsonValue]]
) -> Iterator[Facts]:
    for row in rows:
        told = [(name, _value(row[place])) for place, name in columns]
        yield Facts(
            tuple(Fact(name=column_name(name), lines=(value,)) for name, value in told if value)
        )


def _value(value: JsonValue) -> Words | None:
    """A value to read; None where nothing is there."""
    text = in_cell(value)
    if len(text) > _VALUE_MAX:
        return _LONG
    return plain(text) if text else None


def _looks(answer: Answer) -> Section:
    blocks: list[document.Block] = []
    if answer.looks_count > len(answer.looks):
        blocks.append(Paragraph(_MORE.format(shown=len(answer.looks), count=answer.looks_count)))
    blocks.append(document.Bullets(tuple(plain(text) for text in answer.looks)))
    return Section(mark=Mark(anchor="looks"), heading=_LOOKED, blocks=tuple(blocks))


def _left_out(register: Register, answer: Answer) -> Section:
    machine = tuple(
        one.automated_decisions
        for one in telling.decisions_by_machine(register)
        if one.automated_decisions is not None
    )
    return Section(
        mark=Mark(anchor="left-out"),
        heading=_NOT_HERE,
        blocks=(document.Bullets(tuple(answer.left_out)),),
        sections=(
            Section(
                mark=Mark(anchor="machine"),
                heading=_MACHINE,
                blocks=(document.Bullets(machine or (_NO_MACHINE,)),),
            ),
        ),
    )


def _next(answer: Answer) -> Section:
    return Section(
        mark=Mark(anchor="next"),
        heading=_RIGHTS,
        blocks=(Paragraph(_ASK), Paragraph(answer.remedy)),
    )


_TITLE = Words(
    fi="Sinua koskevat henkilötiedot",
    sv="Personuppgifter om dig",
    en="Personal data about you",
)
_NUMBER = Words(fi="Pyyntö {number}", sv="Begäran {number}", en="Request {number}")
_ANSWER = Words(fi="Vastaus", sv="Svar", en="Answer")
_YES = Words(
    fi="{name} käsittelee henkilötietojasi. Alla on mitä, miksi, mistä saatuina, kenelle "
    "luovutettavina ja kuinka kauan, ja kuka niitä on katsonut.",
    sv="{name} behandlar personuppgifter om dig. Nedan står vilka, varför, varifrån, till vem och "
    "hur länge, och vem som sett dem.",
    en="{name} processes personal data about you. Below is what, why, from whom, to whom and for "
    "how long, and who has looked.",
)
_FILES = Words(
    fi="Kaikki tiedot ovat myös mukana olevissa tiedostoissa: data.json ja taulukot kansiossa csv. "
    "Summat ovat niissä sentteinä.",
    sv="Alla uppgifter finns också i de bifogade filerna: data.json och tabellerna i mappen csv. "
    "Belopp är där i cent.",
    en="All data are in the files that come with this too: data.json and the tables in the folder "
    "csv. Amounts are in cents there.",
)
_PURPOSES = Words(
    fi="Mihin, millä perusteella, kuinka kauan",
    sv="För vad, på vilken grund, hur länge",
    en="What for, on which ground, for how long",
)
_KEPT = Words(fi="säilytetään", sv="bevaras", en="kept")
_SOURCES = Words(fi="Mistä saatu", sv="Varifrån", en="From whom")
_RECIPIENTS = Words(fi="Kenelle voidaan antaa", sv="Kan ges till", en="May be given to")
_SHARED = Words(fi="(yhteinen velka)", sv="(gemensam skuld)", en="(a shared debt)")
_MORE = Words(
    fi="Tässä on {shown} riviä; kaikki {count} ovat tiedostoissa.",
    sv="Här visas {shown} rader; alla {count} finns i filerna.",
    en="Here are {shown} rows; all {count} are in the files.",
)
_LONG = Words(
    fi="(pitkä; kokonaan tiedostossa data.json)",
    sv="(lång; hel i filen data.json)",
    en="(long; in full in data.json)",
)
_NOTHING = plain("–")
_LOOKED = Words(
    fi="Kuka on katsonut tietojasi ja miksi",
    sv="Vem som sett dina uppgifter och varför",
    en="Who looked at your data, and why",
)
_NOT_HERE = Words(fi="Mitä tässä ei ole", sv="Vad som inte finns här", en="What is not here")
_MACHINE = Words(
    fi="Automaattiset päätökset", sv="Automatiska beslut", en="Decisions by a machine alone"
)
_NO_MACHINE = Words(
    fi="Mitään ratkaisevaa ei päätetä pelkästään koneellisesti.",
    sv="Inget avgörande beslutas enbart av en maskin.",
    en="Nothing that matters is decided by a machine alone.",
)
_RIGHTS = Words(fi="Mitä voit tehdä", sv="Vad du kan göra", en="What you can do")
_ASK = Words(
    fi="Voit pyytää tietojen oikaisua, poistamista, siirtämistä tai käsittelyn rajoittamista ja "
    "vastustaa käsittelyä. Mikä oikeus koskee mitäkin tarkoitusta, on tiedostossa data.json.",
    sv="Du kan begära rättelse, radering, dataportabilitet eller begränsning och invända mot "
    "behandlingen. Vilken rätt som gäller vilket ändamål står i filen data.json.",
    en="You may ask for rectification, erasure, portability or restriction, and object. Which "
    "right there is towards which purpose stands in data.json.",
)
