"""Contracts with those who get data: taken on record and ended in the agency's own register.

The register is files, so that it can be read, compared and published. A change is made in one file,
checked with all the others, and only then written; what was there is never half replaced. Whoever
changes it, at the terminal or at the desk, does so after the other, and sees what the other wrote.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.files import write_whole
from inkasso.base.words import Words
from inkasso.law.eu.territory import in_eea, is_adequate
from inkasso.notice.loading import read_register, register_files
from inkasso.notice.register import Processor, Register, TransferGround

FILE = "processors.yaml"
_LAST_DAY = re.compile(r"^  holds_to:.*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContract:
    """A contract to take on record, as somebody wrote it."""

    #: Short name by which the register knows it.
    key: str
    name: str
    service: Words
    #: Key of the recipient in the register that it is one of.
    recipient: str
    country: str
    transfer_ground: TransferGround | None
    #: Number or name of the contract.
    contract: str
    dated: date
    holds_from: date


def own_register(home: Path, demo: Path) -> Path:
    """The agency's own folder of the register; where it has none, the demo's is copied there.

    The copy stands whole or not at all.
    """
    own = home / "notice"
    if own.exists():
        return own
    home.mkdir(parents=True, exist_ok=True)
    with one_at_a_time(home):
        if not own.exists():
            draft = home / ".notice.new"
            shutil.rmtree(draft, ignore_errors=True)
            shutil.copytree(demo, draft)
            draft.rename(own)
    return own


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Let processes that change files in a folder come one after the other."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)


def add_contract(folder: Path, new: NewContract) -> Processor:
    """Take a contract on record; raises `Refused` and, for what the register refuses, `BadInput`.

    Codes: `no_contract_reference`, `contract_exists`, `contract_not_yet`, `no_transfer_ground`,
    `ground_not_needed`.
    """
    with one_at_a_time(folder):
        files = register_files(folder)
        _check_new(new, read_register(files, source=str(folder)))
        known = yaml.safe_load(files[FILE])
        text = files[FILE].rstrip("\n") + "\n" if known else _comments(files[FILE])
        return _replace(folder, {**files, FILE: text + _dump({new.key: _entry(new)})}, new.key)


def end_contract(folder: Path, key: str, last_day: date, on: date) -> Processor:
    """Let a contract end with a day, sooner than it would already; what is past is not rewritten.

    `on` is the day on which it is ended. Raises `Refused` (`unknown_contract`,
    `contract_end_past`, `contract_ended`).
    """
    with one_at_a_time(folder):
        files = register_files(folder)
        found = find_contract(read_register(files, source=str(folder)), key)
        _check_end(found, last_day, on)
        documents = yaml.safe_load(files[FILE])
        documents[key]["holds_to"] = last_day
        text = _with_last_day(files[FILE], key, last_day)
        if _parsed(text) != documents:
            text = _comments(files[FILE]) + _dump(documents)
        return _replace(folder, {**files, FILE: text}, key)


def _check_end(found: Processor, last_day: date, on: date) -> None:
    """A day that has not passed, before the one on which the contract ends anyway."""
    if last_day < on:
        message = _PASSED.format(day=last_day)
        raise Refused(Refusal(code="contract_end_past", message=message))
    if found.holds_to is not None and found.holds_to <= last_day:
        message = _ENDED.format(key=found.key, day=found.holds_to)
        raise Refused(Refusal(code="contract_ended", message=message))


def find_contract(register: Register, key: str) -> Processor:
    """A contract by its short name; raises `Refused` (`unknown_contract`)."""
    found = next((one for one in register.processors if one.key == key), None)
    if found is None:
        raise Refused(Refusal(code="unknown_contract", message=_UNKNOWN.format(key=key)))
    return found


def _check_new(new: NewContract, register: Register) -> None:
    """What must be so of a contract, besides what the register asks of all its files."""
    if not new.contract.strip():
        raise Refused(
            Refusal(code="no_contract_reference", message=_NO_REFERENCE.format(name=new.name))
        )
    if any(one.key == new.key for one in register.processors):
        raise Refused(Refusal(code="contract_exists", message=_EXISTS.format(key=new.key)))
    if new.dated > new.holds_from:
        message = _NOT_YET.format(dated=new.dated, day=new.holds_from)
        raise Refused(Refusal(code="contract_not_yet", message=message))
    is_inside = in_eea(new.country, new.holds_from)
    if is_inside and new.transfer_ground is not None:
        message = _NEEDS_NONE.format(country=new.country)
        raise Refused(Refusal(code="ground_not_needed", message=message))
    if not is_inside and not _may_transfer(new):
        message = _THIRD_COUNTRY.format(country=new.country, day=new.holds_from)
        raise Refused(Refusal(code="no_transfer_ground", message=message, remedy=_STATE_GROUND))


def _may_transfer(new: NewContract) -> bool:
    """A ground is stated; and where it is a decision on the country, there is one."""
    if new.transfer_ground is TransferGround.ADEQUACY:
        return is_adequate(new.country, new.holds_from)
    return new.transfer_ground is not None


def _entry(new: NewContract) -> dict[str, object]:
    ground = {"transfer_ground": new.transfer_ground.value} if new.transfer_ground else {}
    return {
        "name": new.name,
        "service": {"fi": new.service.fi, "sv": new.service.sv, "en": new.service.en},
        "recipient": new.recipient,
        "country": new.country,
        **ground,
        "contract": new.contract,
        "contract_dated": new.dated,
        "holds_from": new.holds_from,
    }


def _replace(folder: Path, files: Mapping[str, str], key: str) -> Processor:
    """Write the file of contracts if the register with it has no fault."""
    register = read_register(files, source=str(folder))
    write_whole(folder / FILE, files[FILE].encode())
    return next(one for one in register.processors if one.key == key)


def _dump(documents: Mapping[str, object]) -> str:
    return yaml.dump(
        dict(documents), Dumper=_Plainly, allow_unicode=True, sort_keys=False, width=90
    )


class _Plainly(yaml.SafeDumper):
    """Writes the same day twice as what it is twice: the register reads no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        """Always."""
        return True


