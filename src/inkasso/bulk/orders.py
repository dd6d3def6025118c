"""What a change to many cases is: its act, what it goes by, and how a case is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from inkasso.base.dates import parse_date
from inkasso.base.decisions import Refusal
from inkasso.base.moment import Moment
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.bulk.models import Order
from inkasso.mandates.agency import Agency
from inkasso.mandates.instructing import CreditorSaid
from inkasso.receivables.models import Case


class Act(StrEnum):
    """What is done to each case."""

    #: Nothing is asked until a day.
    PAUSE = "pause"
    #: The end of a pause that such an order has placed.
    RESUME = "resume"
    #: The creditor waives its receivables: it gives them up for good.
    WAIVER = "waiver"
    #: Small rests are given up.
    SMALL = "small"
    #: The creditor takes its receivables back: they stay owed, to itself.
    RECALL = "recall"
    #: A letter in free words to each debtor.
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change, the same for every case."""

    act: Act
    #: Last day of a pause.
    until: date | None = None
    #: Of small rests, the most that may be open.
    most: Money | None = None
    #: Of letters, the template and the words by language.
    template: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    #: Who of the creditor said so; asking writes it down.
    said: CreditorSaid | None = None
    #: Its number, once it was written down.
    instruction: int = 0

    def options(self) -> dict[str, object]:
        """As an order keeps it, without the words."""
        return {
            "until": self.until.isoformat() if self.until else None,
            "most": self.most.cents if self.most else None,
            "template": self.template,
            "instruction": self.instruction,
        }

    @classmethod
    def of(cls, order: Order) -> Change:
        """As it was kept."""
        kept = order.options
        return cls(
            act=Act(order.act),
            until=parse_date(kept["until"]) if kept["until"] else None,
            most=Money(kept["most"]) if kept["most"] is not None else None,
            template=kept["template"],
            words=order.words,
            instruction=kept["instruction"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What a change would do to a case, as it stands."""

    #: The case; its number as it was written where there is none.
    case: str
    #: What is given up, interest included.
    gives_up: Money = field(default_factory=lambda: Money(0))
    #: The most principal and costs that may be given up; interest goes on running meanwhile.
    cents: int = 0
    refusal: Refusal | None = None
    #: What whoever asks ought to know of it, where it would be done.
    note: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What came of doing it to a case."""

    #: The number of what was made: a hold, a letter; None where it has none.
    number: int | None = None
    #: Why a letter that goes with it did not go, once for each.
    unsent: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """How one kind of change is checked, judged and done."""

    #: Most cases of one order.
    most: int
    #: Raises `Refused` where the change itself cannot be so, whatever the cases.
    check: Callable[[Change, date], None]
    #: What it would do to each of some cases.
    judge: Callable[[Change, Iterable[Case], date, Agency], Iterator[Judged]]
    #: Does it to a case, at most for so many cents, in the caller's transaction. Raises `Refused`.
    do: Callable[[Change, Case, int, Moment, Agency], Made]
    #: Whether the creditor exercises its claim by it, which a restriction leaves open.
    is_claim: bool = False


NAMES: Mapping[Act, Words] = {
    Act.PAUSE: Words(fi="tauko päivään asti", sv="paus till en dag", en="a pause until a day"),
    Act.RESUME: Words(
        fi="joukkotauon päättäminen", sv="slut på en masspaus", en="end of a joint pause"
    ),
    Act.WAIVER: Words(
        fi="velkoja luopuu saatavasta",
        sv="borgenären avstår från sin fordran",
        en="the creditor gives it up",
    ),
    Act.RECALL: Words(
        fi="velkoja ottaa saatavan takaisin",
        sv="borgenären tar tillbaka sin fordran",
        en="the creditor takes it back",
    ),
    Act.SMALL: Words(
        fi="pienistä jäännössummista luopuminen",
        sv="avskrivning av små restsummor",
        en="small rests written off",
    ),
    Act.LETTER: Words(fi="vapaa kirje", sv="fritt brev", en="a letter in free words"),
}
