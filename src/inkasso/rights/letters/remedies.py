"""What can be done by who is not content: us, the authority, a court (GDPR 12(4), 77, 79)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from inkasso.base.words import Words
from inkasso.notice.publishing.document import Fact, Facts, Mark, Paragraph, Section
from inkasso.notice.publishing.phrases import plain
from inkasso.notice.register import Register


def remedies(register: Register) -> Section:
    """The section on remedies, with the addresses of the register."""
    who, authority = register.controller, register.authority
    court = _COURTS.get(who.country, _COURT)
    contact = ", ".join(part for part in (who.email, who.phone) if part)
    reach = ", ".join(part for part in (authority.email, authority.phone) if part)
    rows = (
        Fact(name=_US, lines=(plain(who.name), plain(contact))),
        Fact(
            name=_AUTHORITY,
            lines=(authority.name, authority.post, authority.address, plain(reach)),
        ),
        Fact(name=_COURT_LABEL, lines=(court,)),
    )
    return Section(
        mark=Mark(anchor="remedies"),
        heading=_HEADING,
        blocks=(Paragraph(_TEXT), Facts(rows), Paragraph(_FREE)),
    )


_HEADING = Words(fi="Jos et ole tyytyväinen", sv="Om du inte är nöjd", en="If you are not content")
_TEXT = Words(
    fi="Ota ensin yhteyttä meihin, niin katsomme asian uudelleen. Sinulla on oikeus tehdä valitus "
    "valvontaviranomaiselle (tietosuoja-asetuksen 77 artikla) ja oikeus viedä asia "
    "tuomioistuimeen (79 artikla). Ne eivät sulje toisiaan pois.",
    sv="Kontakta först oss, så ser vi på saken på nytt. Du har rätt att lämna in klagomål till "
    "tillsynsmyndigheten (dataskyddsförordningen, artikel 77) och rätt att föra saken till domstol "
    "(artikel 79). Det ena utesluter inte det andra.",
    en="Contact us first, and we look at the matter again. You have a right to complain to the "
    "supervisory authority (GDPR, Article 77), and a right to go to court (Article 79). The one "
    "does not rule out the other.",
)
_US = Words(fi="Me", sv="Vi", en="We")
_AUTHORITY = Words(fi="Valvontaviranomainen", sv="Tillsynsmyndighet", en="Supervisory authority")
_COURT_LABEL = Words(fi="Tuomioistuin", sv="Domstol", en="Court")
_FREE = Words(
    fi="Pyynnön käsittely ja tämä vastaus ovat maksuttomia.",
    sv="Behandlingen av begäran och detta svar är avgiftsfria.",
    en="Dealing with the request, and this answer, are free of charge.",
)
_COURT = Words(
    fi="Sen maan yleinen tuomioistuin, jossa me toimimme tai jossa sinä asut.",
    sv="En allmän domstol i det land där vi är etablerade eller där du bor.",
    en="A general court of the country where we are established or where you live.",
)
#: Courts that hear a claim against a private controller, by its country.
_COURTS: Mapping[str, Words] = MappingProxyType(
    {
        "FI": Words(
            fi="Kanne nostetaan käräjäoikeudessa, yleensä meidän kotipaikkamme mukaan. Jos asut "
            "muussa EU-maassa, voit nostaa sen myös siellä.",
            sv="Talan väcks i tingsrätten, i regel enligt vår hemort. Bor du i ett annat EU-land "
            "kan du väcka den också där.",
            en="An action is brought in the district court, as a rule that of our domicile. If you "
            "live in another EU country, you may bring it there too.",
        ),
        "SE": Words(
            fi="Kanne nostetaan Ruotsin käräjäoikeudessa (tingsrätt), tai siinä EU-maassa, jossa "
            "asut.",
            sv="Talan väcks vid tingsrätten, eller i det EU-land där du bor.",
            en="An action is brought in the Swedish district court (tingsrätt), or in the EU "
            "country where you live.",
        ),
    }
)
