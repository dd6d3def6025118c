"""The grounds that a request may be answered on, and the rights that each belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.law.eu.requests import ACT, REPEATED
from inkasso.notice.rights import Right

_EVERY = frozenset(Right)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One ground of an answer."""

    key: str
    #: The rights that may be answered on it.
    rights: frozenset[Right]
    #: Whether it grants what was asked, or refuses it.
    grants: bool
    citation: Citation


def _ground(
    key: str, section: str, rights: frozenset[Right], text: Words, *, grants: bool = False
) -> Ground:
    citation = Citation(act=ACT, section=section, text=text)
    return Ground(key=key, rights=rights, grants=grants, citation=citation)


def _one(right: Right) -> frozenset[Right]:
    return frozenset({right})


_ALL = (
    _ground(
        "access",
        "15",
        _one(Right.ACCESS),
        Words(
            fi="Rekisteröidyllä on oikeus tietää, käsitelläänkö hänen tietojaan, ja saada ne.",
            sv="Den registrerade har rätt att veta om uppgifter behandlas och att få dem.",
            en="The data subject has a right to know whether data are processed, and to them.",
        ),
        grants=True,
    ),
    _ground(
        "rectification",
        "16",
        _one(Right.RECTIFICATION),
        Words(
            fi="Virheelliset tiedot oikaistaan ja puutteelliset täydennetään viivytyksettä.",
            sv="Felaktiga uppgifter rättas och ofullständiga kompletteras utan dröjsmål.",
            en="Wrong data are corrected and incomplete ones completed without delay.",
        ),
        grants=True,
    ),
    _ground(
        "erasure",
        "17(1)",
        _one(Right.ERASURE),
        Words(
            fi="Tiedot, joita ei enää tarvita tai joihin ei ole perustetta, poistetaan.",
            sv="Uppgifter som inte längre behövs eller saknar grund raderas.",
            en="Data that are no longer needed or have no ground are erased.",
        ),
        grants=True,
    ),
    _ground(
        "restriction",
        "18(1)",
        _one(Right.RESTRICTION),
        Words(
            fi="Käsittelyä rajoitetaan, kun tietojen paikkansapitävyys, lainmukaisuus tai "
            "vastustaminen selvitetään tai henkilö tarvitsee tietoja vaateeseensa.",
            sv="Behandlingen begränsas medan uppgifternas riktighet, laglighet eller en invändning "
            "utreds eller när personen behöver dem för ett anspråk.",
            en="Processing is restricted while accuracy, lawfulness or an objection is looked "
            "into, or when the person needs the data for a claim.",
        ),
        grants=True,
    ),
    _ground(
        "portability",
        "20(1)",
        _one(Right.PORTABILITY),
        Words(
            fi="Henkilöllä on oikeus saada itse antamansa tiedot koneellisesti luettavina, kun "
            "käsittely perustuu suostumukseen tai sopimukseen.",
            sv="Personen har rätt att få de uppgifter den själv gett i maskinläsbar form, när "
            "behandlingen grundar sig på samtycke eller avtal.",
            en="The person has a right to what they gave, machine-readable, where processing rests "
            "on consent or a contract.",
        ),
        grants=True,
    ),
    _ground(
        "objection",
        "21(1)",
        _one(Right.OBJECTION),
        Words(
            fi="Käsittely lopetetaan, ellei siihen ole huomattavan tärkeää ja perusteltua syytä "
            "eikä sitä tarvita oikeusvaateeseen.",
            sv="Behandlingen upphör, om det inte finns avgörande berättigade skäl och den inte "
            "behövs för rättsliga anspråk.",
            en="Processing ends unless there are compelling legitimate grounds or it serves legal "
            "claims.",
        ),
        grants=True,
    ),
    _ground(
        "direct_marketing",
        "21(3)",
        _one(Right.OBJECTION),
        Words(
            fi="Suoramarkkinointi lopetetaan aina, kun henkilö vastustaa sitä.",
            sv="Direktmarknadsföring upphör alltid när personen invänder mot den.",
            en="Direct marketing always ends when the person objects.",
        ),
        grants=True,
    ),
    _ground(
        "withdrawal",
        "7(3)",
        _one(Right.WITHDRAWAL),
        Words(
            fi="Suostumuksen voi peruuttaa milloin tahansa.",
            sv="Ett samtycke kan återkallas när som helst.",
            en="Consent may be withdrawn at any time.",
        ),
        grants=True,
    ),
    _ground(
        "human_review",
        "22(3)",
        _one(Right.HUMAN_REVIEW),
        Words(
            fi="Ihminen käsittelee uudelleen päätöksen, jonka kone on tehnyt.",
            sv="En människa prövar på nytt ett beslut som en maskin har fattat.",
            en="A human looks again at a decision that a machine made.",
        ),
        grants=True,
    ),
    _ground(
        "complaint",
        "12(2)",
        _one(Right.COMPLAINT),
        Words(
            fi="Rekisterinpitäjä helpottaa oikeuksien käyttämistä ja vastaa valituksiin.",
            sv="Den personuppgiftsansvarige underlättar utövandet av rättigheter och besvarar "
            "klagomål.",
            en="The controller makes it easy to exercise rights and answers complaints.",
        ),
        grants=True,
    ),
    _ground(
        "nothing_held",
        "15(1)",
        _EVERY,
        Words(
            fi="Vahvistus annetaan myös siitä, ettei henkilön tietoja käsitellä.",
            sv="Det bekräftas också att inga uppgifter om personen behandlas.",
            en="It is confirmed also that no data of the person are processed.",
        ),
    ),
    _ground(
        "not_identified",
        "12(2)",
        _EVERY,
        Words(
            fi="Pyyntöön ei voida suostua, kun pyytäjää ei tunneta siihen tarvittavista tiedoista.",
            sv="En begäran kan inte bifallas när den som begär inte kan kännas igen.",
            en="A request cannot be granted while it is not known who asks.",
        ),
    ),
    Ground(key="repeated", rights=_EVERY, grants=False, citation=REPEATED),
    _ground(
        "rights_of_others",
        "15(4)",
        _one(Right.ACCESS),
        Words(
            fi="Jäljennös ei saa vaikuttaa haitallisesti muiden oikeuksiin.",
            sv="En kopia får inte inverka menligt på andras rättigheter.",
            en="A copy must not harm the rights of others.",
        ),
    ),
    _ground(
        "ported_rights_of_others",
        "20(4)",
        _one(Right.PORTABILITY),
        Words(
            fi="Tietojen siirtäminen ei saa vaikuttaa haitallisesti muiden oikeuksiin.",
            sv="Att uppgifter överförs får inte inverka menligt på andras rättigheter.",
            en="Moving data must not harm the rights of others.",
        ),
    ),
    _ground(
        "accurate",
        "5(1)(d)",
        frozenset({Right.RECTIFICATION, Right.RESTRICTION}),
        Words(
            fi="Tiedot on tarkistettu ja ne pitävät paikkansa.",
            sv="Uppgifterna har kontrollerats och är riktiga.",
            en="The data were checked and are accurate.",
        ),
    ),
    _ground(
        "legal_duty",
        "17(3)(b)",
        _one(Right.ERASURE),
        Words(
            fi="Laki velvoittaa säilyttämään tiedot.",
            sv="Lagen ålägger oss att bevara uppgifterna.",
            en="The law obliges us to keep the data.",
        ),
    ),
    _ground(
        "legal_claim",
        "17(3)(e)",
        _one(Right.ERASURE),
        Words(
            fi="Tietoja tarvitaan oikeusvaateen laatimiseen, esittämiseen tai puolustamiseen.",
            sv="Uppgifterna behövs för att fastställa, göra gällande eller försvara ett anspråk.",
            en="The data are needed to establish, exercise or defend a legal claim.",
        ),
    ),
    _ground(
        "restricted",
        "18(2)",
        _one(Right.ERASURE),
        Words(
            fi="Käsittelyä on rajoitettu: tiedot vain säilytetään, kunnes rajoitus päättyy. Jos "
            "pyysit rajoitusta itse, voit perua sen ja pyytää poistoa uudelleen.",
            sv="Behandlingen är begränsad: uppgifterna lagras bara tills begränsningen upphör. Om "
            "du själv bad om begränsningen kan du ta tillbaka den och begära radering på nytt.",
            en="Processing is restricted: the data are only stored until the restriction ends. If "
            "you asked for it yourself, you may take it back, and ask for erasure again.",
        ),
    ),
    _ground(
        "no_restriction_ground",
        "18(1)",
        _one(Right.RESTRICTION),
        Words(
            fi="Mikään rajoittamisen edellytyksistä ei täyty.",
            sv="Inget av villkoren för begränsning är uppfyllt.",
            en="None of the conditions for restriction is met.",
        ),
    ),
    _ground(
        "not_portable",
        "20(1)",
        _one(Right.PORTABILITY),
        Words(
            fi="Tiedot eivät ole henkilön itse antamia tai käsittely ei perustu suostumukseen tai "
            "sopimukseen.",
            sv="Uppgifterna har inte lämnats av personen eller behandlingen grundar sig inte på "
            "samtycke eller avtal.",
            en="The person did not give the data, or processing rests neither on consent nor on a "
            "contract.",
        ),
    ),
    _ground(
        "compelling",
        "21(1)",
        _one(Right.OBJECTION),
        Words(
            fi="Käsittelyyn on huomattavan tärkeä ja perusteltu syy, joka syrjäyttää henkilön "
            "edut, tai sitä tarvitaan oikeusvaateeseen.",
            sv="Det finns avgörande berättigade skäl som väger tyngre än personens intressen, "
            "eller behandlingen behövs för rättsliga anspråk.",
            en="There are compelling legitimate grounds that override the person's interests, or "
            "processing serves legal claims.",
        ),
    ),
    _ground(
        "not_objectable",
        "21(1)",
        _one(Right.OBJECTION),
        Words(
            fi="Vastustaa voi vain käsittelyä, joka perustuu oikeutettuun etuun tai yleiseen "
            "etuun.",
            sv="Invändas kan bara mot behandling som grundar sig på berättigat eller allmänt "
            "intresse.",
            en="Only processing on legitimate or public interest can be objected to.",
        ),
    ),
    _ground(
        "no_consent",
        "7(3)",
        _one(Right.WITHDRAWAL),
        Words(
            fi="Käsittely ei perustu suostumukseen.",
            sv="Behandlingen grundar sig inte på samtycke.",
            en="The processing does not rest on consent.",
        ),
    ),
    _ground(
        "no_automated_decision",
        "22(1)",
        _one(Right.HUMAN_REVIEW),
        Words(
            fi="Päätöstä ei ole tehty pelkästään automaattisesti.",
            sv="Beslutet har inte fattats enbart automatiskt.",
            en="The decision was not made by a machine alone.",
        ),
    ),
)

GROUNDS: Mapping[str, Ground] = MappingProxyType({ground.key: ground for ground in _ALL})
