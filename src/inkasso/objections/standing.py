"""How objections stand: what is disputed in a case now, and what each waits for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inkasso.base.dates import banking_days_after
from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.gate.backend.prepared import rows_of, rows_where, with_beside
from inkasso.law.wording import fill
from inkasso.objections import policy
from inkasso.objections.grounds import Ground
from inkasso.objections.models import Answer, ClientQuestion, Disputed, Evidence, Objection

#: The answer after which what is disputed stays so: neither gives in, and only a court can decide.
MAINTAINED = "maintained"

_CONTESTED = """
SELECT o.case_id, d.receivable_id, sum(d.cents)::bigint FROM objections_objection o
  JOIN objections_disputed d ON d.objection_id = o.id
  LEFT JOIN objections_answer a ON a.objection_id = o.id
 WHERE o.case_id = ANY(%(ids)s) AND o.stops AND o.id <> %(without)s
   AND (a.objection_id IS NULL OR a.outcome = %(maintained)s)
 GROUP BY o.case_id, d.receivable_id
"""
_OF_THEM = "objection_id = ANY(%s)"


class Waits(StrEnum):
    """What an objection waits for."""

    #: The client's evidence.
    CLIENT = "client"
    #: The client has not answered in time, reminded or not.
    OVERDUE = "overdue"
    #: The agency's decision.
    DECISION = "decision"
    #: A court, or whoever gives in.
    COURT = "court"
    #: Nothing any more.
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An objection on a day."""

    objection: Objection
    disputed: tuple[Disputed, ...]
    waits_for: Waits
    #: By when what it waits for should be there.
    due: date | None
    questions: tuple[ClientQuestion, ...]
    evidence: tuple[Evidence, ...]
    answer: Answer | None

    @property
    def cents(self) -> int:
        """Disputed principal."""
        return sum(one.cents for one in self.disputed)

    @property
    def whole(self) -> bool:
        """Whether it disputes whole receivables."""
        return all(one.whole for one in self.disputed)

    @property
    def ground(self) -> Ground:
        """Why the person objects."""
        return Ground(self.objection.ground)

    @property
    def to_answer(self) -> bool:
        """Whether the person still waits for an answer."""
        return self.answer is None


def contested(case_ids: Collection[int], *, without: int = 0) -> dict[int, dict[int, int]]:
    """Disputed principal that must not be collected, in cents, by case and receivable.

    What is answered is disputed no more, but for what stays with a court. Cases without any are
    left out; so is what the objection `without` alone disputes.
    """
    found: dict[int, dict[int, int]] = defaultdict(dict)
    told = {"ids": list(case_ids), "without": without, "maintained": MAINTAINED}
    for case_id, receivable_id, cents in rows_of(_CONTESTED, told):
        found[case_id][receivable_id] = cents
    return dict(found)


def find_objection(number: int) -> Objection:
    """The objection of a row's number; raises `Refused` (`unknown_objection`)."""
    found = Objection.objects.select_related("case").filter(id=number).first()
    if found is None:
        message = fill(_NONE, number=str(number))
        raise Refused(Refusal(code="unknown_objection", message=message))
    return found


def standings_of(case_id: int, on: date) -> list[Standing]:
    """Every objection of a case, in the order of their numbers."""
    return _standings(rows_where(Objection, "case_id = %s ORDER BY number", [case_id]), on)


def standing_of(objection: Objection, on: date) -> Standing:
    """One objection on a day."""
    return _standings([objection], on)[0]


def to_answer(on: date, among: Collection[int] | None = None) -> list[Standing]:
    """Every objection that nobody has answered, or those of some, what is due first at the head."""
    rows = Objection.objects.filter(answer__isnull=True, taken_on__lte=on)
    if among is not None:
        rows = rows.filter(id__in=among)
    found = _standings(list(rows.select_related("case").order_by("id")), on)
    return sorted(found, key=lambda one: (one.due or date.max, one.objection.id))


def _standings(objections: Sequence[Objection], on: date) -> list[Standing]:
    ids = [one.id for one in objections]
    disputed, questions, evidence = (defaultdict(list) for _ in range(3))
    for row in with_beside(rows_where(Disputed, f"{_OF_THEM} ORDER BY id", [ids]), "receivable"):
        disputed[row.objection_id].append(row)
    for question in rows_where(ClientQuestion, f"{_OF_THEM} ORDER BY number", [ids]):
        questions[question.objection_id].append(question)
    for piece in rows_where(Evidence, f"{_OF_THEM} ORDER BY id", [ids]):
        evidence[piece.objection_id].append(piece)
    answers = {one.objection_id: one for one in rows_where(Answer, _OF_THEM, [ids])}
    return [
        _standing(
            one,
            (disputed[one.id], questions[one.id], evidence[one.id]),
            answers.get(one.id),
            on,
        )
        for one in objections
    ]


def _standing(
    objection: Objection,
    parts: tuple[list[Disputed], list[ClientQuestion], list[Evidence]],
    answer: Answer | None,
    on: date,
) -> Standing:
    disputed, questions, evidence = parts
    waits_for: Waits
    due: date | None
    waits_for, due = _waits(objection, questions, evidence, on)
    if answer is not None:
        waits_for, due = Waits.NOTHING, None
        if answer.outcome == MAINTAINED:
            waits_for = Waits.COURT
    return Standing(
        objection=objection,
        disputed=tuple(sorted(disputed, key=lambda one: one.receivable_id)),
        waits_for=waits_for,
        due=due,
        questions=tuple(questions),
        evidence=tuple(evidence),
        answer=answer,
    )


def _waits(
    objection: Objection,
    questions: Sequence[ClientQuestion],
    evidence: Sequence[Evidence],
    on: date,
) -> tuple[Waits, date]:
    """What an objection without an answer waits for, and by when."""
    came = [one.received_on for one in evidence if one.by_client]
    if came:
        return Waits.DECISION, banking_days_after(max(came), policy.DECIDE)
    if not questions:
        return Waits.DECISION, banking_days_after(objection.taken_on, policy.DECIDE)
    due = questions[-1].due_on
    return (Waits.CLIENT, due) if on <= due else (Waits.OVERDUE, due)


_NONE = Words(
    fi="Kiistämistä {number} ei ole.",
    sv="Det finns inget bestridande {number}.",
    en="There is no objection {number}.",
)
