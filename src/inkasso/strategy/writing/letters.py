"""A letter in free words: weighed, looked at, and sent in the case's turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from django.db import transaction

from inkasso.base.decisions import Citation, Refusal, Refused
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.correspondence.asking import Asked, find_asked
from inkasso.correspondence.deciding import Held, Situation, Wish
from inkasso.correspondence.filing import file_at_once
from inkasso.correspondence.letters.composing import AccountLine, LetterFacts, language_of, page_of
from inkasso.correspondence.models import FreeLetter
from inkasso.correspondence.offering import find_template
from inkasso.correspondence.recording import check, record_letter
from inkasso.demands.informing import CO_DEBTORS, DEBTORS, text_on_data
from inkasso.gate.current import current
from inkasso.gate.holds.grounds import RESTRICTION
from inkasso.gate.holds.kinds import Act
from inkasso.gate.holds.placing import Protected, restricted_people, stopping
from inkasso.gate.informing import information_due
from inkasso.mandates.agency import Agency
from inkasso.notice.publishing.informing import InformationText
from inkasso.objections.holding import take_turn
from inkasso.objections.standing import contested
from inkasso.parties.addressing import addressees
from inkasso.parties.letters.printing import print_letter
from inkasso.parties.models import Party
from inkasso.receivables.account.loading import LoadedCase, load_cases
from inkasso.receivables.account.replay import Account, replay
from inkasso.receivables.finding import people_of
from inkasso.receivables.models import Case, Payment, Receivable
from inkasso.strategy.casefile import account_lines
from inkasso.strategy.contacts.contacting import nothing_to_collect, why_ended
from inkasso.strategy.objecting import time_barred_on
from inkasso.strategy.writing.asked import asked_of

#: The purpose that answers somebody whose data are restricted.
_RIGHTS = "rights"


def send_letter(
    case: Case, wish: Wish, agency: Agency, on: date, *, by: str, requests: Iterable[Asked] = ()
) -> FreeLetter:
    """Send a letter; the files of the receiver and the debtor are open.

    `requests` are what the person asked that no room below rights knows of. Raises `Refused`:
    `unknown_template`, `not_of_case`, `request_not_on_record`, `letter_sent_already`, and what
    `deciding.why_not` says.
    """
    with transaction.atomic():
        take_turn(case.id)
        return record_letter(letter_facts(case, wish, agency, on, requests=requests), by=by)


def file_where_closed(letter: FreeLetter, home: Path) -> None:
    """File the letter of somebody restricted as it is sent: the day's run sees nothing of them."""
    if restricted_people([letter.person_id]):
        file_at_once(letter, home)


def letter_preview(
    case: Case, wish: Wish, agency: Agency, on: date, *, requests: Iterable[Asked] = ()
) -> bytes:
    """The letter as it would go out, as PDF; written nowhere. Raises `Refused` as sending does."""
    facts = letter_facts(case, wish, agency, on, requests=requests)
    check(facts)
    return print_letter(page_of(facts))


def letter_facts(
    case: Case, wish: Wish, agency: Agency, on: date, *, requests: Iterable[Asked] = ()
) -> LetterFacts:
    """What a letter goes by and says.

    Raises `Refused` (`unknown_template`, `not_of_case`, `not_restricted`,
    `request_not_on_record`).
    """
    template = find_template(wish.template)
    if wish.person not in people_of(case):
        raise Refused(Refusal(code="not_of_case", message=_NOT_OF_CASE))
    _check_purpose(wish.person)
    known = (*asked_of(case, wish.person, on), *requests) if wish.answers else ()
    loaded = load_cases([case.id])[case.id]
    at = replace(
        _situation(case, loaded, wish.person, on), asked=find_asked(wish.answers, known, on)
    )
    lines = account_lines(loaded, at.account) if template.shows_account else ()
    return LetterFacts(
        template=template,
        wish=wish,
        at=at,
        case_id=case.id,
        agency=agency,
        client=case.client,
        lines=[
            AccountLine(text=one.text, amount=one.amount, because=one.because)
            for one in lines
            if one.amount
        ],
        told=_to_tell(at, wish.person, case, agency),
    )


