"""A portfolio of made-up claims for `inkasso bench law`, asked as arrays and one by one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np

from inkasso.base.decisions import Refusal
from inkasso.law.fi.arrays.columns import (
    KINDS,
    NO_RATE,
    BalanceColumns,
    ClaimColumns,
    PaymentColumns,
)
from inkasso.law.fi.arrays.interest import ArraySettings, balances
from inkasso.law.fi.interest.accrual import accrual_for
from inkasso.law.fi.interest.payments import Balance, Paid, balance_of
from inkasso.law.fi.interest.terms import RATE_UNITS_PER_PERCENT, InterestKind, InterestTerms

_SEED = 20260101
_FIRST_DUE, _DUE_DAYS = np.datetime64("2013-01-01"), 4700
_LAST_DAY = np.datetime64("2026-12-31")
_AGREED = KINDS.index(InterestKind.AGREED)
_COMMERCIAL = KINDS.index(InterestKind.COMMERCIAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Claims, and payments on a part of them."""

    claims: ClaimColumns
    payments: PaymentColumns


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One claim as the single functions take it."""

    principal: int
    terms: InterestTerms
    period: tuple[date, date]
    payments: tuple[Paid, ...]


def make_sample(count: int) -> Sample:
    """Claims of every kind over thirteen years; every third has a payment, some have more."""
    dice = np.random.default_rng(_SEED)
    shares = [0.7, 0.2, 0.1]
    kind = dice.choice(len(KINDS), count, p=shares).astype(np.int8)
    due = _FIRST_DUE + dice.integers(0, _DUE_DAYS, count)
    agreed = dice.integers(8, 40, count) * (RATE_UNITS_PER_PERCENT // 2)
    claims = ClaimColumns(
        principal=dice.integers(10_00, 20_000_00, count),
        kind=kind,
        consumer=(kind != _COMMERCIAL) & (dice.random(count) < 0.8),
        due=due,
        starts_after=due,
        until=np.minimum(due + dice.integers(1, 2000, count), _LAST_DAY),
        agreed=np.where(kind == _AGREED, agreed, NO_RATE),
    )
    claim = dice.integers(0, count, count * 2 // 5)
    payments = PaymentColumns(
        claim=claim,
        on=due[claim] + dice.integers(0, 1000, len(claim)),
        cents=dice.integers(1_00, 3_000_00, len(claim)),
    )
    return Sample(claims=claims, payments=payments)


def head(sample: Sample, count: int) -> Sample:
    """The first claims of a sample, with their payments."""
    claims, payments = sample.claims, sample.payments
    assert claims.agreed is not None, "a sample holds agreed rates"
    kept = payments.claim < count
    return Sample(
        claims=ClaimColumns(
            principal=claims.principal[:count],
            kind=claims.kind[:count],
            consumer=claims.consumer[:count],
            due=claims.due[:count],
            starts_after=claims.starts_after[:count],
            until=claims.until[:count],
            agreed=claims.agreed[:count],
        ),
        payments=PaymentColumns(
            claim=payments.claim[kept], on=payments.on[kept], cents=payments.cents[kept]
        ),
    )


def whole(sample: Sample) -> BalanceColumns:
    """The balances of all claims, as arrays on all cores."""
    settings = ArraySettings(threads=len(os.sched_getaffinity(0)))
    return balances(sample.claims, sample.payments, settings)


def questions(sample: Sample) -> list[Question]:
    """The same claims, one by one."""
    claims, rows = sample.claims, range(len(sample.claims))
    paid: list[list[Paid]] = [[] for _ in rows]
    columns = (sample.payments.claim, sample.payments.on, sample.payments.cents)
    for claim, on, cents in zip(*(column.tolist() for column in columns), strict=True):
        paid[claim].append(Paid(on, cents))
    return [
        Question(
            principal=int(claims.principal[row]),
            terms=_terms(claims, row),
            period=(claims.starts_after[row].item(), claims.until[row].item()),
            payments=tuple(paid[row]),
        )
        for row in rows
    ]


def one_by_one(asked: Sequence[Question]) -> list[Balance]:
    """The balance of each claim, from the single function."""
    answers = []
    for question in asked:
        accrual = accrual_for(question.terms)
        assert not isinstance(accrual, Refusal), "the sample lies in recorded law"
        answers.append(balance_of(accrual, question.principal, question.period, question.payments))
    return answers


def differing_cents(singles: Sequence[Balance], answers: BalanceColumns) -> int:
    """By how many cents the two ways differ, over everything they answer."""
    columns = (answers.interest, answers.interest_open, answers.principal_open, answers.over)
    arrays = np.stack([column[: len(singles)] for column in columns], axis=1)
    return int(np.abs(arrays - np.array(singles)).sum())


def _terms(claims: ClaimColumns, row: int) -> InterestTerms:
    assert claims.agreed is not None, "a sample holds agreed rates"
    agreed = int(claims.agreed[row])
    return InterestTerms(
        kind=KINDS[int(claims.kind[row])],
        consumer=bool(claims.consumer[row]),
        due_date=claims.due[row].item(),
        agreed_percent=None if agreed == NO_RATE else Decimal(agreed) / RATE_UNITS_PER_PERCENT,
    )
