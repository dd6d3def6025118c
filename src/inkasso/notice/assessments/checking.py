"""Which purposes need an impact assessment, and what those that there are fall short of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.notice.articles import GDPR
from inkasso.notice.assessments.criteria import ENOUGH, TOGETHER, Criterion, Level
from inkasso.notice.assessments.loading import Assessment, Assessments
from inkasso.notice.register import Purpose, Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Whether a purpose needs an assessment, and by which criteria."""

    purpose: str
    criteria: frozenset[Criterion]

    @property
    def needed(self) -> bool:
        """One criterion that is enough, or several that are so together."""
        return bool(self.criteria & ENOUGH) or len(self.criteria) >= TOGETHER


class Kind(StrEnum):
    """What is wrong."""

    #: One is needed and there is none.
    MISSING = "missing"
    #: Its review date has passed.
    OUT_OF_DATE = "out_of_date"
    #: A high risk is left, and the authority was not consulted beforehand.
    NOT_CONSULTED = "not_consulted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """An assessment that a purpose lacks, or that no longer carries it."""

    kind: Kind
    purpose: str
    #: Key of the assessment; empty where there is none.
    assessment: str
    message: Words
    because: Citation


def needs(register: Register, assessments: Assessments) -> tuple[Need, ...]:
    """Every purpose with its criteria, in the register's order.

    Special categories and automated decisions the register tells itself; the rest is stated in
    `assessments/criteria.yaml`.
    """
    return tuple(
        Need(
            purpose=key,
            criteria=frozenset(_of_itself(register, purpose))
            | assessments.criteria.get(key, set()),
        )
        for key, purpose in register.purposes.items()
    )


def _of_itself(register: Register, purpose: Purpose) -> Iterator[Criterion]:
    if any(register.categories[key].special for key in purpose.categories):
        yield Criterion.SENSITIVE
    if purpose.automated_decisions is not None:
        yield Criterion.AUTOMATED


def shortfalls(register: Register, assessments: Assessments, on: date) -> tuple[Shortfall, ...]:
    """What is wrong on a day, in the register's order of purposes."""
    return tuple(
        found
        for need in needs(register, assessments)
        for found in _shortfalls(register.purposes[need.purpose], need, assessments, on)
    )


def _shortfalls(
    purpose: Purpose, need: Need, assessments: Assessments, on: date
) -> Iterator[Shortfall]:
    made = next((one for one in assessments.of(purpose.key) if one.decided_on <= on), None)
    if made is None:
        if need.needed:
            yield _shortfall(Kind.MISSING, purpose, None, on)
        return
    if made.review_by < on:
        yield _shortfall(Kind.OUT_OF_DATE, purpose, made, on)
    consulted = made.consultation.authority_on
    if made.residual is Level.HIGH and (consulted is None or consulted > on):
        yield _shortfall(Kind.NOT_CONSULTED, purpose, made, on)


def _shortfall(kind: Kind, purpose: Purpose, made: Assessment | None, on: date) -> Shortfall:
    sentence, because = _SAID[kind]
    message = fill(sentence, name=purpose.name, review_by=made.review_by if made else on)
    return Shortfall(
        kind=kind,
        purpose=purpose.key,
        assessment=made.key if made else "",
        message=message,
        because=because,
    )


def _cited(section: str, fi: str, sv: str, en: str) -> Citation:
    return Citation(act=GDPR, section=section, text=Words(fi=fi, sv=sv, en=en))


_SAID = {
    Kind.MISSING: (
        Words(
            fi="{name}: vaikutustenarviointi puuttuu.",
            sv="{name}: konsekvensbedömning saknas.",
            en="{name}: there is no impact assessment.",
        ),
        _cited(
            "35(1)",
            "Vaikutukset arvioidaan ennen käsittelyä, josta todennäköisesti seuraa korkea riski.",
            "En konsekvensbedömning görs före behandling som sannolikt medför en hög risk.",
            "An impact assessment comes before processing that is likely to result in a high risk.",
        ),
    ),
    Kind.OUT_OF_DATE: (
        Words(
            fi="{name}: vaikutustenarviointi oli tarkistettava viimeistään {review_by}.",
            sv="{name}: konsekvensbedömningen skulle ses över senast {review_by}.",
            en="{name}: the impact assessment was to be reviewed by {review_by}.",
        ),
        _cited(
            "35(11)",
            "Arviointi tarkistetaan, ainakin kun riski muuttuu.",
            "Bedömningen ses över, åtminstone när risken förändras.",
            "The assessment is reviewed, at least where the risk changes.",
        ),
    ),
    Kind.NOT_CONSULTED: (
        Words(
            fi="{name}: korkea riski jää jäljelle, eikä viranomaista ole kuultu ennakolta.",
            sv="{name}: en hög risk kvarstår och förhandssamråd med myndigheten saknas.",
            en="{name}: a high risk is left, and the authority was not consulted beforehand.",
        ),
        _cited(
            "36(1)",
            "Viranomaista kuullaan ennen käsittelyä, jos korkeaa riskiä ei saada pienemmäksi.",
            "Samråd sker med myndigheten före behandlingen om den höga risken inte kan minskas.",
            "The authority is consulted before the processing where a high risk stays.",
        ),
    ),
}
