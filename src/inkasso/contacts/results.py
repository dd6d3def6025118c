"""What can come of a contact: one table of codes, from which forms, queues and the law read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from inkasso.base.words import Words


class Direction(StrEnum):
    """Who made the contact."""

    #: The agency tried to reach the person.
    OUT = "out"
    #: The person, or somebody for them, reached the agency.
    IN = "in"


class Again(StrEnum):
    """What a result usually makes somebody do next, where nobody says otherwise."""

    #: Nothing by itself.
    NOTHING = ""
    #: Call again, on the next day on which it may be done.
    CALL = "call"
    #: See whether the money came, when its day and the bank's days are over.
    PROMISE = "promise"
    #: Find out where the person can be reached.
    ADDRESS = "address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One code."""

    #: Stable name, as rows and commands have it.
    key: str
    #: The key that chooses it on the page.
    letter: str
    name: Words
    #: In which directions it can come; both unless said.
    directions: frozenset[Direction] = frozenset(Direction)
    #: What is usually done next.
    again: Again = Again.NOTHING
    #: Whether an attempt with it burdens the person, and so counts among the contacts made.
    burdens: bool = True
    #: Whether the person was reached, and so the number or address is known to be theirs.
    reaches: bool = False


_OUT, _IN = frozenset({Direction.OUT}), frozenset({Direction.IN})

_ALL = (
    Result(
        key="no_answer",
        letter="1",
        name=Words(fi="ei vastausta", sv="inget svar", en="no answer"),
        directions=_OUT,
        again=Again.CALL,
    ),
    Result(
        key="left_message",
        letter="2",
        name=Words(
            fi="jätetty soittopyyntö ilman asiaa",
            sv="lämnat bud om att ringa, utan ärende",
            en="left word to call back, without content",
        ),
        directions=_OUT,
        again=Again.CALL,
    ),
    Result(
        key="reached",
        letter="3",
        name=Words(fi="tavoitettu", sv="nådd", en="reached"),
        reaches=True,
    ),
    Result(
        key="promise",
        letter="4",
        name=Words(fi="lupasi maksaa", sv="lovade betala", en="promised to pay"),
        again=Again.PROMISE,
        reaches=True,
    ),
    Result(
        key="says_paid",
        letter="5",
        name=Words(fi="kertoi maksaneensa", sv="uppger sig ha betalat", en="says it is paid"),
        again=Again.CALL,
        reaches=True,
    ),
    Result(
        key="asks_plan",
        letter="6",
        name=Words(
            fi="pyytää maksusuunnitelmaa", sv="ber om betalningsplan", en="asks for a payment plan"
        ),
        reaches=True,
    ),
    Result(
        key="disputes",
        letter="7",
        name=Words(fi="kiistää", sv="bestrider", en="disputes"),
        reaches=True,
    ),
    Result(
        key="asks_help",
        letter="8",
        name=Words(fi="pyytää apua", sv="ber om hjälp", en="asks for help"),
        reaches=True,
    ),
    Result(
        key="no_calls",
        letter="9",
        name=Words(
            fi="pyysi, ettei soiteta",
            sv="bad om att inte bli uppringd",
            en="asked not to be called",
        ),
        reaches=True,
    ),
    Result(
        key="wrong_number",
        letter="w",
        name=Words(fi="väärä numero", sv="fel nummer", en="wrong number"),
        directions=_OUT,
        again=Again.ADDRESS,
        burdens=False,
    ),
    Result(
        key="third_person",
        letter="t",
        name=Words(
            fi="joku muu vastasi, mitään ei kerrottu",
            sv="någon annan svarade, inget sades",
            en="somebody else answered, nothing was told",
        ),
        again=Again.CALL,
    ),
    Result(
        key="sent",
        letter="s",
        name=Words(fi="viesti lähetetty", sv="meddelande sänt", en="message sent"),
        directions=_OUT,
    ),
    Result(
        key="question",
        letter="q",
        name=Words(fi="kysyi asiasta", sv="frågade om ärendet", en="asked about the case"),
        directions=_IN,
        reaches=True,
    ),
    Result(
        key="returned",
        letter="r",
        name=Words(
            fi="lähetys palautui, ei tavoita",
            sv="försändelsen kom tillbaka, når inte fram",
            en="came back, does not reach",
        ),
        directions=_IN,
        again=Again.ADDRESS,
    ),
    Result(
        key="calls_welcome",
        letter="u",
        name=Words(fi="saa taas soittaa", sv="får ringas igen", en="may be called again"),
        reaches=True,
    ),
    Result(
        key="mistake",
        letter="",
        name=Words(fi="kirjattu erehdyksessä", sv="antecknat av misstag", en="entered by mistake"),
        burdens=False,
    ),
)

RESULTS: Mapping[str, Result] = MappingProxyType({each.key: each for each in _ALL})
#: The only result that a first entry cannot have: it takes another back.
MISTAKE = "mistake"


def results_of(direction: Direction) -> tuple[Result, ...]:
    """What can come of a contact in a direction, in the order that pages show it."""
    return tuple(each for each in _ALL if direction in each.directions and each.key != MISTAKE)
