"""What changed from one version of the register to the next, and whom it concerns directly.

A change concerns people directly when more is done with their data than they were told: a new
purpose, another ground or interest, more data, another source or recipient, a weaker gate, a longer
time, a new controller (GDPR 13(3), 14(4)). What is less, and what is only worded anew, is announced
and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from inkasso.base.words import Words
from inkasso.law.eu.territory import in_eea
from inkasso.notice.changes_of_purposes import purpose_changes
from inkasso.notice.comparing import Change, Kind, everybody, those_given_to, told
from inkasso.notice.register import Processor, Purpose, Register

__all__ = ["Change", "Kind", "changes_between", "concerned"]


def changes_between(before: Register, after: Register) -> tuple[Change, ...]:
    """Every change, those that concern people directly first; none between equal registers."""
    found = [
        *_controller(before, after),
        *purpose_changes(before, after),
        *_gates(before, after),
        *_processors(before, after),
        *_sensitive(before, after),
        *_texts(before, after),
    ]
    same = replace(before, version=after.version, holds_from=after.holds_from)
    if not found and same != after:
        found.append(_change(Kind.CHANGED, "register", "", _DETAILS))
    return tuple(sorted(found, key=lambda change: not change.direct))


def concerned(changes: Iterable[Change]) -> frozenset[str]:
    """The kinds of subjects that must be told directly."""
    return frozenset(subject for change in changes if change.direct for subject in change.subjects)


def _change(
    kind: Kind, part: str, key: str, what: Words, *, direct_to: frozenset[str] = frozenset()
) -> Change:
    return Change(
        kind=kind, part=part, key=key, what=what, subjects=direct_to, direct=bool(direct_to)
    )


def _controller(before: Register, after: Register) -> Iterator[Change]:
    old, new = before.controller, after.controller
    if (old.name, old.business_id) != (new.name, new.business_id):
        name = Words(fi=new.name, sv=new.name, en=new.name)
        what = told(_CONTROLLER, name=name)
        yield _change(Kind.CHANGED, "controller", "", what, direct_to=everybody(after))
    elif old != new:
        yield _change(Kind.CHANGED, "controller", "", _CONTACT)


def _gates(before: Register, after: Register) -> Iterator[Change]:
    """Recipients whose gate asks less or lets more fields through; the purposes tell the rest."""
    for key, recipient in after.recipients.items():
        old = before.recipients.get(key, recipient)
        more_fields = old.fields and not (recipient.fields and recipient.fields <= old.fields)
        for wider, sentence in ((old.gate - recipient.gate, _GATE), (more_fields, _FIELDS)):
            if wider:
                what, given = told(sentence, name=recipient.name), those_given_to(after, key)
                yield _change(Kind.CHANGED, "recipient", key, what, direct_to=given)


def _processors(before: Register, after: Register) -> Iterator[Change]:
    old = {processor.key: processor for processor in before.processors}
    new = {processor.key: processor for processor in after.processors}
    for key, processor in new.items():
        if old.get(key) == processor:
            continue
        kind, what = (Kind.CHANGED, _PROCESSOR) if key in old else (Kind.ADDED, _PROCESSOR_CAME)
        outside = _leaves(after, processor) and not (key in old and _leaves(before, old[key]))
        given = those_given_to(after, processor.recipient) if outside else frozenset[str]()
        sentence = _OUTSIDE if outside else what
        yield _change(kind, "processor", key, _named(sentence, processor), direct_to=given)
    for key in old.keys() - new.keys():
        yield _change(Kind.REMOVED, "processor", key, _named(_PROCESSOR_WENT, old[key]))


def _leaves(register: Register, processor: Processor) -> bool:
    """Whether data goes outside the EU and EEA to it."""
    return not in_eea(processor.country, max(register.holds_from, processor.holds_from))


def _named(sentence: Words, processor: Processor) -> Words:
    name = Words(fi=processor.name, sv=processor.name, en=processor.name)
    return told(sentence, name=name, service=processor.service)


def _sensitive(before: Register, after: Register) -> Iterator[Change]:
    for key, case in after.sensitive.items():
        old = before.sensitive.get(key)
        if old is not None and old.article is case.article and case.purposes <= old.purposes:
            continue
        touched = frozenset(
            subject for purpose in case.purposes for subject in after.purposes[purpose].subjects
        )
        kind = Kind.ADDED if old is None else Kind.CHANGED
        yield _change(kind, "sensitive", key, _SENSITIVE, direct_to=touched)


def _texts(before: Register, after: Register) -> Iterator[Change]:
    """Parts that came, went or are worded otherwise, by what the reader sees of them."""
    was, now = _worded(before), _worded(after)
    for (part, key), words in now.items():
        if (part, key) not in was:
            if part in _TOLD_ON_THEIR_OWN:
                yield _change(Kind.ADDED, part, key, told(_CAME, name=words[0]))
        elif was[part, key] != words:
            yield _change(Kind.CHANGED, part, key, told(_WORDED, name=words[0]))
    for (part, key), words in was.items():
        if (part, key) not in now and part in _TOLD_ON_THEIR_OWN:
            yield _change(Kind.REMOVED, part, key, told(_WENT, name=words[0]))


#: Parts that no purpose points to; of the others the purposes tell when they come and go.
_TOLD_ON_THEIR_OWN = frozenset({"passage", "cookies", "newsletters", "authority"})


def _worded(register: Register) -> Mapping[tuple[str, str], tuple[Words, ...]]:
    """What is told of each part: first what it is called, then the rest."""
    authority = register.authority
    worded = {("authority", ""): (authority.name, authority.address, authority.post)}
    parts: Mapping[str, Mapping[str, tuple[Words, ...]]] = {
        "passage": {key: (one.heading, one.text) for key, one in register.passages.items()},
        "group": {key: (one.name, one.description) for key, one in register.groups.items()},
        "purpose": {key: _worded_purpose(one) for key, one in register.purposes.items()},
        "subject": {key: (one.name,) for key, one in register.subjects.items()},
        "category": {key: (one.name, one.description) for key, one in register.categories.items()},
        "source": {key: (one.name,) for key, one in register.sources.items()},
        "recipient": {key: (one.name, one.description) for key, one in register.recipients.items()},
        "retention": {key: (one.event, one.reason) for key, one in register.retention.items()},
    }
    named = {(part, key): words for part, some in parts.items() for key, words in some.items()}
    return {**worded, **named, **_worded_site(register)}


def _worded_purpose(purpose: Purpose) -> tuple[Words, ...]:
    must = (purpose.must_give,) if purpose.must_give else ()
    return (purpose.name, purpose.description, *must)


def _worded_site(register: Register) -> Mapping[tuple[str, str], tuple[Words, ...]]:
    worded: dict[tuple[str, str], tuple[Words, ...]] = {}
    if register.newsletters is not None:
        letters = register.newsletters
        said = (letters.unsubscribe, letters.other_way, letters.upkeep)
        worded["newsletters", ""] = (_NEWSLETTERS, *said)
    if register.website is not None:
        for key, category in register.website.cookies.items():
            texts = tuple(cookie.text for cookie in category.cookies)
            worded["cookies", key] = (category.name, category.text, *texts)
    return worded


_CONTROLLER = Words(
    fi="Rekisterinpitäjä on nyt {name}.",
    sv="Personuppgiftsansvarig är nu {name}.",
    en="The controller is now {name}.",
)
_CONTACT = Words(
    fi="Rekisterinpitäjän yhteystiedot muuttuivat.",
    sv="Den personuppgiftsansvarigas kontaktuppgifter ändrades.",
    en="The controller's contact details changed.",
)
_GATE = Words(
    fi="{name}: tietoja annetaan lievemmin ehdoin kuin ennen.",
    sv="{name}: uppgifter ges på lindrigare villkor än förr.",
    en="{name}: data is given on weaker conditions than before.",
)
_FIELDS = Words(
    fi="{name}: tietoja annetaan enemmän kuin ennen.",
    sv="{name}: flera uppgifter ges än förr.",
    en="{name}: more data is given than before.",
)
_PROCESSOR_CAME = Words(
    fi="Uusi palveluntuottaja: {name}, {service}.",
    sv="Ny tjänsteproducent: {name}, {service}.",
    en="New service provider: {name}, {service}.",
)
_PROCESSOR_WENT = Words(
    fi="Palveluntuottaja poistui: {name}, {service}.",
    sv="En tjänsteproducent utgick: {name}, {service}.",
    en="Service provider ended: {name}, {service}.",
)
_PROCESSOR = Words(
    fi="Palveluntuottajan tiedot muuttuivat: {name}, {service}.",
    sv="Uppgifterna om en tjänsteproducent ändrades: {name}, {service}.",
    en="Details of a service provider changed: {name}, {service}.",
)
_OUTSIDE = Words(
    fi="Tietoja siirretään EU:n ja ETA:n ulkopuolelle: {name}, {service}.",
    sv="Uppgifter överförs utanför EU och EES: {name}, {service}.",
    en="Data is transferred outside the EU and EEA: {name}, {service}.",
)
_SENSITIVE = Words(
    fi="Erityisiä henkilötietoryhmiä käsitellään uudella perusteella.",
    sv="Särskilda kategorier av personuppgifter behandlas på en ny grund.",
    en="Special categories of data are processed on a new ground.",
)
_NEWSLETTERS = Words(fi="uutiskirjeet", sv="nyhetsbrev", en="newsletters")
_CAME = Words(fi="Uusi kohta: {name}.", sv="Ny punkt: {name}.", en="New: {name}.")
_WENT = Words(fi="Poistettu: {name}.", sv="Borttaget: {name}.", en="Taken away: {name}.")
_WORDED = Words(
    fi="Sanamuoto muuttui: {name}.",
    sv="Ordalydelsen ändrades: {name}.",
    en="The wording changed: {name}.",
)
_DETAILS = Words(
    fi="Rekisterin yksityiskohtia täsmennettiin.",
    sv="Detaljer i registret preciserades.",
    en="Details of the register were made more precise.",
)
