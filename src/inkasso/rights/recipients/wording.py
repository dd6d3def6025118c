"""What recipients are told, in three languages: what changed, and nothing that they need not know.

A recipient knows whom it is about by the number of our disclosure and of the case; so the text has
neither a name nor the old value. The new value goes with it only as a disclosure of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from inkasso.base.words import Words
from inkasso.gate.fields import category_of
from inkasso.law.wording import fill
from inkasso.notice.publishing.phrases import day, joined, plain
from inkasso.notice.register import Register
from inkasso.rights.models import RecipientNotice
from inkasso.rights.rectification.fields import FIELDS

What = RecipientNotice.What


def text_for(notice: RecipientNotice, cases: Iterable[int], register: Register) -> Words:
    """The text that a recipient is sent."""
    known = joined((_case(cases), _disclosures(notice)), "; ")
    return joined(
        (
            _SUBJECT[What(notice.what)],
            fill(
                _TOLD[What(notice.what)],
                day=day(notice.queued_on),
                fields=field_names(notice.fields, register),
                known=known,
            ),
            fill(_ASK, name=register.controller.name, email=register.controller.email),
        ),
        "\n\n",
    )


def field_names(fields: Iterable[str], register: Register) -> Words:
    """Fields as they are called; those without a name of their own by their category's."""
    return joined(dict.fromkeys(_named(name, register) for name in fields))


def _named(name: str, register: Register) -> Words:
    own = next((one.name for one in FIELDS.values() if one.disclosed_as[0] == name), None)
    if own is not None:
        return own
    category = register.categories.get(category_of(name))
    return category.name if category else plain(name)


def _case(cases: Iterable[int]) -> Words:
    numbers = ", ".join(map(str, sorted(set(cases))))
    return _CASES.format(numbers=numbers) if numbers else plain("")


def _disclosures(notice: RecipientNotice) -> Words:
    return _DISCLOSED.format(numbers=", ".join(map(str, notice.disclosures)))


_CASES = Words(fi="asia {numbers}", sv="ärende {numbers}", en="case {numbers}")
_DISCLOSED = Words(
    fi="luovutuksemme {numbers}", sv="vårt utlämnande {numbers}", en="our disclosure {numbers}"
)
_SUBJECT: Mapping[RecipientNotice.What, Words] = {
    What.RECTIFIED: Words(
        fi="Teille luovutettuja tietoja on oikaistu",
        sv="Uppgifter som ni fått av oss har rättats",
        en="Data that we disclosed to you were corrected",
    ),
    What.ERASED: Words(
        fi="Teille luovutettuja tietoja on poistettu",
        sv="Uppgifter som ni fått av oss har raderats",
        en="Data that we disclosed to you were erased",
    ),
    What.RESTRICTED: Words(
        fi="Teille luovutettujen tietojen käsittelyä on rajoitettu",
        sv="Behandlingen av uppgifter som ni fått av oss har begränsats",
        en="Processing of data that we disclosed to you was restricted",
    ),
    What.LIFTED: Words(
        fi="Teille luovutettujen tietojen käsittelyn rajoitus on päättynyt",
        sv="Begränsningen av behandlingen av uppgifter som ni fått av oss har upphört",
        en="The restriction on data that we disclosed to you has ended",
    ),
}
_TOLD: Mapping[RecipientNotice.What, Words] = {
    What.RECTIFIED: Words(
        fi="Olemme antaneet teille tiedot: {fields} ({known}). Ne olivat virheelliset, ja "
        "oikaisimme ne {day}. Oikaiskaa tiedot myös teillä ja lakatkaa käyttämästä entisiä.",
        sv="Vi har gett er uppgifterna: {fields} ({known}). De var felaktiga och vi rättade dem "
        "{day}. Rätta dem också hos er och sluta använda de tidigare.",
        en="We gave you these data: {fields} ({known}). They were wrong, and we corrected them on "
        "{day}. Correct them at your end too, and stop using the earlier ones.",
    ),
    What.ERASED: Words(
        fi="Olemme antaneet teille tiedot: {fields} ({known}). Poistimme ne {day} henkilön "
        "pyynnöstä. Poistakaa ne myös teiltä, jollei teillä ole omaa laillista perustetta "
        "säilyttää niitä.",
        sv="Vi har gett er uppgifterna: {fields} ({known}). Vi raderade dem {day} på personens "
        "begäran. Radera dem också hos er, om ni inte har en egen laglig grund att bevara dem.",
        en="We gave you these data: {fields} ({known}). We erased them on {day} at the person's "
        "request. Erase them at your end too, unless you have a lawful ground of your own to keep "
        "them.",
    ),
    What.RESTRICTED: Words(
        fi="Olemme antaneet teille tiedot: {fields} ({known}). Niiden käsittelyä on rajoitettu "
        "{day} alkaen. Säilyttäkää tiedot, mutta älkää käyttäkö niitä muuhun kuin "
        "oikeusvaateeseen tai henkilön suostumuksella, ennen kuin kerromme rajoituksen "
        "päättyneen.",
        sv="Vi har gett er uppgifterna: {fields} ({known}). Behandlingen av dem är begränsad från "
        "{day}. Bevara uppgifterna men använd dem inte till annat än rättsliga anspråk eller med "
        "personens samtycke, förrän vi meddelar att begränsningen upphört.",
        en="We gave you these data: {fields} ({known}). Their processing is restricted from {day}. "
        "Keep the data, and do not use them for anything but legal claims or with the person's "
        "consent until we tell you that the restriction has ended.",
    ),
    What.LIFTED: Words(
        fi="Olemme antaneet teille tiedot: {fields} ({known}). Niiden käsittelyn rajoitus päättyi "
        "{day}.",
        sv="Vi har gett er uppgifterna: {fields} ({known}). Begränsningen av behandlingen upphörde "
        "{day}.",
        en="We gave you these data: {fields} ({known}). The restriction on their processing ended "
        "on {day}.",
    ),
}
_ASK = Words(
    fi="Ilmoitus perustuu yleisen tietosuoja-asetuksen (EU) 2016/679 19 artiklaan. Kysymyksiin "
    "vastaa {name}, {email}; mainitkaa luovutuksen numero.",
    sv="Meddelandet grundar sig på artikel 19 i dataskyddsförordningen (EU) 2016/679. Frågor "
    "besvaras av {name}, {email}; ange utlämnandets nummer.",
    en="This notice is given under Article 19 of the General Data Protection Regulation (EU) "
    "2016/679. Questions: {name}, {email}; name the number of the disclosure.",
)
