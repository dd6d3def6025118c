"""A letter in free words to the debtors of many cases; each is a letter of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import LANGUAGES, Words
from inkasso.bulk.orders import Change, Doing, Judged, Made
from inkasso.correspondence.deciding import Wish
from inkasso.correspondence.offering import find_template
from inkasso.correspondence.recording import check
from inkasso.correspondence.templates import Answers
from inkasso.gate.acting import open_file, open_files
from inkasso.mandates.agency import Agency
from inkasso.receivables.models import Case
from inkasso.strategy.writing.letters import letter_facts, send_letter


def _check(change: Change, _on: date) -> None:
    """What answers somebody's question is written to that one alone."""
    if find_template(change.template).answers is Answers.ALWAYS:
        raise Refused(Refusal(code="answer_is_for_one", message=_FOR_ONE))
    if set(change.words) - set(LANGUAGES):
        raise Refused(Refusal(code="unknown_language", message=_LANGUAGE))


def _judge(change: Change, cases: Iterable[Case], on: date, agency: Agency) -> Iterator[Judged]:
    found = list(cases)
    if found:
        open_files([case.person_id for case in found], "bulk:letter")
    for case in found:
        try:
            check(letter_facts(case, _wish(change, case), agency, on))
        except Refused as refused:
            yield Judged(case=str(case.id), refusal=refused.refusal)
        else:
            yield Judged(case=str(case.id))


def _write(change: Change, case: Case, _cents: int, moment: Moment, agency: Agency) -> Made:
    open_file(case.person_id, f"case:{case.id}")
    letter = send_letter(case, _wish(change, case), agency, moment.on, by=moment.by)
    return Made(number=letter.id)


def _wish(change: Change, case: Case) -> Wish:
    return Wish(person=case.person_id, template=change.template, words=change.words)


_FOR_ONE = Words(
    fi="Vastaus kirjoitetaan sille, joka kysyi, ei monelle kerralla.",
    sv="Ett svar skrivs till den som frågade, inte till många på en gång.",
    en="An answer is written to whoever asked, not to many at once.",
)
_LANGUAGE = Words(
    fi="Kieli on fi, sv tai en.", sv="Språket är fi, sv eller en.", en="A language is fi, sv or en."
)

#: Fewer than of the others: to judge a letter is to open somebody's file.
LETTER = Doing(most=100, check=_check, judge=_judge, do=_write)
