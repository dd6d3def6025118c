"""Giving a consent and withdrawing it: rows that are only added, in the caller's transaction."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now

from inkasso.base.decisions import Citation, Refusal, Refused
from inkasso.base.words import Language, Words
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.electronic import Consent as DemandConsent
from inkasso.law.fi.debt_collection.electronic import lacking_in_consent, last_day_of_consent
from inkasso.law.fi.debt_collection.tables import ACT
from inkasso.law.wording import fill
from inkasso.notice.register import Register
from inkasso.relations.newsletters import NEWSLETTERS, end
from inkasso.rights.consents.grounds import EXPLICIT, PROVABLE, WITHDRAWABLE
from inkasso.rights.consents.reading import given
from inkasso.rights.consents.texts import ConsentText, DemandTerms, consent_text, digest_of
from inkasso.rights.consents.uses import Use, UseKind
from inkasso.rights.models import (
    Channel,
    Circumstance,
    Consent,
    ConsentContent,
    ConsentWithdrawal,
    HardshipConsent,
    HardshipWithdrawal,
    SaidBy,
)

_REFERENCE = re.compile(r"[A-Za-z0-9:/._-]{1,60}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """How somebody gave or withdrew a consent, and who took it down."""

    on: date
    channel: Channel
    #: Who spoke.
    said_by: SaidBy = SaidBy.PERSON
    #: Who took it down.
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConsent:
    """A consent as it is asked for."""

    person_id: UUID
    use: Use
    language: Language
    #: Last day; None until withdrawn, and for electronic demands the longest that the law allows.
    until: date | None = None
    #: Of electronic demands only.
    demands: DemandTerms | None = None
    #: Where the document is kept, a reference without blanks; needed for hardship.
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """What a withdrawal ended."""

    #: Numbers of the consents.
    consents: tuple[int, ...]
    #: How many notes of hardship it destroyed.
    notes_destroyed: int


def text_of(new: NewConsent, register: Register, on: date) -> ConsentText:
    """The words to show before a consent is given on a day.

    Raises `Refused`: `consent_incomplete`, `consent_too_long`, `until_passed`.
    """
    until = _last_day(new, register, on)
    return consent_text(new.use, register, new.language, until=until, demands=new.demands)


def digest_as_shown(new: NewConsent, text: ConsentText) -> str:
    """SHA-256 of the words together with whom they are shown to, for which use, in which tongue.

    The words name nobody: without the person, what one heard would be another's consent.
    """
    return digest_of(json.dumps([str(new.person_id), new.use.key, text.language, text.text]))


def require_shown(new: NewConsent, text: ConsentText, shown: str) -> None:
    """Raise `Refused` (`words_not_shown`) unless these words were shown to this person first.

    `shown` is what `digest_as_shown` gave then.
    """
    if digest_as_shown(new, text) != shown:
        raise Refused(Refusal(code="words_not_shown", message=_NOT_SHOWN, because=(PROVABLE,)))


def give(new: NewConsent, said: Statement, register: Register) -> int:
    """Record a consent with the words that were shown; returns its number.

    The person's file must be open. Raises `Refused`: as `text_of`, `not_documented`,
    `bad_evidence`.
    """
    _check_evidence(new, said)
    shown = text_of(new, register, said.on)
    columns = {
        "person_id": new.person_id,
        "text_version": shown.version,
        "language": shown.language,
        "text_digest": shown.digest,
        "given_on": said.on,
        "valid_until": _last_day(new, register, said.on),
        "channel": said.channel,
        "said_by": said.said_by,
        "evidence": new.evidence,
        "recorded_at": Now(),
        "recorded_by": said.by,
    }
    if new.use.is_hardship:
        return HardshipConsent.objects.create(text=shown.text, **columns).id
    with transaction.atomic():
        consent = Consent.objects.create(use=new.use.key, **columns)
        ConsentContent.objects.create(
            consent=consent,
            person_id=new.person_id,
            text=shown.text,
            terms=_terms(new, register),
        )
    return consent.id


def withdraw(person_id: UUID, use: Use, said: Statement) -> Withdrawal:
    """Withdraw every consent of a person to a use; it works at once.

    Notes that rest on it are destroyed by the database in the same statement; relief that was
    granted stays. Newsletters end with theirs. The person's file must be open. Raises `Refused`
    (`nothing_to_withdraw`).
    """
    standing = [
        one.number
        for one in given(person_id, use.key)
        if one.withdrawn_on is None and one.given_on <= said.on
    ]
    if not standing:
        message = fill(_NOTHING, use=use.key)
        raise Refused(Refusal(code="nothing_to_withdraw", message=message, because=(WITHDRAWABLE,)))
    notes = Circumstance.objects.filter(consent_id__in=standing).count() if use.is_hardship else 0
    columns = {
        "person_id": person_id,
        "withdrawn_on": said.on,
        "channel": said.channel,
        "said_by": said.said_by,
        "recorded_at": Now(),
        "recorded_by": said.by,
    }
    with transaction.atomic():
        for number in standing:
            if use.is_hardship:
                HardshipWithdrawal.objects.create(consent_id=number, **columns)
            else:
                ConsentWithdrawal.objects.create(consent_id=number, **columns)
        if use.key == NEWSLETTERS:
            end(person_id, said.on)
    return Withdrawal(consents=tuple(standing), notes_destroyed=notes)


def _terms(new: NewConsent, register: Register) -> dict[str, object]:
    if new.demands is None:
        return {}
    return {
        "manner": new.demands.manner,
        "collector": register.controller.name,
        "receivables": list(new.demands.receivables),
    }


def _last_day(new: NewConsent, register: Register, on: date) -> date | None:
    """The last day as asked for, or the law's; raises `Refused`."""
    if new.until is not None and new.until < on:
        message = fill(_PASSED, until=new.until)
        raise Refused(Refusal(code="until_passed", message=message))
    if new.use.kind is not UseKind.ELECTRONIC_DEMANDS:
        return new.until
    asked = _as_law_weighs(new, register, on)
    lacking = lacking_in_consent(asked, Regime.CONSUMER)
    # The time is not lacking: the words shown say the longest that the law allows.
    said = [name for name in lacking if name != "valid_until"]
    if said:
        message = fill(_INCOMPLETE, lacking=", ".join(said))
        raise Refused(Refusal(code="consent_incomplete", message=message, because=(_DEMANDS,)))
    longest = last_day_of_consent(replace(asked, valid_until=None), Regime.CONSUMER)
    assert longest is not None, "the law limits a consumer's consent"
    if new.until is not None and new.until > longest:
        message = fill(_TOO_LONG, longest=longest)
        raise Refused(Refusal(code="consent_too_long", message=message, because=(_DEMANDS,)))
    return new.until or longest


