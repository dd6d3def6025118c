"""Published versions: a folder of files a version, the current one once more, and an index.

`v<version>/` is written once and never altered: a register that says something else needs a version
of its own. `current/` is the version in force on the day of writing, and `index.html` leads to all
of them; a version to come stands in its own folder until then.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.files import write_whole
from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.notice.publishing.composing import Before, change_line, compose_notice
from inkasso.notice.publishing.document import Document
from inkasso.notice.publishing.html import Link, language_links, page
from inkasso.notice.publishing.index import index_page
from inkasso.notice.publishing.informing import information_texts
from inkasso.notice.publishing.pdf import render_pdf
from inkasso.notice.publishing.phrases import Wording
from inkasso.notice.register import Register

_WORDING = Wording("notice")
_EDITION, _CURRENT = "edition.json", "current"
#: A version names a folder.
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,19}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What an index tells of a published version."""

    version: str
    holds_from: date
    #: Digest of the register's files.
    digest: str
    #: The version before; empty for the first.
    follows: str
    #: What changed since the version before.
    changes: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What publishing wrote."""

    edition: Edition
    #: Paths under the folder, in the order written.
    written: tuple[str, ...]
    #: Where each statement is told: the anchor in each language's page.
    statements: Mapping[str, Mapping[str, tuple[str, ...]]]


def publish(
    folder: Path, register: Register, digest: str, on: date, *, before: Before | None = None
) -> Published:
    """Write a version of the notice into a folder on a day.

    Raises `Refused` when it would alter another.

    The same register published again writes nothing but `current/` and the index.
    """
    check_name(register.version)
    own = folder / f"v{register.version}"
    edition = Edition(
        version=register.version,
        holds_from=register.holds_from,
        digest=digest,
        follows=before.version if before else "",
        changes=tuple(change_line(register, one) for one in before.changes) if before else (),
    )
    document = compose_notice(register, before)
    written: list[Path] = []
    if not _is_published(own, edition):
        written = _write(own, dict(_files(register, document, edition)))
    told = editions(folder)
    written += _write(folder / _CURRENT, _read(folder / f"v{current(told, on).version}"))
    index = folder / "index.html"
    write_whole(index, index_page(register.controller.name, told).encode())
    return Published(
        edition=edition,
        written=(*(path.relative_to(folder).as_posix() for path in written), index.name),
        statements=_told(document),
    )


def editions(folder: Path) -> tuple[Edition, ...]:
    """The versions published into a folder, the latest first."""
    found = [_edition(path) for path in folder.glob(f"v*/{_EDITION}")]
    after = {one.version: one.follows for one in found}

    def place(one: Edition) -> tuple[date, int, str]:
        return one.holds_from, _followed(one.version, after), one.version

    return tuple(sorted(found, key=place, reverse=True))


def current(told: Sequence[Edition], on: date) -> Edition:
    """Of versions, the latest first, the one in force on a day; before the first, that one."""
    return next((one for one in told if one.holds_from <= on), told[-1])


def _followed(version: str, after: Mapping[str, str]) -> int:
    """How many versions of a folder a version came after; tells apart those of one day."""
    count = 0
    # A name is taken once, so this ends; a folder that people wrote in ends it too.
    while (version := after.get(version, "")) in after and count < len(after):
        count += 1
    return count


def _files(register: Register, document: Document, edition: Edition) -> Iterator[tuple[str, bytes]]:
    for language in LANGUAGES:
        yield f"{language}.html", page(document, language, _links(language)).encode()
        yield f"{language}.pdf", render_pdf(document, language)
    yield "statements.json", _json({key: dict(at) for key, at in _told(document).items()})
    yield "information.json", _json(information_texts(register))
    # The edition goes last: a version is published only once all of it is there.
    yield (
        _EDITION,
        _json(
            {
                "version": edition.version,
                "holds_from": edition.holds_from.isoformat(),
                "digest": edition.digest,
                "follows": edition.follows,
                "changes": [{"fi": one.fi, "sv": one.sv, "en": one.en} for one in edition.changes],
            }
        ),
    )


def _links(language: Language) -> list[Link]:
    pdf = _WORDING("as_pdf").in_language(language)
    versions = _WORDING("all_versions").in_language(language)
    return [
        *language_links("{language}.html", language),
        Link(target=f"{language}.pdf", text=pdf, language=language),
        Link(target="../index.html", text=versions, language=language),
    ]


def _told(document: Document) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    return {
        statement: {
            language: tuple(f"{language}.html#{anchor}" for anchor in anchors)
            for language in LANGUAGES
        }
        for statement, anchors in document.told().items()
    }


def _is_published(own: Path, edition: Edition) -> bool:
    path = own / _EDITION
    if not path.exists():
        return False
    if _edition(path).digest != edition.digest:
        raise Refused(Refusal(code="version_taken", message=_TAKEN.format(version=edition.version)))
    return True


def _edition(path: Path) -> Edition:
    stored = json.loads(path.read_text(encoding="utf-8"))
    return Edition(
        version=stored["version"],
        holds_from=date.fromisoformat(stored["holds_from"]),
        digest=stored["digest"],
        follows=stored["follows"],
        changes=tuple(Words(**change) for change in stored["changes"]),
    )


def check_name(version: str) -> None:
    """Raise `Refused` (`version_no_name`) for what can name no version: it names a folder too."""
    if _VERSION.fullmatch(version) is None:
        raise Refused(Refusal(code="version_no_name", message=_NO_NAME.format(version=version)))


def _write(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        write_whole(folder / name, content)
    return [folder / name for name in files]


def _read(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


_TAKEN = Words(
    fi="Versio {version} on julkaistu toisen sisältöisenä; anna rekisterille uusi versio.",
    sv="Version {version} har publicerats med annat innehåll; ge registret en ny version.",
    en="Version {version} was published with other contents; give the register a new version.",
)
_NO_NAME = Words(
    fi="Versio {version!r} ei kelpaa kansion nimeksi; käytä kirjaimia, numeroita ja pisteitä.",
    sv="Version {version!r} duger inte som mappnamn; använd bokstäver, siffror och punkter.",
    en="Version {version!r} cannot name a folder; use letters, digits and full stops.",
)
