"""The kinds of holds: what each forbids, whom it concerns, and on which ground.

Every kind that stops collecting stops letters, for the letters of this system remind or demand. An
answer to the person, what an authority may demand and what the law makes us tell the person are
stopped by none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.gate.holds import grounds


class Act(StrEnum):
    """What a hold can forbid."""

    #: A reminder or a demand.
    LETTER = "letter"
    #: A call, text message or visit to collect.
    CALL = "call"
    #: Data given to somebody outside, unless law, the person or the rights of persons demand it.
    DISCLOSURE = "disclosure"
    #: The receivable transferred to a buyer.
    SALE = "sale"
    #: An application to a court or to enforcement.
    COURT_STEP = "court_step"
    #: A payment default reported to a keeper of credit information.
    REGISTER_REPORT = "register_report"
    #: Batch work that does more than store.
    SWEEP = "sweep"
    #: Data removed, when their time is out or the person asks.
    ERASURE = "erasure"


class Concerns(StrEnum):
    """How far a hold reaches."""

    #: Everything about the person.
    PERSON = "person"
    #: One case.
    CASE = "case"
    #: The one or the other, as it was placed.
    EITHER = "either"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of hold."""

    #: Stable name, as commands and rows have it.
    key: str
    #: What it is called; fit to show to the person.
    name: Words
    #: What it forbids.
    stops: frozenset[Act]
    #: Whether it reaches the person altogether or one case.
    concerns: Concerns
    #: Whether a last day may be set beforehand.
    lapses: bool
    #: Why it forbids that.
    because: tuple[Citation, ...]

    @property
    def only_stores(self) -> bool:
        """Whether nothing but storing and legal claims is left (GDPR 18(2))."""
        return Act.SWEEP in self.stops


_CONTACT = frozenset({Act.LETTER, Act.CALL})

