"""What is added to a breach: that it happened, its weighing, what was done, who was told, its end.

Each waits for the lock of its breach, so that two who work on one see what the other did.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from inkasso.base.clock import HELSINKI
from inkasso.base.decisions import Citation, Refusal, Refused
from inkasso.base.words import Words
from inkasso.law.eu.breaches import EXCEPTIONS, PERSONS, Exception34, Risk, may_notify
from inkasso.law.eu.requests import ACT
from inkasso.law.wording import fill
from inkasso.notice.register import Register
from inkasso.rights.breaches.state import Owed, State, find_breach
from inkasso.rights.models import (
    Breach,
    BreachAssessment,
    BreachClosing,
    BreachMeasure,
    BreachNotice,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instant:
    """When something was done with a breach, to the minute, and by whom."""

    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBreach:
    """A breach as it became known."""

    aware_at: datetime
    #: Some of `weighing.KINDS`, at least one.
    kinds: tuple[str, ...]
    found_by: Breach.FoundBy
    #: What happened, in words that name nobody.
    what: str
    cause: Breach.Cause = Breach.Cause.UNKNOWN
    #: Key of the processor where it happened; empty for our own house.
    processor: str = ""
    began_at: datetime | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAssessment:
    """A weighing of what a breach means to those concerned."""

    risk: Risk
    reasons: str
    #: Some of `weighing.CRITERIA`.
    criteria: tuple[str, ...] = ()
    #: Some of `weighing.CONSEQUENCES`.
    consequences: tuple[str, ...] = ()
    exceptions: tuple[Exception34, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNotice:
    """That the authority, or the public, was told."""

    to: BreachNotice.To
    channel: str
    #: Whether more is to follow (Article 33(4)).
    in_part: bool = False
    late_reason: str = ""
    reference: str = ""


def open_breach(new: NewBreach, register: Register, instant: Instant) -> State:
    """Put a breach on record; its clock runs from when it became known, which is no later than now.

    Raises `Refused`: `unknown_processor_key`, `breach_not_told`, `ends_before_it_begins`,
    `moment_to_come`.
    """
    for moment in (new.aware_at, new.began_at, new.ended_at):
        require_come(moment, instant.at)
    if not new.what.strip():
        raise Refused(Refusal(code="breach_not_told", message=_SAY_WHAT, because=(RECORD,)))
    if new.processor and new.processor not in {one.key for one in register.processors}:
        message = _NO_PROCESSOR.format(key=new.processor)
        raise Refused(Refusal(code="unknown_processor_key", message=message))
    if new.began_at and new.ended_at and new.ended_at < new.began_at:
        raise Refused(Refusal(code="ends_before_it_begins", message=_BACKWARDS))
    row = Breach.objects.create(
        aware_at=new.aware_at,
        kinds=list(new.kinds),
        found_by=new.found_by,
        cause=new.cause,
        processor=new.processor,
        began_at=new.began_at,
        ended_at=new.ended_at,
        what=new.what.strip(),
        recorded_by=instant.by,
    )
    return find_breach(row.id)


def require_come(moment: datetime | None, now: datetime) -> None:
    """Raise `Refused` (`moment_to_come`) for what cannot have happened yet."""
    if moment is not None and moment > now:
        message = fill(_TO_COME, day=moment.astimezone(HELSINKI).date())
        raise Refused(Refusal(code="moment_to_come", message=message))


@transaction.atomic
def assess(number: int, new: NewAssessment, instant: Instant) -> State:
    """Add a weighing; the newest counts.

    Raises `Refused`: `unknown_breach`, `breach_closed`, `before_aware`, `reasons_missing`,
    `exception_without_high_risk`.
    """
    _continue(number, instant)
    if not new.reasons.strip():
        raise Refused(Refusal(code="reasons_missing", message=_SAY_WHY, because=(RECORD,)))
    if new.exceptions and new.risk is not Risk.HIGH:
        because = tuple(EXCEPTIONS[one] for one in new.exceptions)
        message = _NO_EXCEPTION
        raise Refused(Refusal(code="exception_without_high_risk", message=message, because=because))
    BreachAssessment.objects.create(
        breach_id=number,
        at=instant.at,
        risk=new.risk,
        criteria=sorted(new.criteria),
        consequences=list(new.consequences),
        exceptions=sorted(new.exceptions),
        reasons=new.reasons.strip(),
        by=instant.by,
    )
    return find_breach(number)


@transaction.atomic
def record_measure(number: int, kind: str, text: str, instant: Instant) -> State:
    """Add something done because of a breach; `kind` is one of `weighing.MEASURES`.

    Raises `Refused`: `unknown_breach`, `breach_closed`, `before_aware`.
    """
    _continue(number, instant)
    BreachMeasure.objects.create(
        breach_id=number, at=instant.at, kind=kind, text=text.strip(), by=instant.by
    )
    return find_breach(number)


@transaction.atomic
def record_notice(number: int, new: NewNotice, instant: Instant) -> State:
    """Add that the authority or the public was told; to the authority, the first one on time.

    Raises `Refused`: `unknown_breach`, `breach_closed`, `before_aware`, `late_reason_missing`.
    """
    state = _continue(number, instant)
    first = new.to == BreachNotice.To.AUTHORITY and state.notified_at is None
    if first:
        late = may_notify(state.breach.aware_at, instant.at, new.late_reason)
        if late is not None:
            raise Refused(late)
    BreachNotice.objects.create(
        breach_id=number,
        at=instant.at,
        to=new.to,
        in_part=new.in_part,
        channel=new.channel,
        late_reason=new.late_reason.strip(),
        reference=new.reference.strip(),
        by=instant.by,
    )
    return find_breach(number)


@transaction.atomic
def close(number: int, lessons: str, instant: Instant) -> State:
    """End a breach with what was learnt, when nothing is owed any more.

    Raises `Refused`: `unknown_breach`, `breach_closed`, `before_aware`, `lessons_missing`, and
    one of `OWED` for what is still to be done.
    """
    state = _continue(number, instant)
    for owed in Owed:
        if owed in state.owed:
            raise Refused(OWED[owed])
    if not lessons.strip():
        raise Refused(Refusal(code="lessons_missing", message=_LESSONS, because=(RECORD,)))
    BreachClosing.objects.create(
        breach_id=number, at=instant.at, lessons=lessons.strip(), by=instant.by
    )
    return find_breach(number)


def _continue(number: int, instant: Instant) -> State:
    """The breach, locked, if something more can happen to it at a moment."""
    lock(number)
    state = find_breach(number)
    if not state.is_open:
        message = CLOSED.format(number=number)
        raise Refused(Refusal(code="breach_closed", message=message))
    if instant.at < state.breach.aware_at:
        message = fill(_BEFORE, day=state.breach.aware_at.astimezone(HELSINKI).date())
        raise Refused(Refusal(code="before_aware", message=message))
    return state


def lock(number: int) -> None:
    """Wait until nobody else works on a breach, to the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"rights.breach:{number}"]
        )


