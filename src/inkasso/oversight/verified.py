"""What verifications of the notice found, kept statement by statement as each is judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.oversight.models import Verification, VerifiedStatement
from inkasso.oversight.verifying.verdicts import Statement, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A verification with what it found."""

    run: Verification
    statements: tuple[VerifiedStatement, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every statement was judged; else it was cut off, or goes on."""
        return len(self.statements) == self.run.statements

    @property
    def gravest_first(self) -> list[VerifiedStatement]:
        """What fails before the rest, each in the order of the notice."""
        return sorted(self.statements, key=lambda one: one.verdict != Verdict.FAILS.value)

    def count(self, verdict: Verdict) -> int:
        """How many statements came to a verdict."""
        return sum(one.verdict == verdict.value for one in self.statements)

    @property
    def holds(self) -> int:
        """How many hold."""
        return self.count(Verdict.HOLDS)

    @property
    def fails(self) -> int:
        """How many fail."""
        return self.count(Verdict.FAILS)

    @property
    def not_built(self) -> int:
        """How many have a part that nothing carries out."""
        return self.count(Verdict.NOT_BUILT)


def begin_verification(
    register: str, statements: int, moment: Moment, job: int | None
) -> Verification:
    """Keep that the notice is being verified; for `oversight`."""
    return Verification.objects.create(
        job=job,
        register=register[:20],
        verified_on=moment.on,
        verified_by=moment.by,
        statements=statements,
    )


def keep_statement(run: Verification, judged: Statement) -> None:
    """Keep what was found of one statement."""
    VerifiedStatement.objects.create(
        verification=run,
        key=judged.key,
        text=judged.text,
        verdict=judged.verdict.value,
        evidence=list(judged.evidence),
    )


def judged_by(job: int) -> int:
    """How many statements the verification of a job has judged so far."""
    return VerifiedStatement.objects.filter(verification__job=job).count()


def verification_of(job: int) -> Verified | None:
    """The newest verification of a job; None before it has begun."""
    run = Verification.objects.filter(job=job).order_by("-id").first()
    return None if run is None else _with_statements([run])[0]


def newest_verifications(most: int) -> list[Verified]:
    """The newest, newest first."""
    return _with_statements(list(Verification.objects.order_by("-id")[:most]))


def find_verification(number: int) -> Verified:
    """A verification; raises `Refused` (`unknown_verification`)."""
    run = Verification.objects.filter(id=number).first() if number < 2**63 else None
    if run is None:
        raise Refused(Refusal(code="unknown_verification", message=_UNKNOWN))
    return _with_statements([run])[0]


def _with_statements(runs: Sequence[Verification]) -> list[Verified]:
    found: dict[int, list[VerifiedStatement]] = {run.id: [] for run in runs}
    for one in VerifiedStatement.objects.filter(verification__in=runs).order_by("id"):
        found[one.verification_id].append(one)
    return [Verified(run=run, statements=tuple(found[run.id])) for run in runs]


_UNKNOWN = Words(
    fi="Todennusta ei ole.", sv="Verifieringen finns inte.", en="There is no such verification."
)
