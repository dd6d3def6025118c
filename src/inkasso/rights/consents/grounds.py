"""What consents rest on, in our own words."""

from __future__ import annotations

from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.notice.articles import GDPR

PROVABLE = Citation(
    act=GDPR,
    section="7(1)",
    text=Words(
        fi="Rekisterinpitäjän on voitava osoittaa, että henkilö on antanut suostumuksensa.",
        sv="Den personuppgiftsansvarige ska kunna visa att personen har samtyckt.",
        en="The controller must be able to show that the person has consented.",
    ),
)
WITHDRAWABLE = Citation(
    act=GDPR,
    section="7(3)",
    text=Words(
        fi="Suostumuksen voi peruuttaa milloin tahansa ja yhtä helposti kuin sen antoi; mitä "
        "ennen sitä tehtiin, pysyy laillisena.",
        sv="Samtycket kan återkallas när som helst och lika lätt som det gavs; det som gjorts "
        "före det förblir lagligt.",
        en="Consent may be withdrawn at any time and as easily as it was given; what was done "
        "before stays lawful.",
    ),
)
EXPLICIT = Citation(
    act=GDPR,
    section="9(2)(a)",
    text=Words(
        fi="Terveyttä koskevia tietoja saa käsitellä nimenomaisella suostumuksella.",
        sv="Uppgifter om hälsa får behandlas med uttryckligt samtycke.",
        en="Data on health may be processed with explicit consent.",
    ),
)
LEGAL_CLAIM = Citation(
    act=GDPR,
    section="9(2)(f)",
    text=Words(
        fi="Niitä saa käsitellä myös, kun se on tarpeen oikeusvaatimusta varten.",
        sv="De får behandlas också när det behövs för rättsliga anspråk.",
        en="They may also be processed where a legal claim calls for it.",
    ),
)
