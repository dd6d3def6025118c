"""Facts of `inkasso law costs` and `inkasso law timing`: a receivable and what was done so far.

What the answer depends on and the file does not say is a refusal, `fact_missing`; what cannot be
read is bad input.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.cli.law.facts import Facts, shown
from inkasso.cli.law.reading import read_yaml
from inkasso.law.fi.debt_collection.acts import (
    ActKind,
    CollectionAct,
    CostFacts,
    Manner,
    Regime,
)
from inkasso.law.fi.debt_collection.bill import DoneAct
from inkasso.law.fi.debt_collection.maximums.caps import is_priced_reminder
from inkasso.law.fi.debt_collection.maximums.reasonable import no_number
from inkasso.law.fi.debt_collection.next_act import NextAct
from inkasso.law.fi.debt_collection.tables import stands
from inkasso.law.fi.debt_collection.tratta import DebtorForm
from inkasso.law.fi.interpretations import DayReading, Readings, readings_named
from inkasso.law.wording import fill

_AMOUNT = re.compile(r"\d{1,12}([.,]\d{1,2})?", re.ASCII)
_PERCENT = re.compile(r"\d{1,3}([.,]\d{1,4})?", re.ASCII)
_ONE_DAY = timedelta(days=1)


class Kind(StrEnum):
    """What the receivable is, as the file says it."""

    CONSUMER = "consumer"
    BUSINESS = "business"
    DIRECTLY_ENFORCEABLE_CONSUMER = "directly_enforceable_consumer"
    DIRECTLY_ENFORCEABLE_BUSINESS = "directly_enforceable_business"

    @property
    def regime(self) -> Regime:
        """Whose rules it follows."""
        consumer = (Kind.CONSUMER, Kind.DIRECTLY_ENFORCEABLE_CONSUMER)
        return Regime.CONSUMER if self in consumer else Regime.OTHER


class ActName(StrEnum):
    """An act, as the file names it."""

    REMINDER = "reminder"
    DEMAND = "demand"
    PLAN = "plan"
    EXTENSION = "extension"
    TRATTA = "tratta"
    BANKRUPTCY_DEMAND = "bankruptcy_demand"

    @property
    def kind(self) -> ActKind:
        """The act as the law names it."""
        other = {
            ActName.DEMAND: ActKind.PAYMENT_DEMAND,
            ActName.PLAN: ActKind.PAYMENT_PLAN,
            ActName.BANKRUPTCY_DEMAND: ActKind.BANKRUPTCY_THREAT,
        }
        return other.get(self) or ActKind(self.value)

    @classmethod
    def of(cls, kind: ActKind) -> ActName:
        """The name of an act of the law."""
        return next(name for name in cls if name.kind is kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAct:
    """One act as the file states it; None is not stated."""

    name: ActName
    on: date
    manner: Manner
    asked: Money | None
    instalments: int | None
    days: int | None
    invoice_sent: date | None
    due: date | None
    actual_cost: Money | None
    service_cost: Money | None
    by_creditor: bool
    own_group: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Collecting:
    """A receivable and what was done to collect it, as the file states it."""

    kind: Kind
    principal: Money | None
    forty_euro: bool
    vat_percent: Decimal | None
    due: date | None
    invoice_sent: date | None
    due_by_contract: bool
    reminded: bool | None
    suspended_on: date | None
    contract_made: date | None
    invoices: int
    debtor: DebtorForm | None
    next_act: NextAct | None
    readings: Readings
    acts: tuple[GivenAct, ...]

    def cost_facts(self, principal: Money) -> CostFacts:
        """The receivable as the law asks about it; its due date must be known or not matter."""
        enforceable = self.kind.value.startswith("directly_enforceable")
        commercial = self.forty_euro and self.kind.regime is Regime.OTHER
        return CostFacts(
            regime=self.kind.regime,
            principal=principal,
            due_date=self.due_date(),
            invoice_sent_on=self.invoice_sent_before(len(self.acts)),
            due_without_invoice=self.due_by_contract,
            directly_enforceable=enforceable,
            vat_deductible=not self.vat_percent,
            vat_percent=self.vat_percent,
            suspended_on=self.suspended_on,
            commercial=commercial,
            late_payments=self.invoices,
            contract_made_on=self.contract_made,
            compensation_claimed=Money(0),
            reminders_known=self.reminded is False,
        )

    def due_date(self) -> date:
        """The due date; where none is stated and none matters, the day before the first act."""
        stated = self.due or next((act.due for act in self.acts if act.due), None)
        if stated is not None:
            return stated
        if not self.acts:
            raise Refused(missing("due"))
        return min(act.on for act in self.acts) - _ONE_DAY

    def due_before(self, position: int) -> date | None:
        """The due date an act is about: its own, else the latest stated before it."""
        return self._stated(position, [act.due for act in self.acts], self.due)

    def invoice_sent_before(self, position: int) -> date | None:
        """The day of the invoice an act is about: its own, else the latest stated before it."""
        return self._stated(position, [act.invoice_sent for act in self.acts], self.invoice_sent)

    @staticmethod
    def _stated(position: int, given: list[date | None], of_all: date | None) -> date | None:
        before = [day for day in given[: position + 1] if day is not None]
        after = [day for day in given[position + 1 :] if day is not None]
        return (before[-1] if before else None) or of_all or (after[0] if after else None)

    def done_acts(self) -> tuple[DoneAct, ...]:
        """The acts as the law asks about them; refuses with `fact_missing`."""
        return tuple(self._done(position) for position in range(len(self.acts)))

    def _done(self, position: int) -> DoneAct:
        given = self.acts[position]
        act = CollectionAct(
            kind=given.name.kind,
            manner=given.manner,
            actual_cost=given.actual_cost,
            service_cost=given.service_cost,
            instalments=self._instalments(given, position),
            extension_days=self._extension_days(given, position),
            by_creditor=given.by_creditor,
            own_group=given.own_group,
        )
        due, invoice = self.due_before(position), self.invoice_sent_before(position)
        if self._needs_invoice(act, given):
            for name, day in (("due", due), ("invoice_sent", invoice)):
                if day is None and not (name == "invoice_sent" and self.due_by_contract):
                    raise Refused(missing(f"acts[{position}].{name}"))
        return DoneAct(
            act=act, on=given.on, asked=given.asked, due_date=due, invoice_sent_on=invoice
        )

    def _needs_invoice(self, act: CollectionAct, given: GivenAct) -> bool:
        consumer = self.kind.regime is Regime.CONSUMER
        priced = is_priced_reminder(act, Regime.CONSUMER, given.on)
        free = given.asked == Money(0)
        return consumer and priced and not free and no_number(Regime.CONSUMER, given.on) is None

    def _instalments(self, given: GivenAct, position: int) -> int | None:
        if given.name is not ActName.PLAN or given.instalments is not None:
            return given.instalments
        if stands("plans_charged", self.kind.regime, given.on):
            raise Refused(missing(f"acts[{position}].instalments"))
        return 1

    def _extension_days(self, given: GivenAct, position: int) -> int | None:
        if given.name is not ActName.EXTENSION or given.days is not None:
            return given.days
        if stands("extension_days", self.kind.regime, given.on):
            raise Refused(missing(f"acts[{position}].days"))
        return 1


def read_collecting(path: Path) -> Collecting:
    """The facts of a file; raises `BadInput` and, for a missing fact, `Refused`."""
    given = Facts(read_yaml(path), source=str(path))
    if not given.given("kind"):
        raise Refused(missing("kind"))
    reading = given.choice("reading", DayReading) if given.given("reading") else None
    facts = Collecting(
        kind=given.choice("kind", Kind),
        principal=_money(given, "principal"),
        forty_euro=given.flag("forty_euro") or False,
        vat_percent=_percent(given),
        due=given.day("due"),
        invoice_sent=given.day("invoice_sent"),
        due_by_contract=given.flag("due_by_contract") or False,
        reminded=given.flag("reminded"),
        suspended_on=given.day("suspended_on"),
        contract_made=given.day("contract_made"),
        invoices=_number(given, "invoices") or 1,
        debtor=_debtor(given),
        next_act=_next(given),
        readings=readings_named(reading),
        acts=tuple(
            _act(item, f"{path}: acts[{position}]", position)
            for position, item in enumerate(given.items("acts"))
        ),
    )
    given.done()
    return facts


def missing(name: str) -> Refusal:
    """Code `fact_missing`: the answer depends on what the file does not say."""
    return Refusal(code="fact_missing", message=fill(_MISSING, name=name), remedy=_STATE_IT)


def _act(item: object, source: str, position: int) -> GivenAct:
    given = Facts(item, source=source)
    for key in ("act", "date"):
        if not given.given(key):
            raise Refused(missing(f"acts[{position}].{key}"))
    act = GivenAct(
        name=given.choice("act", ActName),
        on=given.day("date") or date.min,
        manner=given.choice("form", Manner, Manner.WRITTEN),
        asked=_money(given, "asked"),
        instalments=_number(given, "instalments"),
        days=_number(given, "days"),
        invoice_sent=given.day("invoice_sent"),
        due=given.day("due"),
        actual_cost=_money(given, "actual_cost"),
        service_cost=_money(given, "service_cost"),
        by_creditor=given.flag("by_creditor") or False,
        own_group=given.flag("own_group") or False,
    )
    given.done()
    return act


def _money(given: Facts, key: str) -> Money | None:
    text = given.text(key)
    if text is None:
        return None
    if not _AMOUNT.fullmatch(text):
        given.fault(f"{key}: {shown(text)} is not an amount such as 124.00")
        return None
    return Money.of(text.replace(",", "."))


def _percent(given: Facts) -> Decimal | None:
    text = given.text("vat_percent")
    if text is None:
        return None
    if not _PERCENT.fullmatch(text):
        given.fault(f"vat_percent: {shown(text)} is not a percentage such as 25.5")
        return None
    return Decimal(text.replace(",", "."))


def _number(given: Facts, key: str) -> int | None:
    text = given.text(key)
    if text is None:
        return None
    if not re.fullmatch(r"[1-9]\d{0,3}", text, re.ASCII):
        given.fault(f"{key}: {shown(text)} is not a whole number above zero")
        return None
    return int(text)


def _debtor(given: Facts) -> DebtorForm | None:
    return given.choice("debtor", DebtorForm) if given.given("debtor") else None


def _next(given: Facts) -> NextAct | None:
    return given.choice("next", NextAct) if given.given("next") else None


_MISSING = Words(
    fi="Vastaus riippuu tiedosta, jota ei ole annettu: {name}.",
    sv="Svaret beror på en uppgift som inte har getts: {name}.",
    en="The answer depends on a fact that is not stated: {name}.",
)
_STATE_IT = Words(
    fi="Lisää tieto ja kysy uudelleen.",
    sv="Lägg till uppgiften och fråga på nytt.",
    en="Add the fact and ask again.",
)
