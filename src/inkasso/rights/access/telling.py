"""What Article 15(1) wants told besides the data: why, from whom, to whom, for how long, rights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from inkasso.base.words import Language, Words
from inkasso.formats.typeset import JsonValue
from inkasso.notice.publishing.phrases import joined, kept_for
from inkasso.notice.publishing.telling import (
    extent_name,
    grounds_in_line,
    recipient_names,
    right_name,
    transfers,
)
from inkasso.notice.register import Purpose, Register
from inkasso.notice.rights import rights_matrix
from inkasso.rights.access.finding import Whose


def purposes_of(register: Register, category: str) -> list[Purpose]:
    """The purposes that use a category, in the register's order."""
    return [one for one in register.purposes.values() if category in one.categories]


def processing(
    register: Register, categories: Iterable[str], language: Language
) -> list[JsonValue]:
    """Each category that something is held of, with what is done with it and why."""
    kept = set(categories)
    return [_category(register, key, language) for key in register.categories if key in kept]


def rights(register: Register, language: Language) -> list[JsonValue]:
    """Each right towards each purpose of a register that is the person's own (`concerning`)."""
    return [
        {
            "purpose": key,
            "right": right.value,
            "name": right_name(right).in_language(language),
            "extent": extent_name(entitlement.extent).in_language(language),
            "why": entitlement.why.in_language(language),
        }
        for key, of_purpose in rights_matrix(register).items()
        for right, entitlement in of_purpose.items()
    ]


def decisions_by_machine(register: Register) -> list[Purpose]:
    """The purposes in which a machine alone decides (Article 22)."""
    return [one for one in register.purposes.values() if one.automated_decisions is not None]


def transfers_told(register: Register, language: Language) -> list[JsonValue]:
    """Transfers outside the EU and EEA."""
    return [one.in_language(language) for one in transfers(register, register.purposes.values())]


def left_out(whose: Whose, *, sealed: bool = False) -> Sequence[tuple[str, Words]]:
    """What the package does not show, and why, each by a key; `sealed`: no notes of hardship."""
    told = [("staff", _STAFF), ("keys", _KEYS), ("sweeps", _SWEEPS)]
    if whose.paid_by_others:
        told.append(("payers", _PAYERS.format(count=whose.paid_by_others)))
    if whose.sharers:
        told.append(("sharers", _SHARERS.format(count=whose.sharers)))
    if sealed:
        told.append(("sealed", _SEALED))
    return told


def _category(register: Register, key: str, language: Language) -> JsonValue:
    category = register.categories[key]
    purposes = purposes_of(register, key)
    sources = dict.fromkeys(
        use.source for one in purposes for use in one.sources if key in use.categories
    )
    recipients = {name for one in purposes for name, gets in one.recipients.items() if key in gets}
    return {
        "category": key,
        "name": category.name.in_language(language),
        "description": category.description.in_language(language),
        "purposes": [
            {
                "purpose": one.key,
                "name": one.name.in_language(language),
                "grounds": grounds_in_line(register, one.legal_basis).in_language(language),
                "kept": kept_for(register.retention[one.retention_of(key)]).in_language(language),
            }
            for one in purposes
        ],
        "sources": joined(register.sources[one].name for one in sources).in_language(language),
        "recipients": recipient_names(register, recipients).in_language(language),
    }


_STAFF = Words(
    fi="Työntekijöiden nimet: oikeus koskee katselujen päiviä ja tarkoituksia, ei katsojan nimeä "
    "(EUT C-579/21; yleinen tietosuoja-asetus, 15 artiklan 4 kohta).",
    sv="Anställdas namn: rätten gäller dagar och ändamål, inte vem som tittat (EU-domstolen "
    "C-579/21; dataskyddsförordningen, artikel 15.4).",
    en="Names of employees: the right is to days and purposes of looks, not to who looked (CJEU "
    "C-579/21; GDPR, Article 15(4)).",
)
_KEYS = Words(
    fi="Salausavaimet ja tiivisteet: ne suojaavat tietoja eivätkä kerro sinusta muuta kuin mitä "
    "tässä jo on.",
    sv="Krypteringsnycklar och kontrollsummor: de skyddar uppgifterna och säger inget annat om "
    "dig än vad som redan finns här.",
    en="Encryption keys and hashes: they protect the data and tell nothing of you that is not "
    "here already.",
)
_SWEEPS = Words(
    fi="Koko rekisteriä koskevat ajot: tietojasi käsitellään myös niissä, mutta niitä ei kirjata "
    "henkilöittäin.",
    sv="Körningar över hela registret: dina uppgifter behandlas också i dem, men de antecknas "
    "inte per person.",
    en="Batch work over the whole register: your data are processed in it too, but it is not "
    "recorded by person.",
)
_PAYERS = Words(
    fi="Muiden maksajien nimet, tilit ja viestit ({count}): ne ovat heidän tietojaan (15 artiklan "
    "4 kohta). Maksut itse näkyvät.",
    sv="Andra betalares namn, konton och meddelanden ({count}): de är deras uppgifter (artikel "
    "15.4). Betalningarna själva visas.",
    en="Names, accounts and messages of other payers ({count}): they are theirs (Article 15(4)). "
    "The payments themselves are shown.",
)
_SEALED = Words(
    fi="Vaikeista olosuhteista mahdollisesti kirjattu: saat sen, kun sinut tunnetaan "
    "henkilötunnuksesta tai kolmesta tiedosta, ja valtuutetun sijasta itse.",
    sv="Det som kan ha antecknats om svåra omständigheter: du får det när du identifieras med "
    "personbeteckning eller tre uppgifter, och själv i stället för genom ombud.",
    en="What may have been noted of hardship: you get it once you are known by your identity code "
    "or by three things, and yourself rather than through an agent.",
)
_SHARERS = Words(
    fi="Velasta yhdessä vastaavien henkilöiden tiedot ({count}): ne ovat heidän tietojaan (15 "
    "artiklan 4 kohta). Yhteinen velka itse näkyy.",
    sv="Uppgifter om dem som svarar för samma skuld ({count}): de är deras (artikel 15.4). Den "
    "gemensamma skulden själv visas.",
    en="Data of those who share a debt ({count}): they are theirs (Article 15(4)). The shared debt "
    "itself is shown.",
)
