"""The exact words that a person consents to, in three languages, with their version.

What the register says comes from the register, so a new version of it is a new version of the
words. `WORDING` is the version of the sentences below; change both together.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date

from inkasso.base.words import Language, Words
from inkasso.law.wording import fill
from inkasso.notice.register import Register
from inkasso.rights.consents.uses import Use, UseKind

#: Version of the sentences of this module.
WORDING = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandTerms:
    """What a consent to electronic demands must say besides its time (513/1999, 5 § 2 mom.)."""

    #: The durable manner: an e-mail address, a mailbox.
    manner: str
    #: The receivables, as the person knows them: invoice or case numbers.
    receivables: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentText:
    """Words as shown."""

    #: Version of the register, and of our sentences.
    version: str
    language: Language
    text: str

    @property
    def digest(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal."""
        return digest_of(self.text)


def digest_of(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def consent_text(
    use: Use,
    register: Register,
    language: Language,
    *,
    until: date | None = None,
    demands: DemandTerms | None = None,
) -> ConsentText:
    """The words that a person is shown before consenting to a use."""
    controller = register.controller
    sentences = [_asked(use, register, demands), _valid(until)]
    sentences.append(fill(_WITHDRAW, email=controller.email, phone=controller.phone))
    text = " ".join(words.in_language(language).strip() for words in sentences)
    return ConsentText(version=f"{register.version}/{WORDING}", language=language, text=text)


def _asked(use: Use, register: Register, demands: DemandTerms | None) -> Words:
    """What is agreed to."""
    agency = register.controller.name
    if use.kind is UseKind.ELECTRONIC_DEMANDS:
        assert demands is not None, "a consent to electronic demands says which and how"
        return fill(
            _DEMANDS,
            agency=agency,
            manner=demands.manner,
            receivables=", ".join(demands.receivables),
        )
    if use.kind is UseKind.DISCLOSURE:
        one = register.recipients[use.of]
        return fill(_DISCLOSURE, agency=agency, name=one.name, description=one.description)
    purpose = register.purposes[use.of]
    asked = _SEPARATE if use.is_hardship else _PURPOSE
    return fill(asked, agency=agency, name=purpose.name, description=purpose.description)


def _valid(until: date | None) -> Words:
    return _OPEN_ENDED if until is None else fill(_UNTIL, until=until)


_PURPOSE = Words(
    fi="Suostun siihen, että {agency} käsittelee tietojani tähän tarkoitukseen: {name}. "
    "{description}",
    sv="Jag samtycker till att {agency} behandlar mina uppgifter för detta ändamål: {name}. "
    "{description}",
    en="I consent to {agency} processing my data for this purpose: {name}. {description}",
)
_SEPARATE = Words(
    fi="Suostun nimenomaisesti siihen, että {agency} kirjaa, mitä kerron sairaudesta, vammasta tai "
    "muusta olosuhteesta, joka vaikuttaa maksukykyyni, ja käyttää sitä vain auttaakseen minua. "
    "{description} Merkinnän näkevät vain ne, jotka hoitavat asiaani. En ole velvollinen "
    "suostumaan, eikä kieltäytymisestä seuraa mitään.",
    sv="Jag samtycker uttryckligen till att {agency} antecknar vad jag berättar om sjukdom, skada "
    "eller andra omständigheter som påverkar min betalningsförmåga, och använder det bara för att "
    "hjälpa mig. {description} Anteckningen ses bara av dem som sköter mitt ärende. Jag måste "
    "inte samtycka, och inget följer av att jag låter bli.",
    en="I expressly consent to {agency} noting what I tell of illness, injury or other "
    "circumstances that affect my ability to pay, and using it only to help me. {description} "
    "Only those who handle my matter see the note. I need not consent, and nothing follows if I "
    "do not.",
)
_DISCLOSURE = Words(
    fi="Suostun siihen, että {agency} antaa tietojani: {name}. {description}",
    sv="Jag samtycker till att {agency} lämnar ut mina uppgifter: {name}. {description}",
    en="I consent to {agency} giving my data to: {name}. {description}",
)
_DEMANDS = Words(
    fi="Suostun siihen, että {agency} lähettää maksuvaatimukset minulle paperin sijasta näin: "
    "{manner}. Suostumus koskee näitä saatavia: {receivables}.",
    sv="Jag samtycker till att {agency} sänder betalningskraven till mig i stället för på papper "
    "så här: {manner}. Samtycket gäller dessa fordringar: {receivables}.",
    en="I consent to {agency} sending me demands, instead of on paper, like this: {manner}. The "
    "consent is for these receivables: {receivables}.",
)
_UNTIL = Words(
    fi="Suostumus on voimassa {until} asti.",
    sv="Samtycket gäller till och med {until}.",
    en="The consent is valid until {until}.",
)
_OPEN_ENDED = Words(
    fi="Suostumus on voimassa, kunnes peruutan sen.",
    sv="Samtycket gäller tills jag återkallar det.",
    en="The consent is valid until I withdraw it.",
)
_WITHDRAW = Words(
    fi="Voin peruuttaa sen milloin tahansa yhtä helposti kuin annoin sen: {email}, {phone}. "
    "Peruutus vaikuttaa heti; mitä ennen sitä tehtiin, pysyy laillisena.",
    sv="Jag kan återkalla det när som helst lika lätt som jag gav det: {email}, {phone}. "
    "Återkallelsen verkar genast; det som gjorts före den förblir lagligt.",
    en="I may withdraw it at any time, as easily as I gave it: {email}, {phone}. Withdrawal works "
    "at once; what was done before it stays lawful.",
)
