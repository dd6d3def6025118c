"""What is done to collect a receivable, and what of the receivable decides its costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from inkasso.base.money import Money

_NOTHING = Money(0)


class Regime(StrEnum):
    """Which set of rules the Debt Collection Act applies; `scope.regime_of` decides it."""

    #: Consumer receivables, and public ones collected from a private person (section 3).
    CONSUMER = "consumer"
    #: Every other receivable.
    OTHER = "other"


class ActKind(StrEnum):
    """Acts of collecting that the Act prices."""

    #: Maksumuistutus, betalningspåminnelse.
    REMINDER = "reminder"
    #: The collector's statutory demand: maksuvaatimus, betalningskrav (sections 5 and 5 b).
    PAYMENT_DEMAND = "payment_demand"
    #: Longer time to pay, at the debtor's request.
    EXTENSION = "extension"
    #: A plan made together with the debtor for the whole balance.
    PAYMENT_PLAN = "payment_plan"
    #: A demand under threat of publication (section 7).
    TRATTA = "tratta"
    #: A demand under threat of bankruptcy (Bankruptcy Act 2:3).
    BANKRUPTCY_THREAT = "bankruptcy_threat"


class Manner(StrEnum):
    """How an act reaches the debtor (section 3 a)."""

    #: On paper.
    WRITTEN = "written"
    #: Electronic, such that it can be stored and reproduced unchanged.
    DURABLE = "durable"
    #: By telephone or otherwise: only the actual average cost of a reminder may be asked.
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionAct:
    """An act about to be done."""

    #: What is done.
    kind: ActKind
    #: What would be asked for it, value added tax not included, if the law set no limit; None asks
    #: the most that the law allows.
    price: Money | None = None
    #: How it reaches the debtor.
    manner: Manner = Manner.WRITTEN
    #: Actual average cost of a reminder in another manner.
    actual_cost: Money | None = None
    #: Actual cost of serving a demand under threat of bankruptcy.
    service_cost: Money | None = None
    #: Instalments of a payment plan.
    instalments: int | None = None
    #: Days by which the time to pay is lengthened.
    extension_days: int | None = None
    #: Whether the creditor does it, instead of a collector on its behalf.
    by_creditor: bool = False
    #: Whether the collector belongs to the creditor's group or is the public sector's own
    #: (411/2018, section 2(1) items 2 and 3).
    own_group: bool = False

    def __post_init__(self) -> None:
        if self.kind is ActKind.PAYMENT_PLAN and (self.instalments or 0) < 1:
            raise ValueError("a payment plan needs its number of instalments")
        if self.kind is ActKind.EXTENSION and (self.extension_days or 0) < 1:
            raise ValueError("an extension needs its number of days")


def named_kind(kind: ActKind, *, by_creditor: bool) -> ActKind:
    """What the Act calls it: a demand that the creditor itself sends is a reminder.

    Only a professional collector's demand is one of section 5 or 5 b, and only such a one has the
    demand's price in sections 10 a, 3 b and 10 e.
    """
    return ActKind.REMINDER if by_creditor and kind is ActKind.PAYMENT_DEMAND else kind


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAct:
    """An act already done for the same receivable, by whoever did it."""

    #: What was done.
    kind: ActKind
    #: Day it was sent or presented.
    sent_on: date
    #: What was asked of the debtor for it, value added tax included; zero when it was free.
    cost: Money = _NOTHING
    #: Value added tax that was asked on top of the statutory maximum.
    vat: Money = _NOTHING
    #: What would have been asked, but was already covered by the standard compensation.
    absorbed: Money = _NOTHING
    #: Whether the creditor did it.
    by_creditor: bool = False

    @property
    def recoverable(self) -> Money:
        """Its cost whether or not the standard compensation covers it, tax included."""
        return self.cost + self.absorbed

    @property
    def counted(self) -> Money:
        """What it takes of the statutory maximum."""
        return self.recoverable - self.vat


@dataclass(frozen=True, slots=True, kw_only=True)
class CostFacts:
    """What of a receivable decides the costs of collecting it.

    Receivables gathered into one demand are one receivable here: their open principals added up,
    their earlier acts together, the latest of their due dates.
    """

    #: Which set of rules applies.
    regime: Regime
    #: Principal open on the day of the act.
    principal: Money
    #: Due date.
    due_date: date
    #: Day the invoice or other notice of the due date was sent.
    invoice_sent_on: date | None = None
    #: Whether the contract sets the due date and no invoice is needed.
    due_without_invoice: bool = False
    #: Whether it may be enforced without a judgment (section 3 a).
    directly_enforceable: bool = False
    #: Whether the creditor may deduct value added tax.
    vat_deductible: bool = True
    #: Rate of the tax where it is not the general one of the day, per cent.
    vat_percent: Decimal | None = None
    #: Day the debtor asked to suspend collection (section 4 c).
    suspended_on: date | None = None
    #: Whether it is a late payment between traders or by a contracting authority (30/2013, 1 §).
    commercial: bool = False
    #: Late payments in it; each bears a standard compensation of its own.
    late_payments: int = 1
    #: Day the contract was made, when before 16.3.2013; None means on that day or later.
    contract_made_on: date | None = None
    #: Standard compensation already asked for it.
    compensation_claimed: Money = _NOTHING
    #: Whether the earlier acts hold every reminder, also the free ones.
    reminders_known: bool = True
    #: Whether a tratta is used in collecting it, also after the act.
    tratta_used: bool = False

    def __post_init__(self) -> None:
        if self.principal.cents < 0:
            raise ValueError("an open principal is never below zero")
        if self.regime is Regime.CONSUMER and self.commercial:
            raise ValueError("a consumer's payment is never a commercial one (30/2013, 1 §)")