def _parsed(text: str) -> object:
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError:
        return None


def _comments(text: str) -> str:
    """The comment that a file begins with."""
    lines = text.splitlines(keepends=True)
    first = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "".join(lines[:first])


def _with_last_day(text: str, key: str, last_day: date) -> str:
    """The text with the last day at the end of a key's block, all else as people wrote it."""
    block = re.compile(rf"^{re.escape(key)}:.*\n(?:[ ]+.*\n)+", re.MULTILINE)
    line = f"  holds_to: {last_day.isoformat()}\n"
    return block.sub(
        lambda found: _LAST_DAY.sub("", found.group()) + line, text.rstrip("\n") + "\n", count=1
    )


_NO_REFERENCE = Words(
    fi="Sopimusta ei ole nimetty: {name}. Ilman sopimusta tietoja ei luovuteta (yleinen "
    "tietosuoja-asetus, 28 artikla). Anna sopimuksen numero tai nimi.",
    sv="Inget avtal har nämnts: {name}. Utan avtal lämnas inga uppgifter ut "
    "(dataskyddsförordningen, artikel 28). Ange avtalets nummer eller namn.",
    en="No contract is named: {name}. Without one no data go out (GDPR, Article 28). "
    "Give the contract's number or name.",
)
_EXISTS = Words(
    fi="Rekisterissä on jo {key}; anna toinen lyhenne.",
    sv="Registret har redan {key}; ge ett annat kortnamn.",
    en="The register has {key} already; give another short name.",
)
_THIRD_COUNTRY = Words(
    fi="{country} ei {day} kuulu EU- eikä ETA-alueeseen, eikä siirrolle ole pätevää perustetta.",
    sv="{country} hör {day} varken till EU eller EES, och överföringen saknar giltig grund.",
    en="{country} is outside the EU and EEA on {day}, and no ground for the transfer holds.",
)
_STATE_GROUND = Words(
    fi="Anna siirron peruste; 45 artikla kelpaa vain, jos komissio on todennut maan suojan "
    "riittäväksi.",
    sv="Ange grunden för överföringen; artikel 45 duger bara om kommissionen funnit landets skydd "
    "adekvat.",
    en="Give the ground of the transfer; Article 45 serves only where the Commission found the "
    "country adequate.",
)
_UNKNOWN = Words(
    fi="Rekisterissä ei ole sopimusta {key}; katso sopimusten luettelo.",
    sv="Registret har inget avtal {key}; se förteckningen över avtal.",
    en="The register has no contract {key}; see the list of contracts.",
)
_NOT_YET = Words(
    fi="Sopimus on päivätty {dated}; tietoja saa luovuttaa vasta sen jälkeen, ei vielä {day} "
    "(yleinen tietosuoja-asetus, 28 artiklan 3 kohta).",
    sv="Avtalet är daterat {dated}; uppgifter får lämnas ut först därefter, inte redan {day} "
    "(dataskyddsförordningen, artikel 28.3).",
    en="The contract is dated {dated}; data may go only after it, not on {day} already "
    "(GDPR, Article 28(3)).",
)
_NEEDS_NONE = Words(
    fi="{country} kuuluu EU- tai ETA-alueeseen, eikä siirto sinne tarvitse perustetta: jätä se "
    "tyhjäksi.",
    sv="{country} hör till EU eller EES, och en överföring dit behöver ingen grund: lämna den tom.",
    en="{country} is in the EU or EEA, and a transfer there needs no ground: leave it out.",
)
_ENDED = Words(
    fi="Sopimus {key} on jo päättynyt tai päättyy {day}; sen voi enää päättää aikaisemmin.",
    sv="Avtalet {key} har redan upphört eller upphör {day}; det kan bara avslutas tidigare.",
    en="The contract {key} has ended already, or ends on {day}; it can only be ended sooner.",
)
_PASSED = Words(
    fi="Viimeinen päivä {day} on mennyt; tietoja on voinut lähteä sen jälkeenkin. Päätä sopimus "
    "aikaisintaan tähän päivään.",
    sv="Den sista dagen {day} har passerat; uppgifter kan ha lämnats ut därefter. Avsluta avtalet "
    "tidigast i dag.",
    en="The last day {day} has passed; data may have gone after it. End the contract today at the "
    "earliest.",
)
