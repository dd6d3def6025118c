"""A person with twenty years of cases, two agents and a shared debt, written by the owner.

The figures are those of a debtor who pays by instalments: a case every half year, six letters and
two dozen payments each, everything booked. What services can write in a moment, they write.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection, transaction
from psycopg.types.json import Jsonb

from inkasso.base.moment import Moment
from inkasso.base.money import EUR
from inkasso.demands.letters.frozen import to_json
from inkasso.demands.letters.specimen import specimen_letter
from inkasso.demands.models import FrozenContent, Letter, LetterFile, LetterLine
from inkasso.demo.portfolio import make_portfolio
from inkasso.formats.reference import make
from inkasso.gate.models import Disclosure, Hold, HoldNote
from inkasso.gate.register import register_in_force
from inkasso.ledger.accounts import Account
from inkasso.ledger.bulk import copy_rows, insert_rows, take_ids
from inkasso.ledger.posting import NewEntry, NewPosting, post
from inkasso.notice.rights import Right
from inkasso.parties.models import (
    Address,
    ContactPoint,
    IdentityCode,
    Party,
    PartyName,
    PersonKey,
    Source,
)
from inkasso.parties.secrecy import encrypt, keyed_hash, new_person_key
from inkasso.payments.models import BankEvent, BankFile, BankItem, ItemPayer
from inkasso.receivables.intake.taking_in import REFERENCE_BASE
from inkasso.receivables.models import (
    Case,
    CoDebtor,
    Cost,
    CreditorReminder,
    Payment,
    Receivable,
    ReceivableText,
    StatusChange,
)
from inkasso.rights.models.consents import Channel
from inkasso.rights.requests.deciding import Answer, Outcome, decide
from inkasso.rights.requests.identifying import identify, show_authority
from inkasso.rights.requests.state import State
from inkasso.rights.requests.taking_in import NewRequest, take_in

NAME = "Aino Kestävä"
_CODE = "010170-999R"
_BEGAN = date(2006, 1, 9)
_YEARS = 20
_LETTERS, _PAYMENTS = 6, 24
#: Rows that a case has in all tables.
CASE_ROWS = 249
#: A look at the person for so many rows.
_ROWS_A_LOOK = 20
_BECAUSE = [{"act": "513/1999", "section": "10 a §", "text": {"fi": "x", "sv": "x", "en": "x"}}]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifetime:
    """Whom the history is about."""

    person_id: UUID
    #: Number of the person's newest case.
    case_id: int
    #: Rows that were written about them.
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _OneCase:
    """One case of the history."""

    id: int
    receivable_id: int
    client_id: int
    person_id: UUID
    opened: date

    def day(self, number: int) -> date:
        """A day of the case's life."""
        return self.opened + timedelta(days=number)


