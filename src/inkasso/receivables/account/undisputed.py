"""What of a case nobody disputes: its account as it would be if every objection were right."""

from __future__ import annotations

from collections.abc import Mapping

from inkasso.receivables.account.facts import CaseFacts

#: Disputed principal in cents, by receivable.
Contested = Mapping[int, int]


def undisputed(facts: CaseFacts, contested: Contested) -> CaseFacts:
    """The facts without the disputed principal.

    Replayed, they tell what may be asked meanwhile: no interest on what is disputed, payments used
    for what is not, and never more than would be owed once the debtor is right.
    """
    if not contested:
        return facts
    return facts._replace(
        receivables=tuple(
            one._replace(principal_cents=max(0, one.principal_cents - contested.get(one.id, 0)))
            for one in facts.receivables
        )
    )
