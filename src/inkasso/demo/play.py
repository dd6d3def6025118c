"""Ninety days of an agency: hand-overs, day runs, bank files, remittances."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import NamedTuple

from django.db.models import F

from inkasso.base.dates import is_banking_day, next_banking_day
from inkasso.base.moment import Moment
from inkasso.base.money import Money
from inkasso.billing.filing import file_remittance
from inkasso.billing.models import Remittance
from inkasso.billing.own_money import file_own_transfer, move_own_money
from inkasso.billing.refunding import file_refund, refund_excess
from inkasso.billing.remitting import remit
from inkasso.days.running import run_stages
from inkasso.days.stages import DECIDING, LETTERS, SEALING, Day
from inkasso.demands.letters.frozen import from_json
from inkasso.demands.models import FrozenContent
from inkasso.demo.bank import Bank, Movement
from inkasso.demo.contacts import DAYS as CALL_DAYS
from inkasso.demo.contacts import make_calls
from inkasso.demo.debtors import answer
from inkasso.demo.handovers import SELLER, SELLER_IBAN, Handover, write_handovers
from inkasso.demo.objections import dispute
from inkasso.demo.plans import agree_plans
from inkasso.demo.relations import meet_people
from inkasso.demo.rights import exercise_rights
from inkasso.demo.templates import write_standing_texts
from inkasso.demo.writing import write_and_pause
from inkasso.gate.acting import acting, sweeping
from inkasso.mandates.agency import Agency
from inkasso.mandates.details import change_details
from inkasso.mandates.models import Client, Rhythm
from inkasso.mandates.services import NewClient, Terms, add_client
from inkasso.payments.importing import import_file
from inkasso.payments.outgoing import order_id
from inkasso.receivables.intake.reading import Reading, read_rows
from inkasso.receivables.intake.taking_in import Intake
from inkasso.receivables.models import Refund
from inkasso.rights.erasure.carrying_out import Outside

START = date(2026, 1, 12)
#: The Wednesday on which two people call who cannot pay at once.
CALLS = date(2026, 2, 4)
#: The Wednesday on which people exercise their rights.
RIGHTS = date(2026, 3, 18)
#: When a client tells a new telephone number.
NEW_NUMBER = date(2026, 3, 31)
#: When the bank takes its price, and the newest remittance does not reach its client.
ODD_MONEY = date(2026, 4, 9)
DAYS = 90
#: Any number will do; the same one plays the same months.
_SEED = 513_1999
_ACTOR = "demo"


@dataclass(slots=True)
class Story:
    """What has happened so far."""

    rows: Counter[str] = field(default_factory=Counter)
    letters: Counter[str] = field(default_factory=Counter)
    items: Counter[str] = field(default_factory=Counter)
    costs: Money = field(default_factory=lambda: Money(0))
    rights: Counter[str] = field(default_factory=Counter)
    calls: int = 0
    files: int = 0
    remittances: int = 0
    remitted: Money = field(default_factory=lambda: Money(0))

    def snapshot(self) -> Snapshot:
        """Where the story stands now."""
        letters, payments = self.letters.total(), self.items["matched"]
        return Snapshot(self.rows["accepted"], letters, payments, self.remitted)


class Snapshot(NamedTuple):
    """Where the story stands, to tell what a week brought."""

    rows: int
    letters: int
    payments: int
    remitted: Money


@dataclass(slots=True)
class Play:
    """The agency at work."""

    home: Path
    agency: Agency
    #: Where erasures are remembered; None leaves out what people ask, for the journal is another's.
    outside: Outside | None = None
    story: Story = field(default_factory=Story)
    random: Random = field(default_factory=lambda: Random(_SEED))
    clients: list[Client] = field(default_factory=list)
    handovers: list[Handover] = field(default_factory=list)
    bank: Bank = field(init=False)

    def __post_init__(self) -> None:
        self.bank = Bank(self.agency.iban)

    def days(self) -> Iterator[date]:
        """Play day by day."""
        with acting("client_relations", actor=_ACTOR, reason="clients taken on"):
            self.clients = list(_clients())
        meet_people(self.clients, START)
        self.handovers = write_handovers(self.home / "demo" / "handovers", START, self.random)
        for number in range(DAYS):
            day = START + timedelta(days=number)
            self._take_in(day)
            if is_banking_day(day):
                self._bank(day)
                if day == CALLS:
                    agreed = agree_plans(day, self.agency, self.bank, _ACTOR)
                    self.story.letters.update(agreed)
                for _ in dispute(day, self.bank, self.agency, self.home, actor=_ACTOR):
                    pass
                if day in CALL_DAYS:
                    self.story.calls += sum(1 for _ in make_calls(day, _ACTOR))
                if day == NEW_NUMBER:
                    self._change_number(day)
                if day == RIGHTS and self.outside is not None:
                    self.story.rights.update(exercise_rights(day, self.outside))
                write_and_pause(day, self.agency)
                write_standing_texts(day, self.agency, self.home)
                self._day_run(day)
                with _at_work("administration", "remittances"):
                    self._remit(day)
                    self._move_own(day)
                with _at_work("payments", "refunds of what was paid in excess"):
                    self._send_back(day)
            yield day

    def _plan_odd_money(self, day: date) -> None:
        """What somebody has to see to: a charge of the bank's own, a payment of ours come back."""
        self.bank.plan(day, Movement(cents=-14_50, message="Palvelumaksut 3/2026", name="Pankki"))
        newest = Remittance.objects.filter(paid_out_cents__gt=0).order_by("-id").first()
        if newest is not None:
            number = order_id("remittance", newest.id)
            back = Movement(cents=newest.paid_out_cents, end_to_end_id=number, return_reason="AC04")
            self.bank.plan(day, back)

    def _change_number(self, day: date) -> None:
        """One client's telephone: at the old one it is called back until the new has stood."""
        moment = Moment(on=day, by="Annika Asiakas")
        with acting("client_relations", actor=moment.by, reason="client's details changed"):
            change_details(self.clients[0], {"phone": "09 000 0001"}, moment)

    def _take_in(self, day: date) -> None:
        for handover in self.handovers:
            if handover.day == day:
                client = self.clients[handover.client]
                reading = Reading(on=day, allow_test_range=True, client=client.business_id)
                with _at_work("assignments", f"intake: {handover.path.name}"):
                    for verdicts in Intake(client, day).take_in(read_rows(handover.path, reading)):
                        self.story.rows.update(verdict.outcome.value for verdict in verdicts)

    def _bank(self, day: date) -> None:
        if day == ODD_MONEY:
            with _at_work("administration", "a remittance that does not arrive"):
                self._plan_odd_money(day)
        with _at_work("payments", "bank files of the day"):
            for path in self.bank.write_day(day, self.home / "demo" / "bank"):
                self.story.files += 1
                for chunk in import_file(path, day):
                    self.story.items.update(outcome.outcome for outcome in chunk.outcomes)

    def _day_run(self, day: date) -> None:
        """All of it but the figures, which nobody looks at before the end."""
        run = Day(
            on=day,
            by=_ACTOR,
            agency=self.agency,
            home=self.home,
        )
        run_stages(run, lambda *_: None, (DECIDING, LETTERS, SEALING))
        self.story.letters.update(run.report.steps)
        self.story.costs += run.report.costs_charged
        with _at_work("collection", "what debtors do about their letters"):
            self._answers(day)

    def _answers(self, day: date) -> None:
        debtors_own = FrozenContent.objects.filter(
            letter__person_id=F("letter__case__person_id"), letter__dated=day
        )
        for letter in debtors_own.order_by("letter_id"):
            for planned in answer(from_json(letter.content), self.random):
                self.bank.plan(planned.day, planned.movement)

    def _send_back(self, day: date) -> None:
        """Refunds leave the account on the next banking day."""
        paid = next_banking_day(day + timedelta(days=1))
        for refund in refund_excess(day):
            if isinstance(refund, Refund):
                file_refund(refund, self.home, self.agency)
                number = order_id("refund", refund.id)
                self.bank.plan(paid, Movement(cents=-refund.cents, end_to_end_id=number))

    def _move_own(self, day: date) -> None:
        """The agency's own money leaves the account on the next banking day."""
        paid = next_banking_day(day + timedelta(days=1))
        own = move_own_money(day, self.agency)
        if own is not None:
            file_own_transfer(own, self.home, self.agency)
            number = order_id("own", own.id)
            self.bank.plan(paid, Movement(cents=-own.cents, end_to_end_id=number))

    def _remit(self, day: date) -> None:
        for remittance in remit(day, [client.id for client in self.clients]):
            file_remittance(remittance, self.home, self.agency)
            self.story.remittances += 1
            self.story.remitted += Money(remittance.paid_out_cents)
            if remittance.paid_out_cents:
                paid = next_banking_day(day + timedelta(days=1))
                self.bank.plan(paid, _payout(remittance.id, remittance.paid_out_cents))


