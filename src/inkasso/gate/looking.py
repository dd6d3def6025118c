"""Who looked at whom: read from the log, and told so that the person concerned can follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from inkasso.base.clock import HELSINKI
from inkasso.base.words import Language, Words
from inkasso.gate.models import AccessLog, Purpose

_CASE = re.compile(r"case:(\d{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One row of the log, readable."""

    #: Number of the row.
    id: int
    at: datetime
    #: One opening, or one sweep with its end, shares it.
    token: UUID
    #: file, search, sweep, swept or refusal.
    kind: str
    #: Key of the purpose; of a role that is none, its name.
    purpose: str
    actor: str
    reason: str
    #: What for: `case:10001`, `queue:suspense`; of a refusal, what was refused.
    about: str
    #: Whose file; None where it was nobody's alone.
    subject: UUID | None
    size: int | None

    @property
    def local(self) -> datetime:
        """When, by the clock in Finland."""
        return self.at.astimezone(HELSINKI)

    @property
    def case(self) -> int | None:
        """Number of the case that it was for; None when it was for something else."""
        named = _CASE.fullmatch(self.about)
        return int(named[1]) if named else None


class Days(NamedTuple):
    """Days by the calendar in Finland, both included; an open end where there is none."""

    first: date | None = None
    last: date | None = None


#: No end on either side.
ALWAYS = Days()


def looks(
    *,
    people: Iterable[UUID] | None = None,
    actor: str | None = None,
    days: Days = ALWAYS,
    most: int | None = None,
) -> Iterator[Look]:
    """Rows of the log, newest first: about people, by an actor, on some days, or all.

    No more than `most`, where it is given.

    A person's payers are people of their own here: name them too. Sweeps concern everybody; where
    people are named they are left out.
    """
    # Rows are numbered as they come, and each month's log is indexed by number.
    rows = _on(days).order_by("-id")
    if people is not None:
        rows = rows.filter(subject__in=list(people))
    if actor is not None:
        rows = rows.filter(actor=actor)
    return _readable(rows[:most])


def ends_of(sweeps: Iterable[UUID]) -> Iterator[Look]:
    """The rows that tell of sweeps' ends, on whatever day they came."""
    return _readable(AccessLog.objects.filter(kind="swept", token__in=list(sweeps)))


def looked_at(days: Days) -> QuerySet[AccessLog, UUID | None]:
    """Whose files were opened on some days, for a query of those that know more of them."""
    return _on(days).filter(kind="file").values_list("subject", flat=True)


def actors() -> frozenset[str]:
    """Everybody who ever looked."""
    return frozenset(AccessLog.objects.values_list("actor", flat=True).distinct())


def newest_row_of(actor: str) -> int | None:
    """Number of the newest row that an actor left, which stands for them where no name may."""
    rows = AccessLog.objects.filter(actor=actor).order_by("-id")
    return rows.values_list("id", flat=True).first()


def actor_of(row: int) -> str:
    """Who left a row; empty where it is no more."""
    return AccessLog.objects.filter(id=row).values_list("actor", flat=True).first() or ""


def logins() -> frozenset[str]:
    """Every login that somebody ever looked with."""
    return frozenset(AccessLog.objects.values_list("login", flat=True).distinct())


def newest_row_with(login: str) -> int | None:
    """Number of the newest row left with a login, which stands for it where no name may."""
    rows = AccessLog.objects.filter(login=login).order_by("-id")
    return rows.values_list("id", flat=True).first()


def login_of(row: int) -> str:
    """With which login a row was left; empty where it is no more."""
    return AccessLog.objects.filter(id=row).values_list("login", flat=True).first() or ""


def oldest_moment() -> datetime | None:
    """When the oldest row was written; None of an empty log."""
    return AccessLog.objects.order_by("at").values_list("at", flat=True).first()


def newest_moment() -> datetime | None:
    """When the newest row was written; None of an empty log."""
    return AccessLog.objects.order_by("-at").values_list("at", flat=True).first()


def _on(days: Days) -> QuerySet[AccessLog]:
    rows = AccessLog.objects.all()
    if days.first is not None:
        rows = rows.filter(at__gte=_midnight(days.first))
    if days.last is not None and days.last < date.max:
        rows = rows.filter(at__lt=_midnight(days.last + timedelta(days=1)))
    return rows


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), HELSINKI)


def _readable(rows: QuerySet[AccessLog]) -> Iterator[Look]:
    keys = dict(Purpose.objects.values_list("role", "key"))
    for row in rows.iterator():
        yield Look(
            id=row.id,
            at=row.at,
            token=row.token,
            kind=row.kind,
            purpose=keys.get(row.role, row.role),
            actor=row.actor,
            reason=row.reason,
            about=row.about,
            subject=row.subject,
            size=row.size,
        )


