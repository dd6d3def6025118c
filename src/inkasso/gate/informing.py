"""What people were told of the processing: versions of the notice, and who was shown which.

A version is published once, with the files it was made from. Where it does more with people's data
than they were told, a message waits for each of them. What was shown is written down by whoever
shows it, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from inkasso.base.decisions import Citation, Refusal, Refused
from inkasso.base.words import Words
from inkasso.gate.models import InformationGiven, NoticeMessage, NoticeVersion
from inkasso.gate.questions import Arrival, arrivals, concerned
from inkasso.law.eu.information import last_day_to_inform
from inkasso.notice.changes import Change, changes_between
from inkasso.notice.changes import concerned as concerned_subjects
from inkasso.notice.loading import digest, read_register

ARTICLE_13, ARTICLE_14, UPDATE = "article_13", "article_14", "update"
_KINDS = (ARTICLE_13, ARTICLE_14, UPDATE)
#: People asked about with one query.
_CHUNK = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A version that is published, and what came of it."""

    version: NoticeVersion
    #: Name of the version before; empty for the first.
    before: str
    #: Against the version before; nothing for the first.
    changes: tuple[Change, ...]
    #: Messages queued by this call; none when it was published before.
    queued: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Information on processing that a person was shown."""

    person_id: UUID
    #: article_13, article_14 or update.
    kind: str
    #: The version of the notice that the text followed.
    version: str
    language: str
    on: date
    #: How: `letter:123`, `message:45`.
    by: str
    #: SHA-256 of the text as shown.
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InformationDue:
    """What a person must be told under Article 14, and whether that has happened."""

    person_id: UUID
    came_on: date
    #: Last day, unless the first contact comes sooner.
    due_on: date
    language: str
    #: When it was first given; None while it has not been.
    given_on: date | None
    because: tuple[Citation, ...]

    def is_overdue(self, on: date) -> bool:
        """Whether nothing has been given and a day is past the last one."""
        return self.given_on is None and on > self.due_on


def publish_version(files: dict[str, str], on: date) -> Published:
    """Record the register of these files as published, and queue messages to those concerned.

    Given again, nothing is done twice; who has come to be concerned meanwhile is not added, for
    they were told the new version from the start. Raises `BadInput`, and `Refused`
    (`version_published`) when other files carry a published version's name.
    """
    register = read_register(files)
    known = NoticeVersion.objects.filter(version=register.version).first()
    before = NoticeVersion.objects.order_by("-id")
    if known is not None:
        if known.digest != digest(files):
            message = _PUBLISHED.format(version=known.version, day=known.published_on)
            raise Refused(Refusal(code="version_published", message=message, remedy=_NEW_NAME))
        changes = _changes(known, before)
        last = before.filter(id__lt=known.id).first()
        return Published(version=known, before=_name(last), changes=changes, queued=0)
    with transaction.atomic():
        last = before.first()
        changes = changes_between(read_register(last.register), register) if last else ()
        version = NoticeVersion.objects.create(
            version=register.version,
            published_on=on,
            holds_from=register.holds_from,
            digest=digest(files),
            register=files,
            changes=[_told(change) for change in changes],
        )
        queued = _queue(version, concerned_subjects(changes), on)
    return Published(version=version, before=_name(last), changes=changes, queued=queued)


def versions() -> list[NoticeVersion]:
    """Every published version, the newest first."""
    return list(NoticeVersion.objects.order_by("-id"))


def find_version(number: int) -> NoticeVersion:
    """A published version; raises `Refused` (`unknown_notice_version`)."""
    found = NoticeVersion.objects.filter(id=number).first() if number < 2**63 else None
    if found is None:
        raise Refused(Refusal(code="unknown_notice_version", message=_UNKNOWN_VERSION))
    return found


def version_on(day: date) -> str:
    """The version of the notice that was published and held on a day; empty without any."""
    held = NoticeVersion.objects.filter(published_on__lte=day, holds_from__lte=day)
    return held.order_by("-holds_from", "-id").values_list("version", flat=True).first() or ""


def record_information(shown: Iterable[Shown]) -> None:
    """Write down what people were shown, in the caller's transaction.

    The first showing of a version in a language stands; the same again proves nothing more and is
    left out. Raises `ValueError` for a kind that is none.
    """
    rows = [
        InformationGiven(
            person_id=one.person_id,
            kind=one.kind,
            version=one.version,
            language=one.language,
            given_on=one.on,
            by=one.by,
            digest=one.digest,
        )
        for one in shown
    ]
    for row in rows:
        if row.kind not in _KINDS:
            raise ValueError(f"{row.kind!r} is none of {', '.join(_KINDS)}")
    InformationGiven.objects.bulk_create(rows, ignore_conflicts=True)


def information_due(person_id: UUID) -> InformationDue | None:
    """What a person is owed under Article 14; None when no data came from anybody else."""
    return next(_due(arrivals([person_id]) or ()), None)


def overdue(on: date) -> Iterator[InformationDue]:
    """Everybody who should have been told by a day and has not been."""
    came = iter(arrivals(None) or ())
    while chunk := list(islice(came, _CHUNK)):
        yield from (due for due in _due(chunk) if due.is_overdue(on))


def waiting_messages() -> QuerySet[NoticeMessage]:
    """Messages on new versions that nobody has been shown yet, the oldest first."""
    shown = InformationGiven.objects.filter(
        kind=UPDATE, person_id=OuterRef("person_id"), version=OuterRef("version__version")
    )
    waiting = NoticeMessage.objects.filter(~Exists(shown))
    return waiting.select_related("version").order_by("id")


def _due(came: Iterable[Arrival]) -> Iterator[InformationDue]:
    known = list(came)
    given = _given(known)
    for arrival in known:
        last = last_day_to_inform(arrival.on)
        yield InformationDue(
            person_id=arrival.person_id,
            came_on=arrival.on,
            due_on=last.value,
            language=arrival.language,
            given_on=given.get(arrival.person_id),
            because=last.because,
        )


def _given(known: Sequence[Arrival]) -> dict[UUID, date]:
    """When each was first given the information of Article 14."""
    rows = InformationGiven.objects.filter(
        kind=ARTICLE_14, person_id__in=[arrival.person_id for arrival in known]
    )
    newest_first = rows.order_by("-given_on").values_list("person_id", "given_on")
    return dict(newest_first)


def _queue(version: NoticeVersion, subjects: frozenset[str], on: date) -> int:
    people = sorted(concerned(subjects).values(), key=lambda one: one.person_id)
    messages = NoticeMessage.objects.bulk_create(
        NoticeMessage(version=version, person_id=one.person_id, language=one.language, queued_on=on)
        for one in people
    )
    return len(messages)


def _changes(version: NoticeVersion, versions: QuerySet[NoticeVersion]) -> tuple[Change, ...]:
    """What a published version changed, read again from what was kept."""
    before = versions.filter(id__lt=version.id).first()
    if before is None:
        return ()
    return changes_between(read_register(before.register), read_register(version.register))


def _name(version: NoticeVersion | None) -> str:
    return "" if version is None else version.version


def _told(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind.value,
        "part": change.part,
        "key": change.key,
        "what": asdict(change.what),
        "subjects": sorted(change.subjects),
        "direct": change.direct,
    }


_PUBLISHED = Words(
    fi="Versio {version} on julkaistu {day} toisen sisältöisenä.",
    sv="Version {version} har publicerats {day} med annat innehåll.",
    en="Version {version} was published on {day} with other contents.",
)
_NEW_NAME = Words(
    fi="Anna muutetulle rekisterille uusi versio tiedostossa register.yaml.",
    sv="Ge det ändrade registret en ny version i register.yaml.",
    en="Give the changed register a new version in register.yaml.",
)
_UNKNOWN_VERSION = Words(
    fi="Tällaista selosteen versiota ei ole julkaistu.",
    sv="Ingen sådan version av informationen har publicerats.",
    en="No such version of the notice was published.",
)