def _as_law_weighs(new: NewConsent, register: Register, on: date) -> DemandConsent:
    terms = new.demands or DemandTerms(manner="")
    return DemandConsent(
        manner=terms.manner,
        collector=register.controller.name,
        receivables=frozenset(terms.receivables),
        given_on=on,
        valid_until=new.until,
    )


def _check_evidence(new: NewConsent, said: Statement) -> None:
    if new.evidence and not _REFERENCE.fullmatch(new.evidence):
        raise Refused(Refusal(code="bad_evidence", message=_REFERENCE_ONLY))
    if new.use.is_hardship and (not new.evidence or said.channel is Channel.PHONE):
        raise Refused(
            Refusal(
                code="not_documented",
                message=_IN_WRITING,
                remedy=_GET_IN_WRITING,
                because=(EXPLICIT, PROVABLE),
            )
        )


#: Strict for everybody: a business debtor's consent could be longer (5 b §), and need not be.
_DEMANDS = Citation(
    act=ACT,
    section="5 § 2 mom.",
    version="299/2022",
    text=Words(
        fi="Suostumus sähköisiin maksuvaatimuksiin annetaan erikseen, siitä käyvät ilmi "
        "toimitustapa, perijä, saatavat ja voimassaolo, ja se on voimassa enintään 12 kuukautta.",
        sv="Samtycke till elektroniska betalningskrav ges separat, av det framgår sättet, "
        "indrivaren, fordringarna och giltighetstiden, och det gäller högst 12 månader.",
        en="Consent to electronic demands is given separately, says the manner, the collector, "
        "the receivables and its time, and is valid for at most 12 months.",
    ),
)
_INCOMPLETE = Words(
    fi="Suostumuksesta ei käy ilmi kaikki, mitä laki vaatii: {lacking}.",
    sv="Av samtycket framgår inte allt som lagen kräver: {lacking}.",
    en="The consent does not say everything that the law asks for: {lacking}.",
)
_TOO_LONG = Words(
    fi="Suostumus voi olla voimassa enintään {longest} asti.",
    sv="Samtycket kan gälla högst till och med {longest}.",
    en="The consent can be valid until {longest} at the latest.",
)
_PASSED = Words(
    fi="Viimeinen päivä {until} on jo mennyt.",
    sv="Sista dagen {until} har redan passerat.",
    en="The last day, {until}, has passed already.",
)
_IN_WRITING = Words(
    fi="Suostumus vaikeiden olosuhteiden kirjaamiseen annetaan erikseen ja kirjallisesti, ja "
    "asiakirjan on löydyttävä.",
    sv="Samtycke till anteckningar om svåra omständigheter ges separat och skriftligen, och "
    "handlingen ska kunna hittas.",
    en="Consent to notes of hardship is given separately and in writing, and its document must "
    "be there to be found.",
)
_GET_IN_WRITING = Words(
    fi="Pyydä suostumus kirjallisesti ja anna asiakirjan viite.",
    sv="Be om samtycket skriftligen och ange handlingens referens.",
    en="Ask for the consent in writing and give the document's reference.",
)
_REFERENCE_ONLY = Words(
    fi="Asiakirjan viitteessä on vain kirjaimia a–z, numeroita ja merkkejä : / . _ -, enintään 60.",
    sv="Handlingens referens har bara bokstäver a–z, siffror och tecknen : / . _ -, högst 60.",
    en="The document's reference has only letters a–z, digits and the signs : / . _ -, at most 60.",
)
_NOT_SHOWN = Words(
    fi="Näitä sanoja ei ole vielä näytetty tälle henkilölle. Lue ne hänelle ja kirjaa suostumus "
    "sitten.",
    sv="De här orden har inte visats för den här personen ännu. Läs upp dem och anteckna sedan "
    "samtycket.",
    en="These words have not been shown to this person yet. Read them out, then record the "
    "consent.",
)
_NOTHING = Words(
    fi="Henkilö ei ole antanut suostumusta, joka voitaisiin peruuttaa: {use}.",
    sv="Personen har inte gett något samtycke som kunde återkallas: {use}.",
    en="The person has given no consent that could be withdrawn: {use}.",
)
