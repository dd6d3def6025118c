"""What changed in the purposes: the part of a new version that people must often be told of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from inkasso.base.words import Words
from inkasso.notice.comparing import Change, Kind, names, told
from inkasso.notice.register import Period, Purpose, Register, Unit

#: Days in a unit: at least, and at most.
_LEAST = {Unit.DAYS: 1, Unit.MONTHS: 28, Unit.YEARS: 365}
_MOST = {Unit.DAYS: 1, Unit.MONTHS: 31, Unit.YEARS: 366}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """A purpose before and after, with the registers that give their words meaning."""

    before: Register
    after: Register
    old: Purpose
    new: Purpose

    def change(
        self, sentence: Words, *, direct: bool, subjects: frozenset[str] | None = None,
        kind: Kind = Kind.CHANGED, **named: Words,
    ) -> Change:  # fmt: skip
        return Change(
            kind=kind,
            part="purpose",
            key=self.new.key,
            what=told(sentence, purpose=self.new.name, **named),
            subjects=self.new.subjects if subjects is None else subjects,
            direct=direct,
        )


def purpose_changes(before: Register, after: Register) -> Iterator[Change]:
    """Purposes that came and went, and what is otherwise in those that stayed."""
    for key, purpose in after.purposes.items():
        if key not in before.purposes:
            yield _whole(purpose, _CAME, Kind.ADDED)
            continue
        pair = _Pair(before=before, after=after, old=before.purposes[key], new=purpose)
        yield from _grounds(pair)
        yield from _people_and_data(pair)
        yield from _sources(pair)
        yield from _recipients(pair)
        yield from _retention(pair)
        yield from _flags(pair)
    for key, purpose in before.purposes.items():
        if key not in after.purposes:
            yield _whole(purpose, _WENT, Kind.REMOVED)


def _whole(purpose: Purpose, sentence: Words, kind: Kind) -> Change:
    return Change(
        kind=kind,
        part="purpose",
        key=purpose.key,
        what=told(sentence, purpose=purpose.name),
        subjects=purpose.subjects,
        direct=kind is Kind.ADDED,
    )


def _grounds(pair: _Pair) -> Iterator[Change]:
    if any(ground not in pair.old.legal_basis for ground in pair.new.legal_basis):
        yield pair.change(_GROUND, direct=True)
    elif pair.old.legal_basis != pair.new.legal_basis:
        yield pair.change(_GROUND_LESS, direct=False)


def _people_and_data(pair: _Pair) -> Iterator[Change]:
    subjects = {key: subject.name for key, subject in pair.after.subjects.items()}
    if came := pair.new.subjects - pair.old.subjects:
        named = names(subjects, came)
        yield pair.change(_SUBJECTS, direct=True, subjects=came, names=named)
    if went := pair.old.subjects - pair.new.subjects:
        before = {key: subject.name for key, subject in pair.before.subjects.items()}
        named = names(before, went)
        yield pair.change(_SUBJECTS_LESS, direct=False, subjects=went, names=named)
    new, old = _personal(pair.after, pair.new), _personal(pair.before, pair.old)
    if more := new.keys() - old.keys():
        yield pair.change(_CATEGORIES, direct=True, names=names(new, more))
    if less := old.keys() - new.keys():
        yield pair.change(_CATEGORIES_LESS, direct=False, names=names(old, less))


def _personal(register: Register, purpose: Purpose) -> dict[str, Words]:
    return {
        key: category.name
        for key, category in register.categories.items()
        if key in purpose.categories and category.personal
    }


def _sources(pair: _Pair) -> Iterator[Change]:
    new, old = _taken(pair.after, pair.new), _taken(pair.before, pair.old)
    by_name = {key: source.name for key, source in pair.after.sources.items()}
    if more := {source for source, _, _ in new - old}:
        yield pair.change(_SOURCES, direct=True, names=names(by_name, more))
    by_name = {key: source.name for key, source in pair.before.sources.items()}
    if less := {source for source, _, _ in old - new} - more:
        yield pair.change(_SOURCES_LESS, direct=False, names=names(by_name, less))


def _taken(register: Register, purpose: Purpose) -> set[tuple[str, str, str]]:
    """What is taken from where, with the kind of source, for that may change under its key."""
    return {
        (use.source, register.sources[use.source].kind, category)
        for use in purpose.sources
        for category in use.categories
    }


def _recipients(pair: _Pair) -> Iterator[Change]:
    new, old = _given(pair.new), _given(pair.old)
    by_name = {key: recipient.name for key, recipient in pair.after.recipients.items()}
    if more := {recipient for recipient, _ in new - old}:
        yield pair.change(_RECIPIENTS, direct=True, names=names(by_name, more))
    by_name = {key: recipient.name for key, recipient in pair.before.recipients.items()}
    if less := {recipient for recipient, _ in old - new} - more:
        yield pair.change(_RECIPIENTS_LESS, direct=False, names=names(by_name, less))


def _given(purpose: Purpose) -> set[tuple[str, str]]:
    return {(key, category) for key, given in purpose.recipients.items() for category in given}


def _retention(pair: _Pair) -> Iterator[Change]:
    longer: set[str] = set()
    shorter: set[str] = set()
    common = _personal(pair.before, pair.old).keys() & _personal(pair.after, pair.new).keys()
    for category in common:
        old = pair.before.retention[pair.old.retention_of(category)]
        new = pair.after.retention[pair.new.retention_of(category)]
        if (old.event, old.period) == (new.event, new.period):
            continue
        lasts_longer = old.event != new.event or is_longer(new.period, old.period)
        (longer if lasts_longer else shorter).add(category)
    by_name = _personal(pair.after, pair.new)
    if longer:
        yield pair.change(_RETENTION, direct=True, names=names(by_name, longer))
    if shorter:
        yield pair.change(_RETENTION_LESS, direct=False, names=names(by_name, shorter))


def is_longer(one: Period, other: Period) -> bool:
    """Whether a period may last longer than another; between units, in case of doubt, it does."""
    if one.unit is other.unit:
        return one.count > other.count
    if {one.unit, other.unit} == {Unit.MONTHS, Unit.YEARS}:
        return _months(one) > _months(other)
    return one.count * _MOST[one.unit] > other.count * _LEAST[other.unit]


def _months(period: Period) -> int:
    return period.count * (12 if period.unit is Unit.YEARS else 1)


def _flags(pair: _Pair) -> Iterator[Change]:
    old, new = pair.old, pair.new
    if new.direct_marketing and not old.direct_marketing:
        yield pair.change(_MARKETING, direct=True)
    if new.automated_decisions is not None and new.automated_decisions != old.automated_decisions:
        yield pair.change(_AUTOMATED, direct=True)
    if new.passes_restriction and not old.passes_restriction:
        yield pair.change(_RESTRICTION, direct=True)
    if new.consent is not None and old.consent is not None and new.consent != old.consent:
        yield pair.change(_CONSENT, direct=False)


_CAME = Words(
    fi="Uusi tarkoitus: {purpose}.", sv="Nytt ändamål: {purpose}.", en="New purpose: {purpose}."
)
_WENT = Words(
    fi="Tarkoitus poistui: {purpose}.",
    sv="Ett ändamål utgick: {purpose}.",
    en="Purpose ended: {purpose}.",
)
_GROUND = Words(
    fi="{purpose}: käsittelyn peruste muuttui.",
    sv="{purpose}: grunden för behandlingen ändrades.",
    en="{purpose}: the ground of the processing changed.",
)
_GROUND_LESS = Words(
    fi="{purpose}: jokin käsittelyn perusteista poistui.",
    sv="{purpose}: någon av grunderna för behandlingen utgick.",
    en="{purpose}: one of the grounds of the processing was dropped.",
)
_SUBJECTS = Words(
    fi="{purpose}: koskee nyt myös: {names}.",
    sv="{purpose}: gäller nu också: {names}.",
    en="{purpose}: concerns now also: {names}.",
)
_SUBJECTS_LESS = Words(
    fi="{purpose}: ei koske enää: {names}.",
    sv="{purpose}: gäller inte längre: {names}.",
    en="{purpose}: concerns no longer: {names}.",
)
_CATEGORIES = Words(
    fi="{purpose}: uusia tietoja: {names}.",
    sv="{purpose}: nya uppgifter: {names}.",
    en="{purpose}: new data: {names}.",
)
_CATEGORIES_LESS = Words(
    fi="{purpose}: näitä tietoja ei enää käsitellä: {names}.",
    sv="{purpose}: dessa uppgifter behandlas inte längre: {names}.",
    en="{purpose}: this data is processed no longer: {names}.",
)
_SOURCES = Words(
    fi="{purpose}: tietoja saadaan nyt myös näistä lähteistä, tai niistä saadaan enemmän: {names}.",
    sv="{purpose}: uppgifter fås nu också ur dessa källor, eller mera ur dem: {names}.",
    en="{purpose}: data comes now also from these sources, or more of it: {names}.",
)
_SOURCES_LESS = Words(
    fi="{purpose}: näistä lähteistä saadaan vähemmän tai ei mitään: {names}.",
    sv="{purpose}: ur dessa källor fås mindre eller inget: {names}.",
    en="{purpose}: less or nothing comes from these sources: {names}.",
)
_RECIPIENTS = Words(
    fi="{purpose}: uusi vastaanottaja, tai vastaanottaja saa enemmän tietoja: {names}.",
    sv="{purpose}: ny mottagare, eller en mottagare som får flera uppgifter: {names}.",
    en="{purpose}: new recipient, or one that gets more data: {names}.",
)
_RECIPIENTS_LESS = Words(
    fi="{purpose}: nämä vastaanottajat saavat vähemmän tai eivät mitään: {names}.",
    sv="{purpose}: dessa mottagare får mindre eller inget: {names}.",
    en="{purpose}: these recipients get less or nothing: {names}.",
)
_RETENTION = Words(
    fi="{purpose}: säilytysaika piteni tai lasketaan toisin: {names}.",
    sv="{purpose}: tiden för bevarande blev längre eller räknas annorlunda: {names}.",
    en="{purpose}: kept longer, or counted otherwise: {names}.",
)
_RETENTION_LESS = Words(
    fi="{purpose}: säilytysaika lyheni: {names}.",
    sv="{purpose}: tiden för bevarande blev kortare: {names}.",
    en="{purpose}: kept for a shorter time: {names}.",
)
_MARKETING = Words(
    fi="{purpose}: on nyt suoramarkkinointia; sitä saa aina vastustaa.",
    sv="{purpose}: är nu direktmarknadsföring; man får alltid invända mot den.",
    en="{purpose}: is now direct marketing, to which anybody may always object.",
)
_AUTOMATED = Words(
    fi="{purpose}: päätöksiä tehdään automaattisesti.",
    sv="{purpose}: beslut fattas automatiskt.",
    en="{purpose}: decisions are made automatically.",
)
_RESTRICTION = Words(
    fi="{purpose}: jatkuu nyt myös, kun käsittelyä on rajoitettu.",
    sv="{purpose}: fortsätter nu också när behandlingen är begränsad.",
    en="{purpose}: goes on now also while processing is restricted.",
)
_CONSENT = Words(
    fi="{purpose}: suostumusta pyydetään toisin.",
    sv="{purpose}: samtycke begärs på ett annat sätt.",
    en="{purpose}: consent is asked for in another way.",
)
