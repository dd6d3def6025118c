"""What kinds of data subject a person is, and the register as far as it concerns them.

A debtor is not told what is done with clients' contact persons, though both have a name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from inkasso.notice.register import Ground, Purpose, Register, SourceUse
from inkasso.payments.models import ItemPayer
from inkasso.receivables.models import Case, CoDebtor, RefundPayee
from inkasso.relations import people as relations

DEBTORS, CO_DEBTORS, PAYERS = "debtors", "co_debtors", "payers"


def kinds_of(person_id: UUID) -> frozenset[str]:
    """The kinds that rows about a person make them, by the register's keys; none for a stranger."""
    held = {
        DEBTORS: Case.objects.filter(person_id=person_id),
        CO_DEBTORS: CoDebtor.objects.filter(person_id=person_id),
        PAYERS: ItemPayer.objects.filter(payer_id=person_id),
    }
    kinds = {kind for kind, rows in held.items() if rows.exists()}
    if RefundPayee.objects.filter(payer_id=person_id).exists():
        kinds.add(PAYERS)
    return frozenset(kinds) | relations.kinds_of(person_id)


def concerning(register: Register, kinds: frozenset[str], categories: Iterable[str]) -> Register:
    """The register with only what is done to people of these kinds with these categories.

    Of somebody of no known kind, what is done to anybody with them. Rights derived from it
    (`rights_matrix`) are that person's own.
    """
    held = frozenset(categories)
    purposes = {
        key: _narrowed(purpose, kinds & purpose.subjects or purpose.subjects, held)
        for key, purpose in register.purposes.items()
        if held & purpose.categories.keys() and (not kinds or kinds & purpose.subjects)
    }
    return replace(register, purposes=purposes)


def _narrowed(purpose: Purpose, subjects: frozenset[str], held: frozenset[str]) -> Purpose:
    grounds = [_of_these(ground, subjects, held) for ground in purpose.legal_basis]
    sources = [_from_there(use, subjects, held) for use in purpose.sources]
    return replace(
        purpose,
        subjects=subjects,
        categories={key: uses for key, uses in purpose.categories.items() if key in held},
        # A purpose whose every ground is of other people has none left: then all of it are told.
        legal_basis=tuple(one for one in grounds if one) or purpose.legal_basis,
        sources=tuple(one for one in sources if one),
        recipients={key: gets & held for key, gets in purpose.recipients.items() if gets & held},
    )


def _of_these(ground: Ground, subjects: frozenset[str], held: frozenset[str]) -> Ground | None:
    if ground.subjects and not ground.subjects & subjects:
        return None
    if ground.categories and not ground.categories & held:
        return None
    return replace(ground, subjects=ground.subjects & subjects, categories=ground.categories & held)


def _from_there(use: SourceUse, subjects: frozenset[str], held: frozenset[str]) -> SourceUse | None:
    if use.subjects and not use.subjects & subjects:
        return None
    if not use.categories & held:
        return None
    return replace(use, subjects=use.subjects & subjects, categories=use.categories & held)
