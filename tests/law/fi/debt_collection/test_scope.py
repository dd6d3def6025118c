"""Which rules a receivable follows, and which public claims an agency may take."""

from __future__ import annotations

import pytest

from inkasso.base.decisions import Decision, Refusal
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.scope import (
    DebtorKind,
    PublicClaim,
    PublicCreditor,
    ReceivableKind,
    public_claim_allowed,
    regime_of,
)


@pytest.mark.parametrize(
    ("kind", "debtor", "regime"),
    [
        ("consumer", "person", "consumer"),
        ("consumer_credit", "person", "consumer"),
        ("consumer", "estate", "consumer"),
        ("rent", "person", "consumer"),
        ("public", "person", "consumer"),
        ("public", "company", "other"),
        ("business", "person", "other"),
        ("business", "company", "other"),
        ("rent", "company", "other"),
        ("business", "public_body", "other"),
    ],
)
def test_kind_and_debtor_decide_the_rules(kind: str, debtor: str, regime: str) -> None:
    answer = regime_of(ReceivableKind(kind), DebtorKind(debtor))
    assert isinstance(answer, Decision)
    assert answer.value is Regime(regime)


@pytest.mark.parametrize("debtor", [DebtorKind.COMPANY, DebtorKind.PUBLIC_BODY])
def test_a_company_is_not_a_consumer(debtor: DebtorKind) -> None:
    answer = regime_of(ReceivableKind.CONSUMER, debtor)
    assert isinstance(answer, Refusal)
    assert answer.code == "contradictory"


LOCAL, STATE = PublicCreditor.LOCAL, PublicCreditor.STATE


@pytest.mark.parametrize(
    ("creditor", "direct", "sanction", "allowed"),
    [
        (LOCAL, True, False, True),
        (PublicCreditor.PUBLIC_TASK, True, False, True),
        (LOCAL, True, True, False),
        (LOCAL, True, None, False),
        (STATE, True, False, False),
        (STATE, None, False, False),
        (STATE, False, False, True),
        (STATE, False, True, True),
        (None, None, None, False),
        (None, True, False, False),
        (None, False, None, True),
    ],
)
def test_what_is_not_known_of_a_public_claim_counts_against_it(
    *,
    creditor: PublicCreditor | None,
    direct: bool | None,
    sanction: bool | None,
    allowed: bool,
) -> None:
    claim = PublicClaim(creditor=creditor, directly_enforceable=direct, sanction=sanction)
    answer = public_claim_allowed(claim)
    assert isinstance(answer, Decision) is allowed
    if isinstance(answer, Refusal):
        assert answer.code == "public_claim_not_allowed"
        assert answer.remedy is not None
