"""What the register says that the published notice does not say yet, and the name it goes out by.

A version is published once. A register that was changed since, by a contract for instance, goes out
under a name of its own, from a day that has not passed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.gate.models import NoticeVersion
from inkasso.notice.changes import Change, changes_between, concerned
from inkasso.notice.loading import digest, read_register, register_files
from inkasso.notice.publishing.editions import check_name
from inkasso.notice.register import Register

#: The file that names the version, and its lines that do.
FILE = "register.yaml"
_NAME = re.compile(r"^version:.*$", re.MULTILINE)
_DAY = re.compile(r"^holds_from:.*$", re.MULTILINE)
_LAST_NUMBER = re.compile(r"\d+(?!.*\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A register that is otherwise than the notice published last."""

    files: Mapping[str, str]
    register: Register
    #: Name of the version published last; empty before the first.
    before: str
    changes: tuple[Change, ...]
    #: Whether its name is another version's already, so that it needs a new one.
    needs_name: bool

    @property
    def told_directly(self) -> tuple[Words, ...]:
        """Whom the changes concern so much that each gets a message, in the register's words."""
        subjects = concerned(self.changes)
        return tuple(one.name for key, one in self.register.subjects.items() if key in subjects)

    @property
    def proposed_name(self) -> str:
        """The name with its last number one higher: `2026.2` after `2026.1`."""
        return _LAST_NUMBER.sub(lambda found: str(int(found.group()) + 1), self.register.version)


def pending(folder: Path) -> Pending | None:
    """What waits to be published of a folder's register; None where all of it is."""
    files = register_files(folder)
    last = NoticeVersion.objects.order_by("-id").first()
    if last is not None and last.digest == digest(files):
        return None
    register = read_register(files, source=str(folder))
    return Pending(
        files=files,
        register=register,
        before=last.version if last else "",
        changes=changes_between(read_register(last.register), register) if last else (),
        needs_name=NoticeVersion.objects.filter(version=register.version).exists(),
    )


def named(files: Mapping[str, str], version: str, holds_from: date, on: date) -> dict[str, str]:
    """The files as a version of a name that holds from a day on; everything else as it is.

    Raises `Refused`: `version_published`, `version_no_name`, `version_backdated`.
    """
    check_name(version)
    if known := NoticeVersion.objects.filter(version=version).first():
        message = _TAKEN.format(version=version, day=known.published_on)
        raise Refused(Refusal(code="version_published", message=message))
    if holds_from < on:
        raise Refused(Refusal(code="version_backdated", message=_PASSED.format(day=holds_from)))
    top = _NAME.sub(f'version: "{version}"', files[FILE], count=1)
    top = _DAY.sub(f"holds_from: {holds_from.isoformat()}", top, count=1)
    made = {**files, FILE: top}
    # Written so that no line was found, it would go out under the old name.
    register = read_register(made)
    if (register.version, register.holds_from) != (version, holds_from):
        raise Refused(Refusal(code="register_unnamed", message=_BY_HAND))
    return made


_TAKEN = Words(
    fi="Versio {version} on jo julkaistu {day}; anna toinen nimi.",
    sv="Version {version} publicerades redan {day}; ge ett annat namn.",
    en="Version {version} was published on {day} already; give another name.",
)
_PASSED = Words(
    fi="Selosteen uusi versio ei voi olla voimassa jo {day}: se päivä on mennyt.",
    sv="En ny version kan inte gälla redan {day}: den dagen har passerat.",
    en="A new version cannot hold from {day}: that day has passed.",
)
_BY_HAND = Words(
    fi="Rekisterin versiota ei voi nimetä tässä: kirjoita version ja holds_from tiedostoon "
    "register.yaml omille riveilleen.",
    sv="Registrets version kan inte namnges här: skriv version och holds_from på egna rader i "
    "register.yaml.",
    en="The register's version cannot be named here: write version and holds_from on lines of "
    "their own in register.yaml.",
)