def make_lifetime(rows: int, *, others: int = 1) -> Lifetime:
    """Write about so many rows about one person, and cases of others, of which one is shared.

    As the owner of the tables.
    """
    with transaction.atomic():
        *_, portfolio = make_portfolio(max(1, others), _BEGAN)
        person_id = uuid.uuid4()
        _describe(person_id)
        cases = _cases(person_id, portfolio.client.id, max(1, rows // CASE_ROWS))
        _letters(cases)
        _payments(cases)
        _share(person_id, portfolio.references[0], cases[0])
        _hold_and_disclose(cases[0])
        _looks(person_id, rows // _ROWS_A_LOOK)
    _agents_ask(person_id)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Lifetime(person_id=person_id, case_id=cases[-1].id, rows=len(cases) * CASE_ROWS)


def granted_access(who: Lifetime, on: date, *, by: str) -> State:
    """A request of the person for access: taken in, identified by code and name, granted."""
    return _granted(who.person_id, Right.ACCESS, Moment(on=on, by=by))


def _describe(person_id: UUID) -> None:
    Party.objects.create(id=person_id, kind="person", language="fi")
    told = {"person_id": person_id, "source": Source.CLIENT, "known_since": _BEGAN, "mandate": 1}
    PartyName.objects.create(name=NAME, match_key=person_id.bytes * 2, **told)
    for number in range(_YEARS // 2):
        Address.objects.create(
            street=f"Muuttotie {number}", postal_code="00990", city="Helsinki", country="FI", **told
        )
    ContactPoint.objects.create(kind="email", value="aino@posti.example", **told)
    ContactPoint.objects.create(kind="phone", value="+358401234567", **told)
    wrapped = new_person_key(person_id)
    PersonKey.objects.create(person_id=person_id, wrapped=wrapped)
    IdentityCode.objects.create(
        encrypted=encrypt(wrapped, _CODE, "identity_code", person_id),
        code_hash=keyed_hash("identity_code", _CODE),
        **told,
    )


def _cases(person_id: UUID, client_id: int, count: int) -> list[_OneCase]:
    numbers, receivables = take_ids(Case, count), take_ids(Receivable, count)
    apart = _YEARS * 365 / count
    cases = [
        _OneCase(
            id=number,
            receivable_id=receivable,
            client_id=client_id,
            person_id=person_id,
            opened=_BEGAN + timedelta(days=round(turn * apart)),
        )
        for turn, (number, receivable) in enumerate(zip(numbers, receivables, strict=True))
    ]
    _write_cases(cases)
    _write_receivables(cases)
    return cases


def _write_cases(cases: list[_OneCase]) -> None:
    copy_rows(
        Case,
        ("id", "client_id", "person_id", "kind", "opened_on", "reference", "closed_on"),
        (
            (c.id, c.client_id, c.person_id, "consumer", c.opened, _reference(c.id), c.day(900))
            for c in cases
        ),
    )
    copy_rows(
        StatusChange,
        ("case_id", "changed_on", "closed", "reason"),
        ((c.id, c.day(900), True, "paid") for c in cases),
    )


def _write_receivables(cases: list[_OneCase]) -> None:
    columns = ("id", "case_id", "client_id", "person_id", "invoice_number", "original_creditor")
    further = ("invoice_date", "due_date", "principal_cents", "currency", "kind")
    copy_rows(
        Receivable,
        (*columns, *further, "original_reference", "handed_over_on"),
        (
            (
                *(c.receivable_id, c.id, c.client_id, c.person_id, f"L-{c.id}", ""),
                *(c.day(-60), c.day(-40), 240_00, EUR, "consumer", "", c.opened),
            )
            for c in cases
        ),
    )
    insert_rows(
        ReceivableText,
        ("receivable_id", "person_id", "description", "note", "source", "known_since", "mandate"),
        (
            (c.receivable_id, c.person_id, "Sähköenergia", "", Source.CLIENT, c.opened, c.client_id)
            for c in cases
        ),
    )
    copy_rows(
        CreditorReminder,
        ("receivable_id", "sent_on"),
        ((c.receivable_id, c.day(-days)) for c in cases for days in (26, 12)),
    )
    post([_entry(c, "handover", f"case:{c.id}", 0, cents=240_00) for c in cases])


def _letters(cases: list[_OneCase]) -> None:
    numbers = iter(take_ids(Letter, len(cases) * _LETTERS))
    letters = [(next(numbers), case, turn) for case in cases for turn in range(_LETTERS)]
    content = to_json(specimen_letter("demand", "consumer", "fi"))
    copy_rows(
        Letter,
        (
            *("id", "case_id", "person_id", "kind", "step", "dated", "payment_deadline"),
            *("total_cents", "because", "absorbed_cents"),
        ),
        (
            (
                *(n, c.id, c.person_id, "demand", "demand", c.day(turn * 30)),
                *(c.day(turn * 30 + 14), 260_00, Jsonb(_BECAUSE), 0),
            )
            for n, c, turn in letters
        ),
    )
    insert_rows(
        FrozenContent,
        ("letter_id", "person_id", "content"),
        ((n, c.person_id, Jsonb(content)) for n, c, _ in letters),
    )
    copy_rows(
        LetterLine, ("letter_id", "receivable_id"), ((n, c.receivable_id) for n, c, _ in letters)
    )
    copy_rows(
        LetterFile,
        ("letter_id", "path", "sha256"),
        ((n, f"letters/lifetime/{n}.pdf", f"{n:064x}") for n, _, _ in letters),
    )
    copy_rows(
        Cost,
        ("case_id", "person_id", "charged_on", "act", "cents", "vat_cents", "by_creditor",
         "because"),
        (
            (c.id, c.person_id, c.day(turn * 30), "payment_demand", 14_00, 0, False,
             Jsonb(_BECAUSE))
            for _, c, turn in letters
        ),
    )  # fmt: skip
    post([_entry(c, "letter", f"letter:{n}", turn * 30, cents=14_00) for n, c, turn in letters])


def _payments(cases: list[_OneCase]) -> None:
    """Money that the person paid, each time known to the bank by a number of its own."""
    file = BankFile.objects.create(name="lifetime.xml", sha256="0" * 64, imported_on=_BEGAN)
    event = BankEvent.objects.create(
        event_key=uuid.uuid4().bytes * 2,
        file=file,
        account_iban="FI3715903000000776",
        archive_id="",
        booked_on=_BEGAN,
        cents=1_00,
        currency=EUR,
    )
    numbers = iter(take_ids(BankItem, len(cases) * _PAYMENTS))
    paid = [(next(numbers), c, turn, uuid.uuid4()) for c in cases for turn in range(_PAYMENTS)]
    copy_rows(
        BankItem,
        (
            *("id", "event_id", "archive_id", "end_to_end_id", "value_date", "cents", "currency"),
            *("reference", "payer_id"),
        ),
        (
            (n, event.id, f"A{n}", "", c.day(turn * 30 + 9), 10_00, EUR, _reference(c.id), payer)
            for n, c, turn, payer in paid
        ),
    )
    insert_rows(
        ItemPayer,
        ("item_id", "payer_id", "name", "iban", "message"),
        (
            (n, payer, "KESTÄVÄ AINO" if turn % 12 else "Toinen Maksaja", "FI2112345600000785", "")
            for n, _, turn, payer in paid
        ),
    )
    copy_rows(
        Payment,
        ("case_id", "person_id", "item_id", "value_date", "booked_on", "cents", "matched_by"),
        (
            (c.id, c.person_id, n, c.day(turn * 30 + 9), c.day(turn * 30 + 10), 10_00, "reference")
            for n, c, turn, _ in paid
        ),
    )
    post(list(_payment_entries(paid)))


def _payment_entries(paid: Iterable[tuple[int, _OneCase, int, UUID]]) -> Iterator[NewEntry]:
    for number, case, turn, _ in paid:
        day = case.day(turn * 30 + 9)
        lines = (
            (Account.BANK_CLIENT_MONEY, 10_00),
            (Account.COLLECTED_PRINCIPAL, -10_00),
            (Account.CLAIM_PRINCIPAL, -10_00),
            (Account.CLAIM_CONTRA, 10_00),
        )
        postings = tuple(_line(case, account, cents) for account, cents in lines)
        yield NewEntry(day, day, "payment", f"payment:{number}", case.id, postings)


def _entry(case: _OneCase, kind: str, source: str, day: int, *, cents: int) -> NewEntry:
    lines = ((Account.CLAIM_PRINCIPAL, cents), (Account.CLAIM_CONTRA, -cents))
    postings = tuple(_line(case, account, amount) for account, amount in lines)
    return NewEntry(case.day(day), case.day(day), kind, source, case.id, postings)


def _line(case: _OneCase, account: Account, cents: int) -> NewPosting:
    return NewPosting(
        account,
        cents,
        client_id=case.client_id,
        case_id=case.id,
        receivable_id=case.receivable_id,
        person_id=case.person_id,
    )


def _share(person_id: UUID, reference: str, own: _OneCase) -> None:
    """The person shares somebody's debt, and that one shares the person's."""
    other = Case.objects.get(reference=reference)
    CoDebtor.objects.create(receivable=Receivable.objects.get(case=other), person_id=person_id)
    CoDebtor.objects.create(receivable_id=own.receivable_id, person_id=other.person_id)


def _hold_and_disclose(case: _OneCase) -> None:
    hold = Hold.objects.create(
        person_id=case.person_id,
        case_id=case.id,
        kind="dispute",
        stops=["letter"],
        placed_on=case.opened,
        placed_by="hidden.employee",
        lifted_on=case.day(30),
        lifted_by="hidden.employee",
    )
    HoldNote.objects.create(hold=hold, person_id=case.person_id, text="The meter was wrong.")
    Disclosure.objects.create(
        disclosed_on=case.opened, at="2006-02-01T12:00Z", person_id=case.person_id,
        recipient="Ulosottolaitos", recipient_kind="authority", recipient_key="authorities",
        country="FI", purpose="collection", ground="705/2007", transfer_ground="",
        fields=["names.name"], actor="hidden.employee",
    )  # fmt: skip


def _looks(person_id: UUID, count: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO gate_accesslog (at, token, kind, role, actor, reason, about, subject)"
            " SELECT now() - make_interval(days => n %% 7000 + 1, secs => n), gen_random_uuid(),"
            " 'file', (SELECT role FROM gate_purpose WHERE key = 'collection' AND NOT sweep),"
            " 'hidden.employee', 'the debtor called', 'case:1', %s"
            " FROM generate_series(1, %s) n",
            [person_id, count],
        )


def _agents_ask(person_id: UUID) -> None:
    """A debt counsellor and a guardian each asked something, and showed that they may."""
    agents = (
        ("Velkaneuvoja Viljo, Oikeusaputoimisto", Right.RESTRICTION, "power_of_attorney"),
        ("Edunvalvoja Elli, DVV", Right.COMPLAINT, "guardian"),
    )
    moment = Moment(on=date(2025, 11, 3), by="hidden.employee")
    for requester, right, authority in agents:
        state = take_in(
            NewRequest(
                person_id=person_id,
                right=right,
                channel=Channel.LETTER,
                received_on=moment.on,
                language="fi",
                by_agent=True,
                requester=requester,
                said="Päämieheni puolesta.",
            ),
            by=moment.by,
        )
        state = identify(state, {"identity_code": _CODE, "name": NAME}, moment)
        show_authority(state, authority, moment)


def _granted(person_id: UUID, right: Right, moment: Moment) -> State:
    new = NewRequest(
        person_id=person_id,
        right=right,
        channel=Channel.PHONE,
        received_on=moment.on,
        language="fi",
    )
    state = identify(take_in(new, by=moment.by), {"identity_code": _CODE, "name": NAME}, moment)
    return decide(state, Answer(outcome=Outcome.GRANTED), moment, register_in_force()).state


def _reference(case_id: int) -> str:
    return make(str(REFERENCE_BASE + case_id)).reference
