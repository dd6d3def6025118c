"""What makes an impact assessment necessary: Article 35(3), the nine criteria, the Finnish list.

The criteria are those of the guidelines WP 248 rev.01, which the EDPB has endorsed: as a rule two
of them are enough. What the Finnish supervisory authority lists under Article 35(4) needs one by
itself, and so does each point of Article 35(3).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from inkasso.base.words import Words


class Criterion(StrEnum):
    """A reason for an impact assessment."""

    #: Evaluation, scoring or profiling.
    EVALUATION = "evaluation"
    #: Decisions made by a machine alone that affect people much: 35(3)(a), needs one by itself.
    AUTOMATED = "automated"
    #: Systematic monitoring.
    MONITORING = "monitoring"
    #: Special categories or other very personal data.
    SENSITIVE = "sensitive"
    #: Much data, of many, for long or over a wide area.
    LARGE_SCALE = "large_scale"
    #: Data of several sources matched.
    MATCHING = "matching"
    #: People who cannot easily refuse: employees, children, the sick, those in debt.
    VULNERABLE = "vulnerable"
    #: New technology or a new way to use it.
    INNOVATIVE = "innovative"
    #: People are kept from a right, a service or a contract.
    PREVENTING = "preventing"
    #: Special categories on a large scale: 35(3)(b), needs one by itself.
    SPECIAL_LARGE_SCALE = "special_large_scale"
    #: A publicly accessible area monitored on a large scale: 35(3)(c), needs one by itself.
    PUBLIC_AREA = "public_area"
    #: The Finnish list: biometric data to identify somebody, with one more criterion.
    BIOMETRIC = "biometric"
    #: The Finnish list: genetic data, with one more criterion.
    GENETIC = "genetic"
    #: The Finnish list: location data, with one more criterion.
    LOCATION = "location"
    #: The Finnish list: people are not informed (14(5)(b) and (d)), with one more criterion.
    UNINFORMED = "uninformed"
    #: The Finnish list: a channel for reporting misconduct.
    WHISTLEBLOWING = "whistleblowing"


#: Any one of these needs an assessment by itself.
ENOUGH = frozenset(
    {
        Criterion.AUTOMATED,
        Criterion.SPECIAL_LARGE_SCALE,
        Criterion.PUBLIC_AREA,
        Criterion.WHISTLEBLOWING,
    }
)
#: So many of the others do.
TOGETHER = 2


class Level(StrEnum):
    """How likely or how grave something is, and what risk is left."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


NAMES: Mapping[Criterion, Words] = {
    Criterion.EVALUATION: Words(fi="arviointi", sv="utvärdering", en="evaluation"),
    Criterion.AUTOMATED: Words(
        fi="automaattiset päätökset", sv="automatiserade beslut", en="automated decisions"
    ),
    Criterion.MONITORING: Words(
        fi="järjestelmällinen seuranta", sv="systematisk övervakning", en="systematic monitoring"
    ),
    Criterion.SENSITIVE: Words(
        fi="arkaluonteiset tiedot", sv="känsliga uppgifter", en="sensitive data"
    ),
    Criterion.LARGE_SCALE: Words(fi="laajamittaisuus", sv="stor omfattning", en="large scale"),
    Criterion.MATCHING: Words(
        fi="tietojen yhdistäminen", sv="samkörning av uppgifter", en="matching of data"
    ),
    Criterion.VULNERABLE: Words(
        fi="heikommassa asemassa olevat", sv="utsatta personer", en="vulnerable people"
    ),
    Criterion.INNOVATIVE: Words(fi="uusi tekniikka", sv="ny teknik", en="new technology"),
    Criterion.PREVENTING: Words(
        fi="oikeuden tai palvelun estyminen",
        sv="hinder för en rättighet eller tjänst",
        en="keeping people from a right or a service",
    ),
    Criterion.SPECIAL_LARGE_SCALE: Words(
        fi="erityiset tietoryhmät laajasti",
        sv="särskilda kategorier i stor omfattning",
        en="special categories on a large scale",
    ),
    Criterion.PUBLIC_AREA: Words(
        fi="yleisölle avoimen alueen valvonta",
        sv="övervakning av allmän plats",
        en="monitoring of a public area",
    ),
    Criterion.BIOMETRIC: Words(
        fi="biometriset tiedot", sv="biometriska uppgifter", en="biometric data"
    ),
    Criterion.GENETIC: Words(fi="geneettiset tiedot", sv="genetiska uppgifter", en="genetic data"),
    Criterion.LOCATION: Words(fi="sijaintitiedot", sv="lokaliseringsuppgifter", en="location data"),
    Criterion.UNINFORMED: Words(
        fi="ihmisiä ei informoida", sv="personer informeras inte", en="people are not informed"
    ),
    Criterion.WHISTLEBLOWING: Words(
        fi="ilmoituskanava", sv="visselblåsarkanal", en="whistleblowing channel"
    ),
}
