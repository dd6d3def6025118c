"""Two people of the demo who dispute: one a part, which waits for the client; one is answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from inkasso.base.money import Money
from inkasso.demo.bank import Bank
from inkasso.gate.acting import acting, open_file
from inkasso.gate.holds.placing import Protected, holds_of
from inkasso.mandates.agency import Agency
from inkasso.objections.answering import Verdict
from inkasso.objections.evidence import take_evidence
from inkasso.objections.grounds import Ground
from inkasso.objections.models import Objection
from inkasso.objections.outcomes import Outcome
from inkasso.objections.taking import Said
from inkasso.receivables.documents.keeping import NewDocument, keep_document
from inkasso.receivables.finding import people_of
from inkasso.receivables.models import Case, Receivable
from inkasso.strategy.objecting import answer, receive

#: The day of the first objection, and the one on which it is answered and another comes.
TAKEN, ANSWERED = date(2026, 3, 25), date(2026, 4, 8)
#: Who owes less is left alone.
_WORTH_DISPUTING = 100_00
#: Whoever took an objection does not take much back: somebody else of the demo answers.
_DECIDES = "Aino Perijä"
_EVIDENCE = b"Mittarilukema 31.12.: 10 482 kWh.\nReading on 31 December: 10,482 kWh.\n"
_REASONS = "Toimeksiantaja luki mittarin uudelleen. Osa kulutuksesta oli arvioitu liian suureksi."


def dispute(day: date, bank: Bank, agency: Agency, home: Path, *, actor: str) -> Iterator[str]:
    """What people dispute on a day of the demo, and what is answered."""
    if day not in (TAKEN, ANSWERED):
        return
    with acting("collection", actor=actor, reason="objections on the telephone"):
        if day == ANSWERED:
            yield from _answered(day, agency, home, actor)
        case = next(_quiet(day, bank), None)
        if case is None:
            return
        _open(case)
        receive(case, _said(case, in_part=day == ANSWERED), day, by=actor)
        yield "objection"


def _answered(day: date, agency: Agency, home: Path, actor: str) -> Iterator[str]:
    """The client has sent its evidence: part of the debt is taken back."""
    for objection in Objection.objects.filter(taken_on=TAKEN).select_related("case"):
        _open(objection.case)
        new = NewDocument(content=_EVIDENCE, name="mittarilukema.txt", sender="client")
        document = keep_document(objection.case, new, home, day, by=actor)
        take_evidence(objection, document, day, by_client=True)
        half = sum(one.cents for one in objection.disputed_set.all()) // 2
        verdict = Verdict(outcome=Outcome.PARTLY, reasons=_REASONS, sum=Money(half))
        answer(objection, verdict, agency, day, by=_DECIDES)
        yield "objection_answered"


def _said(case: Case, *, in_part: bool) -> Said:
    first = Receivable.objects.filter(case=case).order_by("id").first()
    assert first is not None, "every case has a receivable"
    return Said(
        person_id=case.person_id,
        channel="phone",
        ground=Ground.WRONG_SUM if in_part else Ground.DEFECT,
        words="Laskussa on sähköä, jota en ole käyttänyt. Mittari luettiin väärin.",
        receivable_id=first.id if in_part else None,
        sum=Money(first.principal_cents // 3) if in_part else None,
    )


def _quiet(day: date, bank: Bank) -> Iterator[Case]:
    """Consumers who owe enough, who have no plan and no hold, and nothing on its way."""
    coming = {one.reference for movements in bank.planned.values() for one in movements}
    cases = Case.objects.filter(kind="consumer", closed_on=None, plan=None, objection=None)
    worth = cases.filter(receivable__principal_cents__gte=_WORTH_DISPUTING, letter__isnull=False)
    for case in worth.order_by("id").distinct():
        protected = Protected(person_id=case.person_id, case_id=case.id)
        if case.reference not in coming and not holds_of(protected, on=day):
            yield case


def _open(case: Case) -> None:
    debtor, *others = people_of(case)
    open_file(debtor, f"case:{case.id}", beside=others)