def _owed(code: str, message: Words, remedy: Words, because: Collection[Citation]) -> Refusal:
    return Refusal(code=code, message=message, remedy=remedy, because=tuple(because))


RECORD = Citation(
    act=ACT,
    section="33(5)",
    text=Words(
        fi="Kaikki loukkaukset kirjataan: mitä tapahtui, vaikutukset ja korjaavat toimet.",
        sv="Alla incidenter dokumenteras: omständigheterna, effekterna och åtgärderna.",
        en="Every breach is documented: the facts, the effects and the remedial action.",
    ),
)
_NOTIFY = Citation(
    act=ACT,
    section="33(1)",
    text=Words(
        fi="Loukkauksesta ilmoitetaan valvontaviranomaiselle, jos siitä voi aiheutua riski.",
        sv="En incident som kan medföra en risk anmäls till tillsynsmyndigheten.",
        en="A breach that may result in a risk is notified to the supervisory authority.",
    ),
)
_PHASES = Citation(
    act=ACT,
    section="33(4)",
    text=Words(
        fi="Tiedot voidaan antaa vaiheittain, ilman aiheetonta viivytystä.",
        sv="Informationen får lämnas i omgångar, utan onödigt dröjsmål.",
        en="Information may be given in phases, without undue delay.",
    ),
)
#: What is still to be done, as the refusal to close a breach before it.
OWED = {
    Owed.ASSESSMENT: _owed(
        "breach_not_assessed",
        Words(
            fi="Loukkauksen riskiä ei ole arvioitu.",
            sv="Incidentens risk har inte bedömts.",
            en="The risk of the breach was not assessed.",
        ),
        Words(
            fi="Arvioi se: inkasso breach assess.",
            sv="Bedöm den: inkasso breach assess.",
            en="Assess it: inkasso breach assess.",
        ),
        (RECORD,),
    ),
    Owed.AUTHORITY: _owed(
        "authority_not_notified",
        Words(
            fi="Viranomaiselle ei ole ilmoitettu.",
            sv="Myndigheten har inte underrättats.",
            en="The authority was not notified.",
        ),
        Words(
            fi="Ilmoita ja kirjaa se: inkasso breach notify --authority --sent.",
            sv="Anmäl och anteckna det: inkasso breach notify --authority --sent.",
            en="Notify it and record that: inkasso breach notify --authority --sent.",
        ),
        (_NOTIFY,),
    ),
    Owed.REST: _owed(
        "notification_incomplete",
        Words(
            fi="Viranomaiselle on ilmoitettu vain osa.",
            sv="Myndigheten har underrättats endast delvis.",
            en="The authority was notified in part only.",
        ),
        Words(
            fi="Täydennä ilmoitus ja kirjaa se ilman valitsinta --in-part.",
            sv="Komplettera anmälan och anteckna det utan --in-part.",
            en="Complete the notification and record it without --in-part.",
        ),
        (_PHASES,),
    ),
    Owed.SCOPE: _owed(
        "breach_not_scoped",
        Words(
            fi="Ei ole haettu, keitä loukkaus koskee.",
            sv="Det har inte utretts vem incidenten gäller.",
            en="Nobody has searched for those whom the breach concerns.",
        ),
        Words(
            fi="Hae heidät: inkasso breach scope.",
            sv="Sök dem: inkasso breach scope.",
            en="Find them: inkasso breach scope.",
        ),
        (RECORD,),
    ),
    Owed.PERSONS: _owed(
        "persons_not_told",
        Words(
            fi="Kaikille niille, joita korkean riskin loukkaus koskee, ei ole kerrottu siitä.",
            sv="Alla som en incident med hög risk gäller har inte informerats.",
            en="Not all those whom a breach of high risk concerns were told.",
        ),
        Words(
            fi="Kerro heille ja kirjaa se (inkasso breach notify --persons --sent), tai arvioi, "
            "täyttyykö jokin 34 artiklan 3 kohdan poikkeus.",
            sv="Informera dem och anteckna det (inkasso breach notify --persons --sent), eller "
            "bedöm om något undantag i artikel 34.3 uppfylls.",
            en="Tell them and record it (inkasso breach notify --persons --sent), or assess "
            "whether an exception of Article 34(3) holds.",
        ),
        (PERSONS,),
    ),
    Owed.PUBLIC: _owed(
        "public_not_told",
        Words(
            fi="Loukkauksesta ei ole kerrottu julkisesti, vaikka se korvaa kirjeet.",
            sv="Allmänheten har inte informerats, fast det ersätter breven.",
            en="The public was not told, though that takes the place of letters.",
        ),
        Words(
            fi="Kerro ja kirjaa se: inkasso breach notify --public --sent.",
            sv="Informera och anteckna det: inkasso breach notify --public --sent.",
            en="Tell it and record that: inkasso breach notify --public --sent.",
        ),
        (EXCEPTIONS[Exception34.DISPROPORTIONATE],),
    ),
    Owed.MEASURE: _owed(
        "measure_missing",
        Words(
            fi="Ei ole kirjattu, mitä loukkaukselle on tehty.",
            sv="Det har inte antecknats vad som gjorts åt incidenten.",
            en="Nothing is recorded of what was done about the breach.",
        ),
        Words(
            fi="Kirjaa se: inkasso breach measure.",
            sv="Anteckna det: inkasso breach measure.",
            en="Record it: inkasso breach measure.",
        ),
        (RECORD,),
    ),
}
_SAY_WHAT = Words(
    fi="Kerro, mitä tapahtui, nimeämättä ketään.",
    sv="Berätta vad som hände, utan att nämna någon.",
    en="Say what happened, naming nobody.",
)
_TO_COME = Words(
    fi="Hetki {day} on vasta edessä; kirjaa se, mikä on jo tapahtunut.",
    sv="Tidpunkten, {day}, har inte kommit än; registrera det som redan har hänt.",
    en="The moment, on {day}, is still to come; record what has happened.",
)
_NO_PROCESSOR = Words(
    fi="Rekisterissä ei ole käsittelijää {key} (processors.yaml).",
    sv="Registret har inget personuppgiftsbiträde {key} (processors.yaml).",
    en="The register has no processor {key} (processors.yaml).",
)
_BACKWARDS = Words(
    fi="Loukkaus ei voi päättyä ennen kuin se alkoi; tarkista hetket.",
    sv="En incident kan inte upphöra innan den började; kontrollera tidpunkterna.",
    en="A breach cannot end before it began; check the moments.",
)
_SAY_WHY = Words(
    fi="Kerro, miksi riski on tämä.",
    sv="Ange varför risken är denna.",
    en="Say why the risk is this.",
)
_NO_EXCEPTION = Words(
    fi="34 artiklan 3 kohdan poikkeus koskee vain korkeaa riskiä; muuten ihmisille ei tarvitse "
    "kertoa.",
    sv="Undantagen i artikel 34.3 gäller endast hög risk; annars behöver ingen informeras.",
    en="Exceptions of Article 34(3) are for a high risk only; else nobody need be told anyhow.",
)
_LESSONS = Words(
    fi="Kerro, mitä tapahtuneesta opittiin.",
    sv="Berätta vad som lärdes av det.",
    en="Say what was learnt from it.",
)
CLOSED = Words(
    fi="Loukkaus {number} on päätetty; avaa uusi, jos tulee ilmi muuta.",
    sv="Incident {number} är avslutad; öppna en ny om något annat kommer fram.",
    en="Breach {number} is closed; open a new one if more comes to light.",
)
_BEFORE = Words(
    fi="Hetki on ennen kuin loukkaus tuli tietoon ({day}); tarkista se.",
    sv="Tidpunkten är före den då incidenten blev känd ({day}); kontrollera den.",
    en="The moment is before the breach became known ({day}); check it.",
)
