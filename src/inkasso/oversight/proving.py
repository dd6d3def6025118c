"""Every statement that must hold of the books, the letters and the log, proved room by room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from inkasso.base.checks import Check
from inkasso.billing.proofs import proofs as billing_proofs
from inkasso.correspondence.filing import proofs as free_letter_proofs
from inkasso.correspondence.to_clients.writing import proofs as client_letter_proofs
from inkasso.demands.proofs import proofs as demand_proofs
from inkasso.gate.acting import acting
from inkasso.gate.proofs import proofs as gate_proofs
from inkasso.ledger.proofs import proofs as ledger_proofs
from inkasso.objections.filing import proofs as objection_proofs
from inkasso.payments.proofs import proofs as payment_proofs
from inkasso.plans.filing import proofs as plan_proofs
from inkasso.receivables.proofs import proofs as receivable_proofs


def every_check(home: Path, actor: str) -> Iterator[Check]:
    """Every check, in order, in a sweep of `administration`; the log for `oversight`."""
    yield from ledger_proofs()
    yield from receivable_proofs()
    yield from payment_proofs()
    yield from demand_proofs(home)
    yield from plan_proofs(home)
    yield from objection_proofs(home)
    yield from free_letter_proofs(home)
    yield from client_letter_proofs(home)
    yield from billing_proofs()
    with acting("oversight", actor=actor, reason="proof of the access log"):
        of_the_log = list(gate_proofs())
    yield from of_the_log
