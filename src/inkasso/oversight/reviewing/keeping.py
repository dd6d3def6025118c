"""Reviews of the access log, kept: due every month, answered finding by finding, signed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, transaction

from inkasso.base.clock import HELSINKI
from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.gate.looking import Days, oldest_moment
from inkasso.gate.reviewing.findings import Finding
from inkasso.law.wording import fill
from inkasso.oversight.models import FindingAnswer, LogFinding, LogReview, SignedReview
from inkasso.oversight.reviewing.looking import look_through

#: Days of the log that a review covers, and after which the next is due.
EVERY_DAYS = 31
#: Days that a review may wait before it is late.
PATIENCE_DAYS = 14
#: Shortest answer that says anything.
_WORDS_MIN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A finding with what was found out about it."""

    finding: LogFinding
    #: None while nobody has answered.
    answer: FindingAnswer | None

    @property
    def because(self) -> Words:
        """What was unusual, in words."""
        return Words(**self.finding.because)

    def is_of(self, name: str) -> bool:
        """Whether somebody is the actor; two people of one whole name count as one."""
        return bool(self.finding.actor.casefold() == name.casefold())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A review with its findings."""

    review: LogReview
    findings: tuple[Told, ...]
    #: None while it is not signed.
    signed: SignedReview | None

    @property
    def open(self) -> tuple[Told, ...]:
        """Findings that nobody has answered."""
        return tuple(one for one in self.findings if one.answer is None)

    @property
    def for_second_reader(self) -> bool:
        """Whether it is signed, and still open for somebody else: the signer's own looks wait."""
        return self.signed is not None and bool(self.open)

    @property
    def is_over(self) -> bool:
        """Whether it is signed and nothing in it waits."""
        return self.signed is not None and not self.open

    def is_late(self, day: date) -> bool:
        """Whether its second reader has let it wait too long."""
        since = self.signed.signed_on if self.signed and self.open else None
        return since is not None and day > since + timedelta(days=PATIENCE_DAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody found out."""

    outcome: FindingAnswer.Outcome
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Which days of the log are to be reviewed next, and by when."""

    first: date
    on: date

    def waits(self, day: date) -> bool:
        """Whether it is time to do it."""
        return day >= self.on

    def is_late(self, day: date) -> bool:
        """Whether it has waited too long."""
        return day > self.on + timedelta(days=PATIENCE_DAYS)


def due() -> Due | None:
    """The next review: from the last day of the one before; None while the log is empty."""
    last = LogReview.objects.order_by("-last_day").values_list("last_day", flat=True).first()
    oldest = oldest_moment() if last is None else None
    first = oldest.astimezone(HELSINKI).date() if oldest is not None else last
    return None if first is None else Due(first=first, on=first + timedelta(days=EVERY_DAYS))


def keep_review(first: date, last: date, moment: Moment) -> LogReview:
    """Look through the log of some days and keep what was found; in a sweep of `oversight`.

    The last day of a review is the first of the next, for it was not over; what was found before
    is not found again. Raises `Refused` (`no_days_to_review`).
    """
    if first > last:
        raise Refused(Refusal(code="no_days_to_review", message=_NO_DAYS))
    rows, found = look_through(Days(first, last))
    known = _found_before(first)
    with transaction.atomic():
        review = LogReview.objects.create(
            first_day=first,
            last_day=last,
            looked_on=moment.on,
            looked_by=moment.by,
            rows=len(rows),
        )
        LogFinding.objects.bulk_create(
            _row(review, one) for one in found if not set(one.rows) <= known[one.kind.value]
        )
    return review


def _found_before(first: date) -> dict[str, set[int]]:
    """Rows of the log that findings of reviews reaching into a day rest on, by kind."""
    known: dict[str, set[int]] = defaultdict(set)
    earlier = LogFinding.objects.filter(review__last_day__gte=first)
    for kind, rows in earlier.values_list("kind", "rows"):
        known[kind].update(rows)
    return known


def reviews() -> list[Reviewed]:
    """Every review, the newest first."""
    rows = list(LogReview.objects.order_by("-last_day", "-id"))
    findings = LogFinding.objects.filter(review__in=rows).order_by("at", "id")
    answers = FindingAnswer.objects.in_bulk([one.id for one in findings])
    signed = SignedReview.objects.in_bulk([row.id for row in rows])
    told: dict[int, list[Told]] = {row.id: [] for row in rows}
    for one in findings:
        told[one.review_id].append(Told(finding=one, answer=answers.get(one.id)))
    return [
        Reviewed(review=row, findings=tuple(told[row.id]), signed=signed.get(row.id))
        for row in rows
    ]


def unfinished() -> list[Reviewed]:
    """Reviews that wait for answers, a signature or a second reader, the newest first."""
    return [one for one in reviews() if not one.is_over]


def find_review(number: int) -> Reviewed:
    """A review; raises `Refused` (`unknown_review`)."""
    found = next((one for one in reviews() if one.review.id == number), None)
    if found is None:
        raise Refused(Refusal(code="unknown_review", message=_UNKNOWN))
    return found


def answer_findings(
    number: int, findings: Sequence[int], said: Answer, moment: Moment
) -> list[FindingAnswer]:
    """Say what was found out about findings of a review, which must wait for an answer.

    Raises `Refused`: `unknown_review`, `finding_answered`, `own_finding`, `answer_needs_words`.
    """
    words = " ".join(said.text.split())
    if len(words) < _WORDS_MIN:
        raise Refused(Refusal(code="answer_needs_words", message=_NEEDS_WORDS))
    with transaction.atomic():
        _take_turn(number)
        waiting = {one.finding.id: one for one in find_review(number).open}
        if not findings or not set(findings) <= waiting.keys():
            raise Refused(Refusal(code="finding_answered", message=_ANSWERED))
        if any(waiting[one].is_of(moment.by) for one in findings):
            raise Refused(Refusal(code="own_finding", message=_OWN, remedy=_ANOTHER))
        return FindingAnswer.objects.bulk_create(
            FindingAnswer(
                finding_id=one, outcome=said.outcome, text=words, on=moment.on, by=moment.by
            )
            for one in findings
        )


def sign_review(number: int, moment: Moment) -> SignedReview:
    """Sign a review whose findings are answered; those about oneself wait for a second reader.

    Raises `Refused`: `unknown_review`, `review_signed`, `findings_open`.
    """
    with transaction.atomic():
        _take_turn(number)
        found = find_review(number)
        if found.signed is not None:
            raise Refused(Refusal(code="review_signed", message=_SIGNED))
        waiting = [one for one in found.open if not one.is_of(moment.by)]
        if waiting:
            message = fill(_OPEN, count=len(waiting))
            raise Refused(Refusal(code="findings_open", message=message))
        return SignedReview.objects.create(
            review=found.review, signed_on=moment.on, signed_by=moment.by
        )


def _take_turn(number: int) -> None:
    """Two who work on one review come one after the other; the second sees what the first did."""
    with connection.cursor() as cursor:
        key = f"oversight.review:{number}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])


def _row(review: LogReview, one: Finding) -> LogFinding:
    return LogFinding(
        review=review,
        kind=one.kind.value,
        at=one.at,
        actor=one.actor,
        about=one.about[:100],
        rows=list(one.rows),
        because={"fi": one.because.fi, "sv": one.because.sv, "en": one.because.en},
    )


_NO_DAYS = Words(
    fi="Lokissa ei ole päiviä, joita ei olisi käyty läpi.",
    sv="Loggen har inga dagar som inte är granskade.",
    en="The log has no days that were not reviewed.",
)
_UNKNOWN = Words(fi="Katselmusta ei ole.", sv="Granskningen finns inte.", en="No such review.")
_NEEDS_WORDS = Words(
    fi="Kerro sanoin, mitä selvisi.",
    sv="Berätta med ord vad som framkom.",
    en="Say in words what was found out.",
)
_ANSWERED = Words(
    fi="Valitse havainnot, joihin ei ole vielä vastattu; joku on ehkä ehtinyt ensin.",
    sv="Välj iakttagelser som inte är besvarade; kanske hann någon före.",
    en="Choose findings that nobody has answered yet; somebody may have been quicker.",
)
_OWN = Words(
    fi="Omista katseluista ei vastaa katselija itse.",
    sv="Om egna läsningar svarar inte läsaren själv.",
    en="Nobody answers for their own looks.",
)
_ANOTHER = Words(
    fi="Pyydä toista tietosuojavastaavaa tai esihenkilöä vastaamaan. Katselmuksen voi "
    "allekirjoittaa, mutta se jää auki, kunnes toinen on vastannut.",
    sv="Be ett annat dataskyddsombud eller en chef svara. Granskningen kan signeras, men förblir "
    "öppen tills någon annan har svarat.",
    en="Ask another data protection officer or a manager to answer. The review can be signed, but "
    "stays open until somebody else has answered.",
)
_SIGNED = Words(
    fi="Katselmus on jo allekirjoitettu.",
    sv="Granskningen är redan signerad.",
    en="The review is signed already.",
)
_OPEN = Words(
    fi="Vastaamatta on {count} havaintoa.",
    sv="{count} iakttagelser är obesvarade.",
    en="{count} findings are not answered yet.",
)
