"""What the register says of its parts, in words: names in order, grounds, transfers, addresses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from inkasso.base.words import Words
from inkasso.notice.articles import Article
from inkasso.notice.publishing.phrases import (
    Wording,
    article,
    country,
    joined,
    listed,
    plain,
    provisions,
)
from inkasso.notice.register import Ground, Processor, Provision, Purpose, Register, TransferGround
from inkasso.notice.rights import Extent, Right

_TERMS = Wording("terms")
_NO_LETTER = re.compile(r"[^a-z0-9]+")


def term(kind: str, value: str) -> Words:
    """The name of a value that the register counts by key, such as a right or a ground."""
    return _TERMS(f"{kind}_{_NO_LETTER.sub('_', value).strip('_')}")


def right_name(right: Right) -> Words:
    """A right in a word or two."""
    return term("right", right.value)


def extent_name(extent: Extent) -> Words:
    """How far a right goes, in a word."""
    return term("extent", extent.value)


def ground_name(point: Article) -> Words:
    """A ground with its point: `oikeutettu etu (6 artiklan 1 kohdan f alakohta)`."""
    name, at = term("ground", point.value), article(point.value)
    return Words(fi=f"{name.fi} ({at.fi})", sv=f"{name.sv} ({at.sv})", en=f"{name.en} ({at.en})")


def grounds_in_line(register: Register, grounds: Iterable[Ground]) -> Words:
    """Grounds, each once, with the law that each rests on."""
    cited: dict[Article, dict[Provision, None]] = {}
    for ground in grounds:
        cited.setdefault(ground.article, {}).update(dict.fromkeys(ground.law))
    return joined((_with_law(register, point, laws) for point, laws in cited.items()), "; ")


def ground_names(grounds: Iterable[Ground]) -> Words:
    """Grounds, each once, without the law."""
    return joined(map(ground_name, dict.fromkeys(ground.article for ground in grounds)))


def _with_law(register: Register, point: Article, laws: Iterable[Provision]) -> Words:
    cited = provisions(register, laws)
    return joined((ground_name(point), cited), ": ") if cited.fi else ground_name(point)


def category_names(register: Register, keys: Collection[str]) -> Words:
    """Names of personal categories in the register's order; others are nobody's business."""
    return listed(
        one.name for one in register.categories.values() if one.key in keys and one.personal
    )


def subject_names(register: Register, keys: Collection[str]) -> Words:
    """Names of the kinds of people, in the register's order."""
    return listed(one.name for one in register.subjects.values() if one.key in keys)


def recipient_names(register: Register, keys: Collection[str]) -> Words:
    """Names of recipients, in the register's order."""
    return listed(one.name for one in register.recipients.values() if one.key in keys)


def controller_address(register: Register) -> str:
    """The controller's postal address in one line."""
    who = register.controller
    return f"{who.street}, {who.postal_code} {who.city}"


def transfer(processor: Processor, ground: TransferGround) -> Words:
    """A transfer outside the EU and EEA: to whom, where, and on which ground."""
    return Wording("informing")(
        "transfers_one",
        name=processor.name,
        service=processor.service,
        country=country(processor.country),
        ground=term("transfer", ground.value),
        article=article(ground.value),
    )


def transfers(register: Register, purposes: Iterable[Purpose]) -> tuple[Words, ...]:
    """Every transfer that the purposes make, of contracts in force when the register is."""
    recipients = {key for purpose in purposes for key in purpose.recipients}
    return tuple(
        transfer(one, one.transfer_ground)
        for key in register.recipients
        if key in recipients
        for one in register.processors_of(key, register.holds_from)
        if one.transfer_ground is not None
    )


def website(register: Register) -> Words:
    """Where the controller's website is; empty where it has none."""
    return plain(register.controller.website)
