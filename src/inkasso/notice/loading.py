"""A register from its folder of YAML files, or a refusal that names every fault by file and key.

`register.yaml` (version, controller, authority, acts), `passages.yaml`, `groups.yaml`,
`subjects.yaml`, `categories.yaml`, `sources.yaml`, `recipients.yaml`, `retention.yaml`,
`processors.yaml`, a file a purpose under `purposes/`; and, where the agency has such,
`sensitive.yaml`, `newsletters.yaml`, `website.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from inkasso.base.faults import BadInput
from inkasso.notice.checking import faults_of
from inkasso.notice.citing import read_acts, with_cited_acts
from inkasso.notice.reading import Place, parse
from inkasso.notice.reading_parts import (
    read_authority,
    read_category,
    read_controller,
    read_group,
    read_newsletters,
    read_passage,
    read_period,
    read_processor,
    read_recipient,
    read_retention,
    read_sensitive,
    read_source,
    read_subject,
    read_website,
)
from inkasso.notice.reading_purposes import read_purpose
from inkasso.notice.register import Register

Part = TypeVar("Part")

_NEEDED = (
    "categories.yaml",
    "groups.yaml",
    "passages.yaml",
    "processors.yaml",
    "recipients.yaml",
    "register.yaml",
    "retention.yaml",
    "sources.yaml",
    "subjects.yaml",
)
_OPTIONAL = ("newsletters.yaml", "sensitive.yaml", "website.yaml")
_PURPOSES = "purposes/"
#: Impact assessments lie beside the register and are no part of it (`notice.assessments`).
_BESIDE = "assessments"


def load_register(folder: Path) -> Register:
    """The register of a folder; raises `BadInput` with every fault, by file and key."""
    return read_register(register_files(folder), source=str(folder))


def register_files(folder: Path) -> dict[str, str]:
    """The texts of a register's files by their names inside the folder, in their order.

    Raises `BadInput` when the folder holds none, or what is no text.
    """
    files: dict[str, str] = {}
    for path in sorted(folder.rglob("*.yaml")):
        if path.relative_to(folder).parts[0] == _BESIDE:
            continue
        try:
            files[path.relative_to(folder).as_posix()] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise BadInput("not text in UTF-8", source=str(path)) from error
    if not files:
        raise BadInput("no processing register here: it is a folder of YAML", source=str(folder))
    return files


def digest(files: Mapping[str, str]) -> str:
    """A SHA-256 over names and texts, in hexadecimal: the same files give the same."""
    total = sha256()
    for name in sorted(files):
        total.update(sha256(name.encode()).digest() + sha256(files[name].encode()).digest())
    return total.hexdigest()


def read_register(files: Mapping[str, str], *, source: str = "") -> Register:
    """The register that texts by file name describe; raises `BadInput` with every fault.

    `source` is named in the message. A published version is kept as such texts and read again so.
    """
    register, faults = examine_register(files)
    if faults:
        raise BadInput("\n".join(faults), source=source)
    return register


def examine_register(files: Mapping[str, str]) -> tuple[Register, tuple[str, ...]]:
    """As much of a register as can be read, and every fault.

    For who tells what is wrong with it: one that has faults may name keys that it does not have.
    """
    faults = _missing_and_unknown(files)
    documents = _Documents(files=files, faults=faults)
    unreadable = bool(faults)
    register = _assemble(documents)
    if not unreadable and not documents.unreadable:
        faults.extend(faults_of(register))
    return register, tuple(faults)


def _missing_and_unknown(files: Mapping[str, str]) -> list[str]:
    faults = [f"{name}: the file is missing" for name in _NEEDED if name not in files]
    purposes = [name for name in files if name.startswith(_PURPOSES)]
    if not purposes:
        faults.append(f"{_PURPOSES}: no purpose; each is a file here, named by its key")
    known = {*_NEEDED, *_OPTIONAL, *purposes}
    faults.extend(f"{name}: the register has no such file" for name in files if name not in known)
    return faults


@dataclass(frozen=True, slots=True, kw_only=True)
class _Documents:
    """The files of a register, parsed when asked for."""

    files: Mapping[str, str]
    faults: list[str]
    unreadable: list[str] = field(default_factory=list)

    def __getitem__(self, name: str) -> Place:
        if name not in self.files:  # noted already
            return Place(value=None, source=name, where="", faults=[])
        before = len(self.faults)
        place = parse(self.files[name], name, self.faults)
        if len(self.faults) > before:
            self.unreadable.append(name)
        return place

    def optional(self, name: str) -> Place | None:
        """The document of a file that a register may go without."""
        return self[name] if name in self.files else None

    def parts(self, name: str, read: Callable[[str, Place], Part]) -> dict[str, Part]:
        """Each part of a file by its key."""
        if name not in self.files:
            return {}
        return {key: read(key, place) for key, place in self[name].items()}


def _assemble(documents: _Documents) -> Register:
    top = documents["register.yaml"].entry(
        "version holds_from controller authority", "acts backups"
    )
    holds_from = top["holds_from"].day()
    groups = documents.parts("groups.yaml", read_group)
    purposes = {
        name.removeprefix(_PURPOSES).removesuffix(".yaml"): documents[name]
        for name in sorted(documents.files)
        if name.startswith(_PURPOSES)
    }
    in_order = [key for group in groups.values() for key in group.purposes if key in purposes]
    keys = tuple(dict.fromkeys([*in_order, *purposes]))
    own_acts = read_acts(top.optional("acts"))
    retention = documents.parts(
        "retention.yaml", lambda key, place: read_retention(key, place, on=holds_from)
    )
    website = documents.optional("website.yaml")
    newsletters = documents.optional("newsletters.yaml")
    backups = top.optional("backups")
    register = Register(
        version=top["version"].text(),
        holds_from=holds_from,
        controller=read_controller(top["controller"]),
        authority=read_authority(top["authority"]),
        acts=own_acts,
        passages=documents.parts("passages.yaml", read_passage),
        groups=groups,
        purposes={key: read_purpose(key, purposes[key], groups) for key in keys},
        subjects=documents.parts("subjects.yaml", read_subject),
        categories=documents.parts("categories.yaml", read_category),
        sources=documents.parts("sources.yaml", read_source),
        recipients=documents.parts("recipients.yaml", read_recipient),
        retention=retention,
        processors=tuple(documents.parts("processors.yaml", read_processor).values()),
        sensitive=documents.parts("sensitive.yaml", read_sensitive),
        newsletters=None if newsletters is None else read_newsletters(newsletters),
        website=None if website is None else read_website(website),
        backups=None if backups is None else read_period(backups),
    )
    return with_cited_acts(register)
