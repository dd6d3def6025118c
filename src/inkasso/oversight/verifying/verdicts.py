"""What was found of a statement, and the verdict that follows.

A statement `holds` only when every part of what it says was shown. One breach makes it `fails`,
whatever else was found; a part that nothing carries out yet makes it `not built`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

#: Breaches that a finding names one by one.
_NAMED_MAX = 5


class Verdict(StrEnum):
    """What can be said of a statement, the gravest first."""

    #: Something was found that the statement rules out.
    FAILS = "fails"
    #: Nothing against it was found, but a part of it is not there to be shown.
    NOT_BUILT = "not built"
    #: Every part of it was shown.
    HOLDS = "holds"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    verdict: Verdict
    #: What was seen, in a sentence that somebody else can check.
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement of the notice, judged."""

    key: str
    text: str
    verdict: Verdict
    #: The gravest first.
    evidence: tuple[str, ...]


def holds(evidence: str) -> Finding:
    """Something that the statement says, and that is so."""
    return Finding(Verdict.HOLDS, evidence)


def fails(evidence: str) -> Finding:
    """A breach."""
    return Finding(Verdict.FAILS, evidence)


def not_built(evidence: str) -> Finding:
    """A part that nothing carries out yet."""
    return Finding(Verdict.NOT_BUILT, evidence)


def unless(wrong: Sequence[str], right: str) -> Iterator[Finding]:
    """A breach for each fault, five at most and the number of the others; else what is right."""
    if not wrong:
        yield holds(right)
    yield from (fails(one) for one in wrong[:_NAMED_MAX])
    if len(wrong) > _NAMED_MAX:
        yield fails(f"… and {len(wrong) - _NAMED_MAX} more of the same kind.")


def judge(key: str, text: str, findings: Iterable[Finding]) -> Statement:
    """The verdict that findings come to; of none at all, that nothing was shown."""
    order = list(Verdict)
    found = sorted(findings, key=lambda one: order.index(one.verdict))
    verdict = found[0].verdict if found else Verdict.NOT_BUILT
    return Statement(key=key, text=text, verdict=verdict, evidence=tuple(map(_marked, found)))


def _marked(finding: Finding) -> str:
    """The sentence, marked where it stands for something else than the holding of a part."""
    if finding.verdict is Verdict.HOLDS:
        return finding.evidence
    return f"{finding.verdict.value.upper()}: {finding.evidence}"