# The person's answer. The Court of Justice (C-579/21, Pankki S) gives a person the day and the
# purpose of every look, and the employee's name only where it is needed to exercise a right and
# the employee's own rights allow it: so names are left out unless an officer decides otherwise.

_DID = {
    "file": Words(
        fi="{who} avasi tietosi.",
        sv="{who} öppnade dina uppgifter.",
        en="{who} opened your file.",
    ),
    "search": Words(
        fi="{who} haki sinua koskevia tietoja.",
        sv="{who} sökte uppgifter om dig.",
        en="{who} searched for data about you.",
    ),
    "refusal": Words(
        fi="{who} yritti käsitellä tietojasi, mutta järjestelmä esti sen.",
        sv="{who} försökte behandla dina uppgifter, men systemet hindrade det.",
        en="{who} tried to use your data, and the system refused it.",
    ),
}
_SOMEBODY = Words(fi="Työntekijämme", sv="En av våra anställda", en="An employee of ours")
_SENTENCE = Words(
    fi="{when} {did} Tarkoitus: {purpose}. Syy: {reason}. Mitä varten: {about}.",
    sv="{when} {did} Ändamål: {purpose}. Skäl: {reason}. För vad: {about}.",
    en="{when} {did} Purpose: {purpose}. Reason: {reason}. What for: {about}.",
)
_WHEN = Words(fi="%-d.%-m.%Y klo %-H.%M", sv="%-d.%-m.%Y kl. %-H.%M", en="%Y-%m-%d at %H:%M")
_CASE_NAMED = Words(fi="perintäasia {case}", sv="ärende {case}", en="case {case}")
_SUSPENSE = Words(
    fi="kohdistamattomien maksujen selvittäminen",
    sv="utredning av betalningar utan ärende",
    en="finding the case of payments that name none",
)
_HIS_LOG = Words(
    fi="tietojesi katselulokin lukeminen",
    sv="läsning av loggen över dina uppgifter",
    en="reading the log of who looked at you",
)
_NOTHING = Words(fi="ei kerrottu", sv="anges inte", en="not told")
_KNOWN = {
    "queue:suspense": _SUSPENSE,
    "search:access log": _HIS_LOG,
    "": _NOTHING,
    "terminal": _NOTHING,
}
#: Beginnings of what the gate itself writes there.
_BEGUN = {
    "item:": Words(fi="maksu ({rest})", sv="betalning ({rest})", en="a payment ({rest})"),
    "request:": Words(
        fi="rekisteröidyn pyyntö ({rest})",
        sv="en registrerads begäran ({rest})",
        en="a data subject's request ({rest})",
    ),
    "search:": Words(fi="haku: {rest}", sv="sökning: {rest}", en="search: {rest}"),
    "disclosure:": Words(
        fi="tietojen luovuttaminen ({rest})",
        sv="utlämnande av uppgifter ({rest})",
        en="disclosing data ({rest})",
    ),
    "hold:": Words(
        fi="esto perinnälle tai yhteydenotoille ({rest})",
        sv="hinder för indrivning eller kontakter ({rest})",
        en="a hold on collecting or contacting ({rest})",
    ),
    "restricted: ": Words(
        fi="{rest}; tietojen käsittelyä on rajoitettu",
        sv="{rest}; behandlingen av uppgifterna är begränsad",
        en="{rest}; processing of the data is restricted",
    ),
}


def told_to_person(
    look: Look, purpose: Words, language: Language, *, names_employee: bool = False
) -> str:
    """A row about a person as a sentence to that person, `purpose` being the register's name."""
    who = look.actor if names_employee else _SOMEBODY.in_language(language)
    did = _DID.get(look.kind, _DID["file"]).in_language(language).replace("{who}", who)
    values = {
        "when": look.local.strftime(_WHEN.in_language(language)),
        "did": did,
        "purpose": purpose.in_language(language),
        "reason": look.reason.rstrip("."),
        "about": what_for(look).in_language(language),
    }
    # `format` fills each place once: braces in what people wrote stay as they are.
    return _SENTENCE.in_language(language).format(**values)


def what_for(look: Look) -> Words:
    """What a look was for, in words; as the log has it where no words are known."""
    return _in_words(look.about)


def _in_words(about: str) -> Words:
    if about in _KNOWN:
        return _KNOWN[about]
    if named := _CASE.fullmatch(about):
        return _CASE_NAMED.format(case=named[1])
    for begun, words in _BEGUN.items():
        if about.startswith(begun):
            rest = _in_words(about.removeprefix(begun))
            return Words(
                fi=words.fi.format(rest=rest.fi),
                sv=words.sv.format(rest=rest.sv),
                en=words.en.format(rest=rest.en),
            )
    return Words(fi=about, sv=about, en=about)