@contextmanager
def _at_work(purpose: str, name: str) -> Iterator[None]:
    """One of the agency's people at batch work, as the access log will tell."""
    with acting(purpose, actor=_ACTOR, reason="ninety played days"), sweeping(name):
        yield


def _payout(number: int, cents: int) -> Movement:
    return Movement(cents=-cents, end_to_end_id=order_id("remittance", number))


def _clients() -> Iterator[Client]:
    yield add_client(
        NewClient(
            business_id="9000101-4",
            name="Sähköpörssi Oy",
            iban="FI3715903000000776",
            street="Voimatie 1",
            postal_code="00500",
            city="Helsinki",
            email="laskutus@sahkoporssi.example",
            phone="09 000 0000",
        ),
        Terms(commission_percent=Decimal(8), remittance_rhythm=Rhythm.WEEKLY),
        START,
    )
    yield add_client(
        NewClient(
            business_id=SELLER.business_id,
            name=SELLER.name,
            iban=SELLER_IBAN,
            language="sv",
            street=SELLER.address.street,
            postal_code=SELLER.address.postal_code,
            city=SELLER.address.city,
            phone="06 000 0000",
        ),
        Terms(commission_percent=Decimal(12), remittance_rhythm=Rhythm.MONTHLY),
        START,
    )
