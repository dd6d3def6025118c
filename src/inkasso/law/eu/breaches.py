"""A personal data breach: how long there is to notify it, and who must be told (GDPR, 33 and 34).

The 72 hours are hours of Regulation 1182/71. EDPB Guidelines 9/2022 name that regulation for them;
its Article 3(4) leaves periods in hours out, so that they may end on a Saturday, a Sunday or a
holiday. Whether Article 3(5) adds time, so that a period of two days or more has two working days,
is not settled for hours: the sooner end is used, and the ground says so.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import enacted, not_encoded_section
from inkasso.law.eu.requests import ACT, SINCE
from inkasso.law.eu.time_limits import end_of_hours

HOURS = 72


class Risk(StrEnum):
    """What a breach is likely to mean to the people concerned."""

    #: It is unlikely to result in a risk.
    NONE = "none"
    RISK = "risk"
    HIGH = "high"


class Exception34(StrEnum):
    """Why people need not be told of a breach of high risk, each by itself (34(3))."""

    #: What was applied before makes the data unintelligible, such as encryption.
    UNINTELLIGIBLE = "34(3)(a)"
    #: What was done afterwards makes sure that the high risk is no longer likely.
    RISK_REMOVED = "34(3)(b)"
    #: Telling each would be disproportionate; a public communication takes its place.
    DISPROPORTIONATE = "34(3)(c)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duties:
    """Who must be told."""

    #: The supervisory authority.
    authority: bool
    #: Each of the people concerned.
    persons: bool
    #: Everybody, by a public communication in their stead.
    public: bool


@enacted(ACT, "33(1)", since=SINCE)
def due_moment(aware_at: datetime) -> Decision[datetime]:
    """The moment by which the authority is notified: 72 hours after the controller became aware.

    Aware is who has a reasonable degree of certainty that personal data were compromised; of a
    breach at a processor, from its notice on.
    """
    due = end_of_hours(aware_at, HOURS)
    return Decision(value=due, because=(SEVENTY_TWO, _HOUR, _ALL_DAYS, _OPEN))


@enacted(ACT, "33(1)", since=SINCE)
def may_notify(aware_at: datetime, at: datetime, late_reason: str) -> Refusal | None:
    """None where a notification of a moment stands; refused when late and the reason is missing."""
    if at < aware_at:
        return Refusal(code="before_aware", message=_BEFORE, because=(SEVENTY_TWO,))
    if at > due_moment(aware_at).value and not late_reason.strip():
        return Refusal(
            code="late_reason_missing",
            message=_LATE,
            remedy=_SAY_WHY,
            because=(_REASON,),
        )
    return None


@enacted(ACT, "34(1)", since=SINCE)
@enacted(ACT, "34(3)", since=SINCE)
def duties(risk: Risk, exceptions: Collection[Exception34] = ()) -> Decision[Duties]:
    """Who must be told of a breach of a risk, where exceptions of Article 34(3) hold."""
    if risk is Risk.NONE:
        return Decision(value=_duties(), because=(NO_RISK,))
    if risk is Risk.RISK:
        return Decision(value=_duties(authority=True), because=(SEVENTY_TWO,))
    because = (SEVENTY_TWO, PERSONS, *(EXCEPTIONS[one] for one in Exception34 if one in exceptions))
    instead = set(exceptions) == {Exception34.DISPROPORTIONATE}
    told = _duties(authority=True, persons=not exceptions, public=instead)
    return Decision(value=told, because=because)


def _duties(*, authority: bool = False, persons: bool = False, public: bool = False) -> Duties:
    return Duties(authority=authority, persons=persons, public=public)


for _article, _why in (
    ("33(2)", "A processor's notice to the controller: begins the clock when it comes."),
    ("33(3)", "What a notification says: `rights.breaches.drafting` composes it."),
    ("33(4)", "Phases: a notification is recorded as partial or complete."),
    ("33(5)", "The record of breaches: the room `rights` keeps it."),
    ("34(2)", "What people are told: `rights.breaches.drafting` composes it."),
    ("34(4)", "The authority may order people to be told: it decides, nothing computes it."),
):
    not_encoded_section(ACT, _article, since=SINCE, why=_why)


SEVENTY_TWO = Citation(
    act=ACT,
    section="33(1)",
    text=Words(
        fi="Loukkauksesta ilmoitetaan valvontaviranomaiselle viivytyksettä ja mahdollisuuksien "
        "mukaan 72 tunnin kuluessa siitä, kun se tuli rekisterinpitäjän tietoon.",
        sv="En incident anmäls till tillsynsmyndigheten utan dröjsmål och om möjligt inom 72 "
        "timmar efter att den personuppgiftsansvarige fick vetskap om den.",
        en="A breach is notified to the supervisory authority without delay and where feasible "
        "within 72 hours of the controller becoming aware of it.",
    ),
)
_HOUR = Citation(
    act="1182/71",
    section="3(1)",
    text=Words(
        fi="Tunteina ilmaistu aika alkaa tapahtuman tuntia seuraavan tunnin alusta.",
        sv="En tid i timmar börjar vid början av timmen efter den då händelsen inträffade.",
        en="A period in hours begins with the hour after the one in which the event occurred.",
    ),
)
_ALL_DAYS = Citation(
    act="1182/71",
    section="3(3), 3(4)",
    text=Words(
        fi="Lauantait, sunnuntait ja pyhäpäivät luetaan aikaan, ja tunteina ilmaistu aika voi "
        "päättyä sellaisena päivänä.",
        sv="Lördagar, söndagar och helgdagar räknas in, och en tid i timmar kan gå ut en sådan "
        "dag.",
        en="Saturdays, Sundays and holidays count, and a period in hours may end on one.",
    ),
)
_OPEN = Citation(
    act="1182/71",
    section="3(5)",
    text=Words(
        fi="Vähintään kahden päivän aikaan sisältyy kaksi työpäivää. On epäselvää, koskeeko tämä "
        "72 tuntia; siksi noudatetaan aiempaa hetkeä.",
        sv="En tid på minst två dagar omfattar två arbetsdagar. Det är oklart om detta gäller 72 "
        "timmar; därför följs den tidigare tidpunkten.",
        en="A period of two days or more includes two working days. Whether that holds for 72 "
        "hours is unclear; so the sooner moment is kept to.",
    ),
)
_REASON = Citation(
    act=ACT,
    section="33(1)",
    text=Words(
        fi="Jos ilmoitusta ei tehdä 72 tunnin kuluessa, siinä kerrotaan viivytyksen syyt.",
        sv="Görs anmälan inte inom 72 timmar ska den ange skälen till dröjsmålet.",
        en="A notification that is not made within 72 hours gives the reasons for the delay.",
    ),
)
NO_RISK = Citation(
    act=ACT,
    section="33(1)",
    text=Words(
        fi="Ilmoitusta ei tarvita, jos loukkauksesta ei todennäköisesti aiheudu riskiä ihmisten "
        "oikeuksille ja vapauksille; arvio perusteineen kirjataan.",
        sv="Anmälan behövs inte om det är osannolikt att incidenten medför en risk för människors "
        "rättigheter och friheter; bedömningen antecknas med skäl.",
        en="No notification is needed where a breach is unlikely to result in a risk to people's "
        "rights and freedoms; the assessment is recorded with its reasons.",
    ),
)
PERSONS = Citation(
    act=ACT,
    section="34(1)",
    text=Words(
        fi="Jos loukkauksesta todennäköisesti aiheutuu korkea riski, siitä kerrotaan viivytyksettä "
        "niille, joita se koskee.",
        sv="Medför incidenten sannolikt en hög risk, informeras de berörda utan dröjsmål.",
        en="Where a breach is likely to result in a high risk, those concerned are told without "
        "delay.",
    ),
)
EXCEPTIONS = {
    Exception34.UNINTELLIGIBLE: Citation(
        act=ACT,
        section="34(3)(a)",
        text=Words(
            fi="Ihmisille ei tarvitse kertoa, jos tiedot oli suojattu niin, ettei asiaton voi "
            "ymmärtää niitä.",
            sv="De berörda behöver inte informeras om uppgifterna var skyddade så att obehöriga "
            "inte kan förstå dem.",
            en="People need not be told where the data were protected so that nobody unauthorised "
            "can understand them.",
        ),
    ),
    Exception34.RISK_REMOVED: Citation(
        act=ACT,
        section="34(3)(b)",
        text=Words(
            fi="Ihmisille ei tarvitse kertoa, jos jälkikäteen on tehty niin, ettei korkea riski "
            "enää todennäköisesti toteudu.",
            sv="De berörda behöver inte informeras om åtgärder efteråt gör att den höga risken "
            "sannolikt inte längre uppstår.",
            en="People need not be told where measures taken afterwards make the high risk no "
            "longer likely.",
        ),
    ),
    Exception34.DISPROPORTIONATE: Citation(
        act=ACT,
        section="34(3)(c)",
        text=Words(
            fi="Jos jokaiselle kertominen olisi kohtuutonta vaivaa, asiasta kerrotaan julkisesti.",
            sv="Skulle det kräva en oproportionell ansträngning att informera var och en, "
            "informeras allmänheten i stället.",
            en="Where telling each would be a disproportionate effort, a public communication is "
            "made instead.",
        ),
    ),
}
_BEFORE = Words(
    fi="Hetki on ennen kuin loukkaus tuli tietoon; tarkista se.",
    sv="Tidpunkten är före den då incidenten blev känd; kontrollera den.",
    en="The moment is before the breach became known; check it.",
)
_LATE = Words(
    fi="72 tuntia on kulunut; ilmoituksessa on kerrottava, miksi se viivästyi.",
    sv="De 72 timmarna har gått; anmälan måste ange varför den dröjde.",
    en="The 72 hours have passed; the notification must say why it was delayed.",
)
_SAY_WHY = Words(
    fi="Anna syy valitsimella --late-reason.",
    sv="Ange skälet med --late-reason.",
    en="Give the reason with --late-reason.",
)
