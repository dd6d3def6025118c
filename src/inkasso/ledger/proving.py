"""What each proof of the books found, kept: what was wrong one day nobody can derive the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from inkasso.ledger.models import ProofFound, ProofRun
from inkasso.ledger.proofs import Check


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved:
    """A proof with what its checks found."""

    run: ProofRun
    found: tuple[ProofFound, ...]

    @property
    def failed(self) -> tuple[ProofFound, ...]:
        """The checks that did not hold."""
        return tuple(one for one in self.found if not one.holds)

    @property
    def holds(self) -> bool:
        """Whether everything held."""
        return not self.failed


def keep_proof(checks: Sequence[Check], at: datetime, on: date, by: str) -> ProofRun:
    """Keep what a proof found."""
    with transaction.atomic():
        run = ProofRun.objects.create(proved_at=at, proved_on=on, proved_by=by[:100])
        ProofFound.objects.bulk_create(
            ProofFound(run=run, check_name=one.check[:60], holds=one.holds, found=asdict(one.found))
            for one in checks
        )
    return run


def newest_proofs(most: int) -> list[Proved]:
    """The newest proofs, newest first."""
    runs = list(ProofRun.objects.order_by("-id")[:most])
    found: dict[int, list[ProofFound]] = {run.id: [] for run in runs}
    for one in ProofFound.objects.filter(run__in=runs).order_by("id"):
        found[one.run_id].append(one)
    return [Proved(run=run, found=tuple(found[run.id])) for run in runs]


def failing_since(check_name: str) -> date | None:
    """The day of the first proof since which a check has failed in every one; None if it holds."""
    of_check = ProofFound.objects.filter(check_name=check_name)
    held = of_check.filter(holds=True).aggregate(run=Max("run_id"))["run"] or 0
    first = of_check.filter(holds=False, run_id__gt=held).order_by("run_id").first()
    return first.run.proved_on if first else None
