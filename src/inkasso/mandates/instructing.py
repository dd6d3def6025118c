"""What a client told of its claims: that it gives money up, or takes a claim back.

A claim is the creditor's. Nobody here gives up its principal or interest, or lets a case go,
because it seems best: somebody of the client said so, and it is on record who, when and how.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.mandates.models import Client, Instruction

#: Kinds of instructions; they stand in rows and are never renamed.
GIVES_UP, TAKES_BACK = "gives_up", "takes_back"
#: Longest name of whoever spoke for the client.
_NAME_MAX = 100
#: What was said longer ago is asked again; the agency's own limit.
_OLDEST = timedelta(days=180)

#: How it was said.
HOW: Mapping[str, Words] = MappingProxyType(
    {
        "email": Words(fi="sähköpostilla", sv="per e-post", en="by e-mail"),
        "phone": Words(fi="puhelimessa", sv="per telefon", en="on the telephone"),
        "letter": Words(fi="kirjeellä", sv="per brev", en="by letter"),
        "meeting": Words(fi="tapaamisessa", sv="vid ett möte", en="at a meeting"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditorSaid:
    """Who of a client said something, when, and how."""

    by: str
    on: date
    #: A key of `HOW`.
    how: str


def instruct(
    client_id: int, kind: str, said: CreditorSaid, moment: Moment, *, case_id: int | None = None
) -> Instruction:
    """Record what a client told, of one case or of those that an order names.

    Raises `Refused` (`instruction_incomplete`).
    """
    check_said(said, moment.on)
    return Instruction.objects.create(
        client_id=client_id,
        kind=kind,
        case_id=case_id,
        said_by=_name(said),
        said_on=said.on,
        how=said.how,
        recorded_on=moment.on,
        recorded_by=moment.by,
    )


def check_said(said: CreditorSaid, on: date) -> None:
    """Raise `Refused` (`instruction_incomplete`) where it does not tell who, when and how."""
    in_time = timedelta(0) <= on - said.on <= _OLDEST
    if not 0 < len(_name(said)) <= _NAME_MAX or said.how not in HOW or not in_time:
        raise Refused(nobody_said())


def nobody_said() -> Refusal:
    """Code `instruction_incomplete`."""
    return Refusal(code="instruction_incomplete", message=fill(_INCOMPLETE, days=str(_OLDEST.days)))


def _name(said: CreditorSaid) -> str:
    return " ".join(said.by.split())


def instruction_for(number: int, kind: str, client_id: int, case_id: int) -> Instruction | None:
    """What a client told, where it is its own word of that kind and of that case."""
    found = Instruction.objects.filter(id=number, kind=kind, client_id=client_id).first()
    return found if found is not None and found.case_id in (None, case_id) else None


def told_by_client(numbers: Iterable[int]) -> list[Words]:
    """Instructions in a sentence each."""
    rows = Instruction.objects.filter(id__in=list(numbers)).select_related("client").order_by("id")
    return [
        fill(_TOLD, client=_client(row), by=row.said_by, day=row.said_on, how=HOW[row.how])
        for row in rows
    ]


def _client(row: Instruction) -> str:
    client: Client = row.client
    return client.name


_INCOMPLETE = Words(
    fi="Kirjaa, kuka toimeksiantajan puolelta sen sanoi, minä päivänä (enintään {days} päivää "
    "sitten) ja miten.",
    sv="Anteckna vem hos uppdragsgivaren som sade det, vilken dag (högst {days} dagar sedan) och "
    "hur.",
    en="Record who of the client said it, on which day (at most {days} days ago), and how.",
)
_TOLD = Words(
    fi="{client}: {by} ilmoitti sen {day} {how}.",
    sv="{client}: {by} meddelade det {day} {how}.",
    en="{client}: {by} said so on {day}, {how}.",
)
