"""The answer to a request for portability as a document to read: what is here, what is not, why."""

from __future__ import annotations

from collections.abc import Sequence

from inkasso.base.words import Words
from inkasso.notice.publishing.document import Bullets, Document, Mark, Paragraph, Section
from inkasso.notice.publishing.pdf import render_pdf
from inkasso.notice.publishing.phrases import capital, day, joined
from inkasso.notice.register import Register
from inkasso.rights.access.package import Contents, Occasion
from inkasso.rights.portability.given import FieldDecided


def answer(
    register: Register, occasion: Occasion, contents: Contents, fields: Sequence[FieldDecided]
) -> bytes:
    """The answer as a tagged PDF, in the person's language."""
    told = Document(
        title=_TITLE,
        subtitle=joined((_NUMBER.format(number=occasion.request), day(occasion.on))),
        author=register.controller.name,
        dated=occasion.on,
        sections=(
            _here(register, contents, fields),
            _not_here(register, fields),
            Section(mark=Mark(anchor="next"), heading=_NEXT, blocks=(Paragraph(occasion.remedy),)),
        ),
    )
    return render_pdf(told, occasion.language)


def _here(register: Register, contents: Contents, fields: Sequence[FieldDecided]) -> Section:
    if not contents.total:
        return Section(mark=Mark(anchor="here"), heading=_HERE, blocks=(Paragraph(_NOTHING),))
    names = _categories(register, fields, "given")
    return Section(
        mark=Mark(anchor="here"), heading=_HERE, blocks=(Paragraph(_GIVEN), Bullets(names))
    )


def _not_here(register: Register, fields: Sequence[FieldDecided]) -> Section:
    sections = tuple(
        Section(
            mark=Mark(anchor=f"not-{outcome.replace('_', '-')}"),
            heading=why,
            blocks=(Bullets(names),),
        )
        for outcome, why in _WHY.items()
        if (names := _categories(register, fields, outcome))
    )
    return Section(
        mark=Mark(anchor="not-here"),
        heading=_NOT_HERE,
        blocks=(Paragraph(_ACCESS),),
        sections=sections,
    )


def _categories(
    register: Register, fields: Sequence[FieldDecided], outcome: str
) -> tuple[Words, ...]:
    keys = {one.field.partition(".")[0] for one in fields if one.outcome == outcome}
    return tuple(
        capital(category.name) for key, category in register.categories.items() if key in keys
    )


_TITLE = Words(
    fi="Itse antamasi tiedot", sv="Uppgifter som du själv gett", en="The data that you gave"
)
_NUMBER = Words(fi="Pyyntö {number}", sv="Begäran {number}", en="Request {number}")
_HERE = Words(fi="Mitä tässä on", sv="Vad som finns här", en="What is here")
_GIVEN = Words(
    fi="Tiedostossa data.json ja kansiossa csv ovat tiedot, jotka itse annoit ja joita käsitellään "
    "suostumuksellasi tai sopimuksen perusteella (yleinen tietosuoja-asetus, 20 artikla). Muodon "
    "kuvaa schema.json.",
    sv="I filen data.json och mappen csv finns de uppgifter som du själv gett och som behandlas "
    "med ditt samtycke eller enligt avtal (dataskyddsförordningen, artikel 20). Formen beskrivs i "
    "schema.json.",
    en="The file data.json and the folder csv hold the data that you gave and that are processed "
    "with your consent or under a contract (GDPR, Article 20). Their form is in schema.json.",
)
_NOTHING = Words(
    fi="Meillä ei ole tietoja, jotka itse annoit ja joita käsitellään suostumuksellasi tai "
    "sopimuksen perusteella. Oikeus siirtoon ei koske muita (yleinen tietosuoja-asetus, 20 "
    "artiklan 1 kohta).",
    sv="Vi har inga uppgifter som du själv gett och som behandlas med ditt samtycke eller enligt "
    "avtal. Rätten till dataportabilitet gäller inte andra (dataskyddsförordningen, artikel 20.1).",
    en="We hold no data that you gave and that are processed with your consent or under a "
    "contract. The right to portability covers no other (GDPR, Article 20(1)).",
)
_NOT_HERE = Words(fi="Mitä tässä ei ole", sv="Vad som inte finns här", en="What is not here")
_ACCESS = Words(
    fi="Kaikki sinua koskevat tiedot saat pyytämällä pääsyä tietoihin (15 artikla).",
    sv="Alla uppgifter om dig får du genom att begära tillgång (artikel 15).",
    en="You get all data about you by asking for access (Article 15).",
)
_WHY = {
    "no_agreement": Words(
        fi="Käsittely ei perustu suostumukseen tai sopimukseen (20 artiklan 1 kohdan a alakohta)",
        sv="Behandlingen grundar sig inte på samtycke eller avtal (artikel 20.1 a)",
        en="Processing rests on neither consent nor contract (Article 20(1)(a))",
    ),
    "not_given": Words(
        fi="Et antanut tietoja itse (20 artiklan 1 kohta)",
        sv="Du har inte själv gett uppgifterna (artikel 20.1)",
        en="You did not give the data yourself (Article 20(1))",
    ),
    "sealed": Words(
        fi="Arkaluonteinen; saat sen, kun sinut tunnetaan henkilötunnuksesta",
        sv="Känsligt; du får det när du identifieras med personbeteckning",
        en="Delicate; you get it once you are known by your identity code",
    ),
}
_NEXT = Words(fi="Mitä voit tehdä", sv="Vad du kan göra", en="What you can do")
