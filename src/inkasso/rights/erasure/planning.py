"""What becomes of each field on a request for erasure, worked out from the register.

What a law obliges us to keep stays until that time is out (17(3)(b)); what an open claim needs
stays while it is open, and then as long as the law says (17(3)(e)); what only shows that we did our
duty, the request among it, stays as the register says (5(2), 7(1)). Everything else goes now,
whatever our own periods are. The answer follows from that; nobody chooses it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from django.db.models import Max

from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.gate.models import InformationGiven
from inkasso.notice.articles import GDPR
from inkasso.notice.data_map import DataMap
from inkasso.notice.register import Beginning, Register
from inkasso.notice.retention import rules_of
from inkasso.rights.erasure.holdings import Holdings
from inkasso.rights.requests.outcomes import Outcome
from inkasso.rights.retention.keeping import Kept, keeping
from inkasso.rights.retention.links import read_links
from inkasso.rights.retention.times import kept_until


class Why(StrEnum):
    """What keeps a field."""

    #: A law obliges us, for a time (17(3)(b)).
    LEGAL_DUTY = "legal_duty"
    #: A claim is open, or defended (17(3)(e)).
    LEGAL_CLAIM = "legal_claim"
    #: Processing is restricted: the data are stored and nothing else is done (18(2)).
    RESTRICTED = "restricted"
    #: It shows that we kept the Regulation (5(2)).
    PROOF = "proof"
    #: Its time is out, and it goes with the nightly sweep, which carries its sums forward first.
    SWEEP = "sweep"


#: That somebody was told counts from the telling once this number of theirs is gone.
_TOLD, _KNOWN = "gate_informationgiven", "relations_person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What becomes of a person's rows in one table; all of its columns share it."""

    #: The table.
    field: str
    #: Key of its category in the register.
    category: str
    rows: int
    #: What keeps it; None where it goes.
    why: Why | None
    #: Last day on which it is kept; None where it goes, or while no day is known.
    until: date | None
    because: tuple[Citation, ...]

    @property
    def goes(self) -> bool:
        """Whether it is erased."""
        return self.why is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a request for erasure comes to, field by field."""

    fields: tuple[Field, ...]

    @property
    def outcome(self) -> Outcome:
        """The answer: what is kept as proof alone takes nothing from an erasure."""
        goes = any(field.goes for field in self.fields)
        stays = any(field.why in _DENIES for field in self.fields)
        if not goes:
            return Outcome.REFUSED
        return Outcome.PARTLY if stays else Outcome.GRANTED

    @property
    def grounds(self) -> tuple[str, ...]:
        """Keys of the grounds of the answer (`inkasso.rights.requests.grounds`)."""
        if self.outcome is Outcome.GRANTED:
            return ("erasure",)
        whys = {field.why for field in self.fields}
        kept = dict.fromkeys(ground for why, ground in _GROUNDS.items() if why in whys)
        if self.outcome is Outcome.PARTLY:
            return ("erasure", *kept)
        return tuple(kept) or ("legal_duty",)


def plan(
    person_id: UUID,
    on: date,
    register: Register,
    data_map: DataMap,
    *,
    purposes: Collection[str] = (),
) -> Plan:
    """What erasing a person's data would come to on a day; with the person's file open.

    Of a request that names purposes, only what those use; what others use too does not go for it.
    """
    kept = keeping(person_id, on, register, data_map)
    fields = tuple(decide_field(one, on) for one in kept if one.rows)
    if not any(field.category == _NAMES and not field.goes for field in fields):
        fields = tuple(_without_words(field, data_map) for field in fields)
    fields = _with_what_stays(person_id, fields, data_map)
    fields = tuple(_told_of(field, person_id, fields, register) for field in fields)
    if purposes:
        fields = tuple(field for field in fields if _is_asked(field, purposes, register))
    return Plan(fields=fields)


def decide_field(kept: Kept, on: date) -> Field:
    """What becomes of the rows of one table."""
    why = _why(kept, on)
    return Field(
        field=kept.table,
        category=kept.category,
        rows=kept.rows,
        why=why,
        until=None if why in (None, Why.SWEEP) else _told_until(kept, on),
        because=_because(kept, why),
    )


def _told_until(kept: Kept, on: date) -> date | None:
    """The last day, where one is known: what outlasts its time waits for a hold or a row to end."""
    return None if kept.until is not None and kept.until < on else kept.until


def _told_of(field: Field, person_id: UUID, fields: Sequence[Field], register: Register) -> Field:
    """That somebody was told counts from then, once nothing else is held of them."""
    goes = any(one.field == _KNOWN and one.goes for one in fields)
    if field.field != _TOLD or field.why is not Why.PROOF or field.until is not None or not goes:
        return field
    given = InformationGiven.objects.filter(person_id=person_id).aggregate(last=Max("given_on"))
    days = [
        kept_until(rule, given["last"]).value
        for rule in rules_of(register, field.category)
        if rule.begins is Beginning.RECORDED
    ]
    return replace(field, until=max(days, default=None))


def _with_what_stays(
    person_id: UUID, fields: Sequence[Field], data_map: DataMap
) -> tuple[Field, ...]:
    """What something else hangs on stays with it, as what our laws oblige us to keep of that."""
    going = [field.field for field in fields if field.goes]
    held = Holdings(person_id=person_id, data_map=data_map, links=read_links())
    stay = held.referred_to(going)
    return tuple(_hung(field) if field.field in stay else field for field in fields)


def _hung(field: Field) -> Field:
    return replace(field, why=Why.LEGAL_DUTY, because=(_DUTY, _HANGS))


def _without_words(field: Field, data_map: DataMap) -> Field:
    """What was said with requests goes with the name: that they were made and answered stays."""
    is_words = field.category == _REQUESTS and data_map.tables[field.field].opened
    if is_words and field.why is Why.PROOF:
        return replace(field, why=None, until=None, because=(_ERASE,))
    return field


def _is_asked(field: Field, purposes: Collection[str], register: Register) -> bool:
    using = {
        key
        for key, purpose in register.purposes.items()
        if field.category in purpose.categories and key not in _ON_EVERYTHING
    }
    return bool(using & set(purposes)) and not (field.goes and using - set(purposes))


def _why(kept: Kept, on: date) -> Why | None:
    if kept.stop:
        return _STOPS[kept.stop]
    runs = kept.until is None or kept.until >= on
    if runs and kept.by_law:
        return Why.LEGAL_DUTY
    if runs and kept.category in PROOFS:
        return Why.PROOF
    return Why.SWEEP if kept.category in _SWEPT else None


def _because(kept: Kept, why: Why | None) -> tuple[Citation, ...]:
    if why is None:
        return (_ERASE,)
    if why is Why.PROOF:
        return (PROOFS[kept.category],)
    return _once((*_EXCEPTIONS[why], *kept.because))


def _once(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citations))


def _cite(section: str, *, fi: str, sv: str, en: str) -> Citation:
    return Citation(act=GDPR, section=section, text=Words(fi=fi, sv=sv, en=en))


_ERASE = _cite(
    "17(1)",
    fi="Tiedot, joita ei enää tarvita tai joihin ei ole perustetta, poistetaan.",
    sv="Uppgifter som inte längre behövs eller saknar grund raderas.",
    en="Data that are no longer needed or have no ground are erased.",
)
_DUTY = _cite(
    "17(3)(b)",
    fi="Tiedot säilytetään, kun laki velvoittaa siihen.",
    sv="Uppgifterna bevaras när lagen ålägger det.",
    en="Data are kept where a law obliges us to.",
)
_HANGS = _cite(
    "17(3)(b)",
    fi="Säilytettävä tieto viittaa näihin; ne poistetaan sen kanssa.",
    sv="En uppgift som bevaras hänvisar till dessa; de raderas med den.",
    en="Something that is kept refers to these; they are erased with it.",
)
_CLAIM = _cite(
    "17(3)(e)",
    fi="Tiedot säilytetään, kun niitä tarvitaan oikeusvaateeseen.",
    sv="Uppgifterna bevaras när de behövs för ett rättsligt anspråk.",
    en="Data are kept where a legal claim needs them.",
)
_OUT = _cite(
    "5(1)(e)",
    fi="Aika on kulunut: rivit poistetaan seuraavassa yöajossa, ja niistä jää vain summa.",
    sv="Tiden har gått ut: raderna tas bort i nästa nattkörning, och bara summan blir kvar.",
    en="The time is out: the rows go with the next nightly run, and only the sum stays.",
)
_RESTRICTED = _cite(
    "18(2)",
    fi="Rajoituksen aikana tiedot vain säilytetään.",
    sv="Under begränsningen får uppgifterna bara lagras.",
    en="While processing is restricted the data are only stored.",
)
_ACCOUNTABILITY = _cite(
    "5(2)",
    fi="On voitava osoittaa, että tietoja on käsitelty oikein.",
    sv="Det måste kunna visas att uppgifterna har behandlats rätt.",
    en="It must be possible to show that data were processed rightly.",
)
_CONSENT = _cite(
    "7(1)",
    fi="On voitava osoittaa, että suostumus annettiin.",
    sv="Det måste kunna visas att samtycke gavs.",
    en="It must be possible to show that consent was given.",
)
#: Categories that show what was done with data, and so outlive those, with what demands it.
PROOFS: Mapping[str, Citation] = MappingProxyType(
    {
        "rights_requests": _ACCOUNTABILITY,
        "access_log": _ACCOUNTABILITY,
        "disclosures": _ACCOUNTABILITY,
        "information_given": _ACCOUNTABILITY,
        "breaches": _ACCOUNTABILITY,
        "consents": _CONSENT,
        "hardship_consents": _CONSENT,
    }
)
_NAMES, _REQUESTS = "names", "rights_requests"
#: Purposes that look after all data for the person's sake, and keep none for their own.
_ON_EVERYTHING = frozenset({"rights", "retention", "oversight"})
_STOPS: Mapping[str, Why] = MappingProxyType(
    {
        "open_case": Why.LEGAL_CLAIM,
        "hold": Why.LEGAL_CLAIM,
        "restriction": Why.RESTRICTED,
        "kept_with": Why.LEGAL_DUTY,
    }
)
_EXCEPTIONS: Mapping[Why, tuple[Citation, ...]] = MappingProxyType(
    {
        Why.LEGAL_DUTY: (_DUTY,),
        Why.LEGAL_CLAIM: (_CLAIM,),
        Why.RESTRICTED: (_RESTRICTED,),
        Why.SWEEP: (_OUT,),
    }
)
_GROUNDS: Mapping[Why, str] = MappingProxyType(
    {
        Why.LEGAL_DUTY: "legal_duty",
        Why.LEGAL_CLAIM: "legal_claim",
        Why.RESTRICTED: "restricted",
        Why.PROOF: "legal_duty",
    }
)
#: What denies a part of an erasure; the rest is told, and takes nothing from it.
_DENIES = frozenset({Why.LEGAL_DUTY, Why.LEGAL_CLAIM, Why.RESTRICTED})
#: Categories whose rows only the sweep removes: books keep their sums, a log its seals.
_SWEPT = frozenset({"books", "access_log"})
