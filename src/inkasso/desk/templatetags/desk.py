"""Tags and filters of every page: texts, amounts and days as the reader's language writes them."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from functools import cache
from pathlib import Path

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils.translation import get_language

from inkasso.base.decisions import Citation
from inkasso.base.money import Money
from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.desk.approvals.reasons import reason_told
from inkasso.desk.texts import TEXTS
from inkasso.formats.reference import grouped
from inkasso.gate.register import register_in_force
from inkasso.law.wording import fill

register = template.Library()
_VALUE = Words(fi="{value}", sv="{value}", en="{value}")


def language() -> Language:
    """The language of the page."""
    spoken = get_language() or "en"
    return spoken if spoken in LANGUAGES else "en"


@register.simple_tag
def t(key: str, **values: object) -> str:
    """A text of `inkasso.desk.texts`, its places filled in."""
    words = TEXTS[key]
    if values:
        words = fill(words, **{name: _plain(value) for name, value in values.items()})
    return words.in_language(language())


@register.simple_tag
def counted(key: str, count: int, **values: object) -> str:
    """A text with a number in it; the text `…_one` where the number is one."""
    return t(f"{key}_one" if count == 1 else key, count=count, **values)


@register.filter
def said(words: Words) -> str:
    """A text in the language of the page."""
    return words.in_language(language())


@register.filter
def reason(kept: str) -> str:
    """Why something is asked for: as it was written, the house's own in the reader's language."""
    return said(reason_told(kept))


@register.filter
def text(key: str, beginning: str = "") -> str:
    """The text of a key that a program chose, such as a kind or a status."""
    found = TEXTS.get(f"{beginning}{key}")
    return said(found) if found else key.replace("_", " ")


@register.filter
def purpose(key: str) -> str:
    """A purpose by its name in the register; one that is no more, as it was written."""
    found = register_in_force().purposes.get(key)
    return said(found.name) if found else key


@register.filter
def consent_use(key: str) -> str:
    """What a consent is for: a purpose, disclosure to somebody, demands by electronic means."""
    kind, _, recipient = key.partition(":")
    found = register_in_force().recipients.get(recipient)
    if found is not None:
        return f"{text(kind, 'consent_use.')}: {said(found.name)}"
    return text(kind, "consent_use.") if f"consent_use.{kind}" in TEXTS else purpose(key)


@register.filter
def brought(kind: str) -> str:
    """What a portable package holds: contact details, or a category of records."""
    return text(kind, "brought_kind.") if f"brought_kind.{kind}" in TEXTS else category(kind)


@register.filter
def category(key: str) -> str:
    """A category of data by its name in the register."""
    found = register_in_force().categories.get(key)
    return said(found.name) if found else key


@register.filter
def field_of_data(key: str) -> str:
    """A field that was disclosed, such as `contact_details.address`: its category, and which."""
    kind, _, field = key.partition(".")
    named = category(kind)
    return f"{named}: {text(field, 'told.')}" if f"told.{field}" in TEXTS else named


@register.filter
def euros(cents: int | Money) -> str:
    """An amount with its currency."""
    money = cents if isinstance(cents, Money) else Money(cents)
    amount = said(fill(_VALUE, value=money))
    return f"€{amount}" if language() == "en" else f"{amount}\u00a0€"


@register.filter
def share(tenths: int | None) -> str:
    """A share of tenths of a percent; nothing where there is none."""
    if tenths is None:
        return ""
    whole, rest = divmod(tenths, 10)
    return f"{whole}{'.' if language() == 'en' else ','}{rest}\u00a0%"


@register.filter
def amount(cents: int) -> str:
    """A number with two decimals, without its currency."""
    return said(fill(_VALUE, value=Money(cents)))


@register.filter
def day(value: date | None) -> str:
    """A day; nothing where there is none."""
    return said(fill(_VALUE, value=value)) if value else ""


@register.filter(expects_localtime=True)
def moment(value: datetime | None) -> str:
    """A day with its time; nothing where there is none."""
    if not value:
        return ""
    clock = value.strftime("%H:%M" if language() == "en" else "%H.%M")
    return f"{day(value.date())} {clock}"


@register.filter
def iso(value: date) -> str:
    """A day as machines read it."""
    return value.isoformat()


@register.filter
def reference(value: str) -> str:
    """A reference in groups."""
    return grouped(value)


@register.filter
def cite(citation: Citation) -> str:
    """Number and section of the act that a ground is in; the name of a rule of the house's own."""
    if f"{citation.act}.{citation.section}" in TEXTS:
        return text(citation.section, f"{citation.act}.")
    version = f" ({citation.version})" if citation.version else ""
    return f"{citation.act} {citation.section}{version}"


@register.simple_tag
def asset(path: str) -> str:
    """The address of a style sheet or script, with a hash of what is in it."""
    return f"{settings.STATIC_URL}{path}?v={_hash(path)}"


@cache
def _hash(path: str) -> str:
    found = finders.find(path)
    if not isinstance(found, str):
        return "missing"
    return hashlib.sha256(Path(found).read_bytes()).hexdigest()[:12]


def _plain(value: object) -> str | int | Money | date | Words:
    if isinstance(value, str | int | Money | date | Words):
        return value
    return str(value)
