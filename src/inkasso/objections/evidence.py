"""The client's evidence: asked for at once, reminded of once, taken in as documents.

A question tells the client what the person said, so it is a disclosure: where the gate lets nothing
go there, none is asked, and the agency decides by what it has.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from inkasso.base.dates import banking_days_after
from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import Money
from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.formats.amounts import format_amount
from inkasso.gate.current import current
from inkasso.gate.disclosing import consider, disclose
from inkasso.gate.disclosures.request import Request
from inkasso.mandates.models import Client
from inkasso.notice.publishing.phrases import day as day_words
from inkasso.objections import policy
from inkasso.objections.grounds import NAMES, Ground
from inkasso.objections.holding import take_turn
from inkasso.objections.models import (
    Answer,
    ClientQuestion,
    ClientQuestionText,
    Disputed,
    Evidence,
    Objection,
    ObjectionText,
)
from inkasso.objections.standing import Waits, to_answer
from inkasso.objections.telling import FIELD
from inkasso.parties.hidden import HiddenRow
from inkasso.receivables.models import Document

#: On these grounds the client knows nothing that would help to decide.
_NOTHING_TO_ASK = (Ground.TIME_BARRED, Ground.NONE)
_CLIENTS = "clients"


def asks_client(ground: Ground) -> bool:
    """Whether the client is asked on a ground at once."""
    return ground not in _NOTHING_TO_ASK


def ask_client(objection: Objection, on: date, by: str) -> ClientQuestion | Refusal:
    """Queue the question to the client, or the reminder of it; the person's file is open.

    The answer of the gate, where it refuses. Raises `Refused`: `objection_answered`,
    `client_asked` where the client was asked and reminded before.
    """
    with transaction.atomic():
        take_turn(objection.case_id)
        _check(objection)
        client = objection.case.client
        asked = ClientQuestion.objects.filter(objection=objection).count()
        if asked >= policy.QUESTIONS:
            raise Refused(Refusal(code="client_asked", message=_ASKED))
        request = _disclosure(objection, client, on)
        answer = consider(request)
        if isinstance(answer, Refusal):
            return answer
        told = disclose(request, actor=by)
        due = banking_days_after(on, policy.AGAIN if asked else policy.FIRST)
        question = ClientQuestion.objects.create(
            objection=objection,
            client=client,
            number=asked + 1,
            queued_on=on,
            due_on=due,
            disclosure_id=told.number,
        )
        _write(question, objection, client)
    return question


def _check(objection: Objection) -> None:
    if Answer.objects.filter(objection=objection).exists():
        raise Refused(Refusal(code="objection_answered", message=ANSWERED))


def remind_clients(on: date, by: str) -> int:
    """Remind every client whose answer is late and who was not reminded; how many there were.

    In a sweep of the purpose `collection`.
    """
    late = [
        one.objection
        for one in to_answer(on)
        if one.waits_for is Waits.OVERDUE and len(one.questions) < policy.QUESTIONS
    ]
    return sum(isinstance(ask_client(one, on, by), ClientQuestion) for one in late)


def take_evidence(
    objection: Objection, document: Document, on: date, *, by_client: bool
) -> Evidence:
    """Record that a document belongs to an objection; raises `Refused` (`not_of_case`)."""
    if document.case_id != objection.case_id:
        raise Refused(Refusal(code="not_of_case", message=_OTHER_CASE))
    return Evidence.objects.create(
        objection=objection, document=document, received_on=on, by_client=by_client
    )


def _disclosure(objection: Objection, client: Client, on: date) -> Request:
    acting = current()
    return Request(
        person_id=objection.person_id,
        case_id=objection.case_id,
        recipient=client.name,
        kind=_CLIENTS,
        country="FI",
        purpose=acting.purpose if acting else "collection",
        ground="513/1999 4 b §",
        fields=(FIELD,),
        on=on,
    )


def _write(question: ClientQuestion, objection: Objection, client: Client) -> None:
    text = ObjectionText.objects.filter(objection=objection).first()
    if text is None:
        raise HiddenRow("objections_objectiontext", objection.id)
    language = _language(client.language)
    parts = Disputed.objects.filter(objection=objection).select_related("receivable")
    invoices = ", ".join(
        f"{one.receivable.invoice_number} ({format_amount(Money(one.cents), language)})"
        for one in parts.order_by("receivable_id")
    )
    words = _AGAIN if question.number > 1 else _FIRST
    case, due = str(objection.case_id), day_words(question.due_on).in_language(language)
    ClientQuestionText.objects.create(
        question=question,
        person_id=objection.person_id,
        subject=_SUBJECT.in_language(language).format(case=case),
        body=words.in_language(language).format(
            case=case,
            day=day_words(objection.taken_on).in_language(language),
            invoices=invoices,
            ground=NAMES[Ground(objection.ground)].in_language(language),
            words=text.words,
            due=due,
        ),
    )


def _language(language: str) -> Language:
    return next((one for one in LANGUAGES if one == language), "fi")


ANSWERED = Words(
    fi="Kiistämiseen on jo vastattu.",
    sv="Bestridandet har redan besvarats.",
    en="The objection has been answered already.",
)
_ASKED = Words(
    fi="Toimeksiantajalta on jo kysytty ja sitä on muistutettu.",
    sv="Uppdragsgivaren har redan tillfrågats och påmints.",
    en="The client was asked and reminded already.",
)
_OTHER_CASE = Words(
    fi="Asiakirja on toisesta asiasta.",
    sv="Handlingen hör till ett annat ärende.",
    en="The document is of another case.",
)
_SUBJECT = Words(
    fi="Asia {case}: velallinen kiistää laskun",
    sv="Ärende {case}: gäldenären bestrider fakturan",
    en="Case {case}: the debtor disputes the invoice",
)
_FIRST = Words(
    fi="Velallinen kiisti {day} laskun {invoices}. Peruste: {ground}.\n\n{words}\n\nLähettäkää "
    "viimeistään {due} selvitys ja asiakirjat, joihin saatava perustuu, tai kertokaa, mitä "
    "saatavasta peruutetaan. Kiistettyä osaa ei peritä sitä ennen.",
    sv="Gäldenären bestred {day} fakturan {invoices}. Grund: {ground}.\n\n{words}\n\nSänd senast "
    "{due} en utredning och de handlingar som fordran grundar sig på, eller meddela vad av fordran "
    "som återtas. Den bestridda delen drivs inte in före det.",
    en="On {day} the debtor disputed the invoice {invoices}. Ground: {ground}.\n\n{words}\n\n"
    "Please send by {due} an account and the documents that the receivable rests on, or say "
    "how much of it is withdrawn. What is disputed is not collected until then.",
)
_AGAIN = Words(
    fi="Emme ole saaneet vastausta kiistämiseen, josta kirjoitimme: lasku {invoices}. Peruste: "
    "{ground}.\n\n{words}\n\nVastatkaa viimeistään {due}. Ilman selvitystä emme voi jatkaa "
    "perintää.",
    sv="Vi har inte fått svar om bestridandet som vi skrev om: fakturan {invoices}. Grund: "
    "{ground}.\n\n{words}\n\nSvara senast {due}. Utan utredning kan vi inte fortsätta "
    "indrivningen.",
    en="We have had no answer about the objection that we wrote of: invoice {invoices}. Ground: "
    "{ground}.\n\n{words}\n\nPlease answer by {due}. Without evidence we cannot go on collecting.",
)
