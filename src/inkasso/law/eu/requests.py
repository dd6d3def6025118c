"""The clock of a data subject's request (GDPR, Article 12), and when one may be refused for it.

The month is counted as Regulation 1182/71 counts. While the controller waits for what it asked to
know the person by, the clock stands still, if it asked without delay (EDPB Guidelines 01/2022,
paragraphs 157 to 160).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from inkasso.base.dates import add_months
from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.eu.time_limits import carried_over, end_of_months
from inkasso.law.wording import fill

ACT = "2016/679"
SINCE = date(2018, 5, 25)

_MONTHS = 1
_MORE_MONTHS = 2
#: "Without undue delay" has no number; the house asks within a week or lets the clock run.
ASKED_WITHIN_DAYS = 7
#: The regulation has no number for "repetitive" either: the house answers again after six months.
REPEATED_WITHIN_MONTHS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """The controller asked who the person is, and waited."""

    asked_on: date
    #: Day on which the person gave it; None while nothing has come.
    answered_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What the time to answer hangs on."""

    received_on: date
    pauses: tuple[Pause, ...] = ()
    #: Whether the person was told, in time, that more is needed and why.
    extended: bool = False

    @property
    def stands_still(self) -> bool:
        """Whether it waits for the person."""
        return any(
            pause.answered_on is None and _in_time(self, pause.asked_on) for pause in self.pauses
        )


@enacted(ACT, "12(3)", since=SINCE)
def last_day_to_answer(clock: Clock) -> Decision[date | None]:
    """One month from receipt, two more where extended, and the days of waiting for the person.

    None while the clock stands still.
    """
    because = (_MONTH, _END, *((_PAUSE,) if clock.pauses else ()))
    if clock.extended:
        because = (*because, _EXTENSION)
    if clock.stands_still:
        return Decision(value=None, because=because)
    months = _MONTHS + (_MORE_MONTHS if clock.extended else 0)
    last = end_of_months(clock.received_on, months) + timedelta(days=_days_waited(clock))
    return Decision(value=carried_over(last), because=because)


@enacted(ACT, "12(3)", since=SINCE)
def may_extend(clock: Clock, on: date) -> Decision[date] | Refusal:
    """The last day after an extension told on a day; refused when it was told too late or twice."""
    if clock.extended:
        return Refusal(code="already_extended", message=_TWICE, because=(_EXTENSION,))
    if clock.stands_still:
        return Refusal(code="clock_stands_still", message=_STILL, because=(_PAUSE,))
    last = last_day_to_answer(clock).value
    assert last is not None, "a clock that does not stand still has a last day"
    if on > last:
        message = fill(_TOO_LATE, last=last)
        return Refusal(code="extension_too_late", message=message, because=(_EXTENSION,))
    longer = Clock(received_on=clock.received_on, pauses=clock.pauses, extended=True)
    answer = last_day_to_answer(longer)
    assert answer.value is not None, "extending stops no clock"
    return Decision(value=answer.value, because=answer.because)


@enacted(ACT, "12(5)", since=SINCE)
def may_refuse_as_repeated(received_on: date, answered_on: Iterable[date]) -> Decision[bool]:
    """Whether a request follows an answered one of the same kind so soon that it repeats it."""
    repeats = any(
        day <= received_on < add_months(day, REPEATED_WITHIN_MONTHS) for day in answered_on
    )
    return Decision(value=repeats, because=(REPEATED,))


def _days_waited(clock: Clock) -> int:
    """Days on which the clock stood still; days that two pauses share count once."""
    days: set[date] = set()
    for pause in clock.pauses:
        if pause.answered_on is not None and _in_time(clock, pause.asked_on):
            waited = max(0, (pause.answered_on - pause.asked_on).days)
            days.update(pause.asked_on + timedelta(days=number) for number in range(waited))
    return len(days)


def _in_time(clock: Clock, asked_on: date) -> bool:
    return asked_on <= clock.received_on + timedelta(days=ASKED_WITHIN_DAYS)


_MONTH = Citation(
    act=ACT,
    section="12(3)",
    text=Words(
        fi="Pyyntöön vastataan viivytyksettä ja viimeistään kuukauden kuluessa sen saapumisesta.",
        sv="En begäran besvaras utan dröjsmål och senast en månad efter att den kom.",
        en="A request is answered without delay and at the latest a month after it came.",
    ),
)
_EXTENSION = Citation(
    act=ACT,
    section="12(3)",
    text=Words(
        fi="Aikaa voidaan jatkaa enintään kahdella kuukaudella, kun pyyntö on monimutkainen tai "
        "pyyntöjä on monta; siitä ja syystä kerrotaan ensimmäisen kuukauden aikana.",
        sv="Tiden kan förlängas med högst två månader om begäran är invecklad eller det är många; "
        "det och skälet meddelas inom den första månaden.",
        en="The time may be two months longer at most where a request is complex or there are "
        "many; that and the reason are told within the first month.",
    ),
)
_END = Citation(
    act="1182/71",
    section="3(4)",
    text=Words(
        fi="Lauantaina, sunnuntaina tai pyhäpäivänä päättyvä aika jatkuu seuraavaan työpäivään.",
        sv="En tid som går ut en lördag, söndag eller helgdag fortsätter till nästa arbetsdag.",
        en="A period that ends on a Saturday, a Sunday or a holiday goes on to the next working "
        "day.",
    ),
)
_PAUSE = Citation(
    act=ACT,
    section="12(6)",
    text=Words(
        fi="Jos pyytäjästä on perusteltua epäilystä, häneltä voidaan pyytää tietoja, joista hänet "
        "tunnetaan; aika ei kulu niitä odotettaessa.",
        sv="Finns det rimliga tvivel om vem som begär får uppgifter begäras för att känna igen "
        "personen; tiden löper inte medan man väntar på dem.",
        en="Where there is reasonable doubt about who asks, what the person can be known by may be "
        "asked for; time does not run while it is awaited.",
    ),
)
REPEATED = Citation(
    act=ACT,
    section="12(5)",
    text=Words(
        fi="Ilmeisen perusteeton tai kohtuuton, erityisesti toistuva pyyntö voidaan evätä.",
        sv="En uppenbart ogrundad eller orimlig begäran, särskilt en upprepad, kan avslås.",
        en="A request that is manifestly unfounded or excessive, above all a repeated one, may be "
        "refused.",
    ),
)
_TWICE = Words(
    fi="Aikaa on jo jatkettu; sitä ei voi jatkaa toista kertaa.",
    sv="Tiden har redan förlängts; den kan inte förlängas en gång till.",
    en="The time was extended before; it cannot be extended twice.",
)
_STILL = Words(
    fi="Aika ei kulu, koska odotetaan tietoja pyytäjästä; jatka sitä vasta, kun ne on saatu.",
    sv="Tiden löper inte, för uppgifter om den som begär inväntas; förläng den först då.",
    en="Time does not run, for what was asked about the person is awaited; extend it after that.",
)
_TOO_LATE = Words(
    fi="Jatkosta olisi pitänyt kertoa viimeistään {last}; vastaa pyyntöön heti.",
    sv="Förlängningen borde ha meddelats senast {last}; besvara begäran genast.",
    en="The extension should have been told by {last} at the latest; answer the request at once.",
)