def _check_purpose(person: UUID) -> None:
    """Rights write to whoever's file is closed to the others, and to nobody else."""
    who = current()
    if who is not None and who.purpose == _RIGHTS and not restricted_people([person]):
        raise Refused(
            Refusal(code="not_restricted", message=_NOT_RESTRICTED, because=(RESTRICTION,))
        )


def doubts_of_account(case: Case, on: date) -> tuple[Citation, ...]:
    """What a person must still confirm of the numbers that a statement would rest on.

    For the staff, beside the preview: a letter carries the law and no doubt of the house's own.
    """
    loaded = load_cases([case.id])[case.id]
    lines = account_lines(loaded, replay(loaded.facts, on))
    return tuple(dict.fromkeys(doubt for line in lines if line.amount for doubt in line.doubts))


def _situation(of: Case, case: LoadedCase, person: UUID, on: date) -> Situation:
    account = replay(case.facts, on)
    barred = [number for number, day in time_barred_on(case.id, on).items() if day <= on]
    invoices = dict(Receivable.objects.filter(case_id=case.id).values_list("id", "invoice_number"))
    payments = Payment.objects.filter(case_id=case.id, reversal__isnull=True)
    last = payments.order_by("-value_date").first()
    held = stopping(Act.LETTER, Protected(person_id=person, case_id=case.id), on)
    return Situation(
        on=on,
        reference=case.reference,
        closed_on=case.closed_on,
        account=account,
        paid_on=last.value_date if last else None,
        disputed=Money(sum(contested([case.id]).get(case.id, {}).values())),
        given_up=bool(account.waived or account.taken_back),
        barred=tuple(invoices[number] for number in barred),
        ended=nothing_to_collect(of, on) or _all_over(account, barred, on),
        owes_all=person == case.person_id or _shares_all(case.id, person),
        holds=[Held(hold.id, hold.kind) for hold in held],
        receiver=addressees([person], on).get(person),
        language=Party.objects.values_list("language", flat=True).get(id=person),
    )


def _all_over(account: Account, barred: Iterable[int], on: date) -> tuple[Citation, ...]:
    """Why nothing is left to collect although the case is open: all is paid, or time-barred."""
    still = set(_open(account))
    over = not account.total or (bool(still) and still <= set(barred))
    return why_ended(on) if over else ()


def _open(account: Account) -> Iterator[int]:
    """Receivables of which something is open."""
    for number, share in account.shares.items():
        if share.principal or share.interest:
            yield number


def _shares_all(case_id: int, person: UUID) -> bool:
    of_case = Receivable.objects.filter(case_id=case_id)
    return not of_case.exclude(codebtor__person_id=person).exists()


def _to_tell(at: Situation, person: UUID, case: Case, agency: Agency) -> InformationText | None:
    """The text of Article 14 for somebody who has never had it; companies have no personal data."""
    if at.receiver is None or not at.receiver.is_natural:
        return None
    due = information_due(person)
    if due is None or due.given_on is not None:
        return None
    subject = DEBTORS if person == case.person_id else CO_DEBTORS
    return text_on_data(language_of(at), subject=subject, place=agency.privacy_notice)


_NOT_RESTRICTED = Words(
    fi="Henkilön tietojen käsittelyä ei ole rajoitettu: asiakaspalvelu tai perintä vastaa hänelle.",
    sv="Behandlingen av personens uppgifter är inte begränsad: kundservice eller indrivningen "
    "svarar.",
    en="Processing of the person's data is not restricted: customer service or collection answers.",
)
_NOT_OF_CASE = Words(
    fi="Henkilö ei ole asian velallinen eikä kanssavelallinen.",
    sv="Personen är varken gäldenär eller medgäldenär i ärendet.",
    en="The person is neither debtor nor co-debtor of the case.",
)