_ALL = (
    Kind(
        key="restriction",
        name=Words(
            fi="käsittelyn rajoittaminen",
            sv="begränsning av behandlingen",
            en="restriction of processing",
        ),
        # Court steps are legal claims, which Article 18(2) leaves open.
        stops=frozenset(Act) - {Act.COURT_STEP},
        concerns=Concerns.PERSON,
        # Before it ends the person must be told (18(3)), so somebody has to end it.
        lapses=False,
        because=(grounds.RESTRICTION, grounds.TOLD_BEFORE_LIFTING),
    ),
    Kind(
        key="objection",
        name=Words(
            fi="käsittelyn vastustaminen",
            sv="invändning mot behandlingen",
            en="objection to processing",
        ),
        # Legal claims go on, and so does batch work: storing and weighing harm nobody meanwhile.
        stops=_CONTACT | {Act.DISCLOSURE, Act.SALE, Act.REGISTER_REPORT},
        concerns=Concerns.PERSON,
        lapses=True,
        because=(grounds.OBJECTION,),
    ),
    Kind(
        key="dispute",
        name=Words(fi="kiistetty saatava", sv="bestridd fordran", en="disputed receivable"),
        # A court is where a dispute is settled (6 § 2 mom.), so its door stays open.
        # What settles it must still be there.
        stops=_CONTACT | {Act.SALE, Act.REGISTER_REPORT, Act.ERASURE},
        concerns=Concerns.CASE,
        lapses=True,
        because=(grounds.DISPUTE, grounds.NO_MARK_OF_A_DISPUTE, grounds.LEGAL_CLAIM),
    ),
    Kind(
        key="part_dispute",
        name=Words(
            fi="osaksi kiistetty saatava",
            sv="delvis bestridd fordran",
            en="partly disputed receivable",
        ),
        # What is not disputed goes on: letters leave the disputed sum out (4 b §).
        stops=frozenset({Act.SALE, Act.REGISTER_REPORT, Act.ERASURE}),
        concerns=Concerns.CASE,
        lapses=True,
        because=(grounds.DISPUTE, grounds.NO_MARK_OF_A_DISPUTE, grounds.LEGAL_CLAIM),
    ),
    Kind(
        key="suspension",
        name=Words(
            fi="perinnän keskeytyspyyntö",
            sv="begäran om avbrott i indrivningen",
            en="request to suspend collection",
        ),
        # The person asks for the court; what keeps the creditor's rights may be sent (3 mom.).
        stops=_CONTACT,
        concerns=Concerns.CASE,
        lapses=True,
        because=(grounds.SUSPENSION,),
    ),
    Kind(
        key="pause",
        name=Words(
            fi="tauko henkilön tilanteen vuoksi",
            sv="paus på grund av personens situation",
            en="pause for the person's situation",
        ),
        stops=_CONTACT | {Act.SALE, Act.COURT_STEP, Act.REGISTER_REPORT},
        concerns=Concerns.EITHER,
        lapses=True,
        because=(grounds.RESPONSIBLE, grounds.HARM),
    ),
    Kind(
        key="death",
        name=Words(fi="henkilön kuolema", sv="personens död", en="death of the person"),
        # The estate is a party of its own, with letters of its own.
        stops=_CONTACT | {Act.COURT_STEP, Act.REGISTER_REPORT},
        concerns=Concerns.PERSON,
        lapses=False,
        because=(grounds.ESTATE,),
    ),
    Kind(
        key="insolvency",
        name=Words(
            fi="maksukyvyttömyysmenettely",
            sv="insolvensförfarande",
            en="insolvency proceedings",
        ),
        # The creditor's claim in the proceedings is no step of collecting, and may be disclosed.
        stops=_CONTACT | {Act.COURT_STEP, Act.REGISTER_REPORT},
        concerns=Concerns.PERSON,
        lapses=True,
        because=(grounds.DEBT_ADJUSTMENT, grounds.RESTRUCTURING),
    ),
    Kind(
        key="minor",
        name=Words(fi="alaikäinen", sv="minderårig", en="minor"),
        # Whoever looks after the minor's affairs may be written to and sued.
        stops=_CONTACT | {Act.REGISTER_REPORT},
        concerns=Concerns.PERSON,
        lapses=True,
        because=(grounds.GUARDIAN_ACTS, grounds.MINOR_IN_REGISTER),
    ),
    Kind(
        key="guardian",
        name=Words(fi="edunvalvonta", sv="intressebevakning", en="guardianship"),
        # The guardian is written to instead, as a party of its own.
        stops=_CONTACT,
        concerns=Concerns.PERSON,
        lapses=True,
        because=(grounds.GUARDIAN_ACTS, grounds.GUARDIAN_GETS_DEMANDS),
    ),
    Kind(
        key="legal_claim",
        name=Words(
            fi="oikeusvaade, jota varten tiedot säilytetään",
            sv="rättsligt anspråk för vilket uppgifterna bevaras",
            en="legal claim that the data is kept for",
        ),
        stops=frozenset({Act.ERASURE}),
        concerns=Concerns.EITHER,
        lapses=True,
        because=(grounds.LEGAL_CLAIM,),
    ),
    Kind(
        key="no_contact_address",
        name=Words(
            fi="yhteysosoitetta ei ole",
            sv="kontaktadress saknas",
            en="no address to write to",
        ),
        stops=frozenset({Act.LETTER}),
        concerns=Concerns.PERSON,
        lapses=True,
        because=(grounds.ACCURATE, grounds.PRIVACY),
    ),
)

KINDS: Mapping[str, Kind] = MappingProxyType({kind.key: kind for kind in _ALL})

#: Kinds that a person's right demands: only the purpose that carries out rights lifts them.
LIFTED_FOR_RIGHTS = ("objection", "restriction")

#: Recipients that no hold keeps data from: law, the person or who speaks for the person demands
#: it, or it carries money on its way. Keys of `RecipientKind`.
NEVER_HELD_BACK = ("authority", "by_consent", "agent", "bank")
#: Whatever a person's rights call for passes, as telling recipients of a restriction (GDPR 19).
_RIGHTS = "rights"


def holds_back(recipient_kind: str, purpose: str) -> bool:
    """Whether a hold can keep data from a kind of recipient, for a purpose of the register."""
    return recipient_kind not in NEVER_HELD_BACK and purpose != _RIGHTS
