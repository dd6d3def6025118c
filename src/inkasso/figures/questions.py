"""The questions, each with the columns of its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from inkasso.base.words import Words
from inkasso.figures.statements import AGES, CAME_IN, RECOVERY, STEPS, STUCK


class Unit(StrEnum):
    """What stands in a column."""

    DAY = "day"
    #: The month of a day.
    MONTH = "month"
    #: A key with a text of its own.
    LABEL = "label"
    COUNT = "count"
    CENTS = "cents"
    #: Share in tenths of a percent.
    SHARE = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of an answer."""

    name: Words
    unit: Unit
    #: Drawn as a bar in the chart.
    drawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that a manager wants to know."""

    key: str
    asks: Words
    #: How it is counted, for whoever reads the figures.
    counted: Words
    columns: tuple[Column, ...]
    statement: str
    #: The drawn columns are parts of one whole.
    stacked: bool = False


def _column(fi: str, sv: str, en: str, unit: Unit, *, drawn: bool = False) -> Column:
    return Column(name=Words(fi=fi, sv=sv, en=en), unit=unit, drawn=drawn)


_ALL = (
    Question(
        key="came_in",
        asks=Words(fi="Mitä tuli sisään?", sv="Vad kom in?", en="What came in?"),
        counted=Words(
            fi="Vastaanotetut saatavat ja niiden pääoma sekä kirjatut maksut viikoittain, puolen "
            "vuoden ajalta. Palautetut maksut puuttuvat.",
            sv="Mottagna fordringar och deras kapital samt bokförda betalningar per vecka under "
            "ett halvår. Returnerade betalningar ingår inte.",
            en="Receivables handed over with their principal, and payments booked, by week for "
            "half a year. Payments that the bank took back are left out.",
        ),
        columns=(
            _column("viikon alku", "veckans början", "week from", Unit.DAY),
            _column("saatavia", "fordringar", "receivables", Unit.COUNT),
            _column("pääomaa", "kapital", "principal", Unit.CENTS, drawn=True),
            _column("maksettu", "betalt", "paid", Unit.CENTS, drawn=True),
        ),
        statement=CAME_IN,
    ),
    Question(
        key="age",
        asks=Words(
            fi="Paljonko on auki ja kuinka vanhaa?",
            sv="Vad är öppet och hur gammalt?",
            en="What is due, and how old?",
        ),
        counted=Words(
            fi="Avoin pääoma kirjanpidosta eräpäivästä kuluneen ajan mukaan.",
            sv="Öppet kapital i bokföringen efter tiden från förfallodagen.",
            en="Open principal in the books by the time since it fell due.",
        ),
        columns=(
            _column("erääntymisestä", "sedan förfallodagen", "since due", Unit.LABEL),
            _column("saatavia", "fordringar", "receivables", Unit.COUNT),
            _column("avoinna", "öppet", "open", Unit.CENTS, drawn=True),
        ),
        statement=AGES,
    ),
    Question(
        key="steps",
        asks=Words(
            fi="Mikä vaihe tuo rahaa?", sv="Vilket steg ger pengar?", en="Which step collects?"
        ),
        counted=Words(
            fi="Vuoden maksut sen kirjeen mukaan, joka ennen maksua viimeksi lähti. Se ei todista, "
            "että maksu johtui kirjeestä.",
            sv="Årets betalningar efter det brev som senast gick ut före betalningen. Det bevisar "
            "inte att betalningen berodde på brevet.",
            en="A year's payments by the letter that last went out before each. That does not "
            "prove that the letter brought it.",
        ),
        columns=(
            _column("vaihe", "steg", "step", Unit.LABEL),
            _column("kirjeitä", "brev", "letters", Unit.COUNT),
            _column("maksuja", "betalningar", "payments", Unit.COUNT),
            _column("maksettu", "betalt", "paid", Unit.CENTS, drawn=True),
        ),
        statement=STEPS,
    ),
    Question(
        key="stuck",
        asks=Words(
            fi="Mihin asiat jäävät?", sv="Var fastnar ärendena?", en="Where do cases stick?"
        ),
        counted=Words(
            fi="Avoimet asiat viimeisen kirjeen vaiheen mukaan ja päivät siitä.",
            sv="Öppna ärenden efter det senaste brevets steg, och dagarna sedan dess.",
            en="Open cases by the step of their last letter, and the days since it.",
        ),
        columns=(
            _column("vaihe", "steg", "step", Unit.LABEL),
            _column("enintään 30 pv", "högst 30 dgr", "30 days at most", Unit.COUNT, drawn=True),
            _column("31-90 pv", "31-90 dgr", "31-90 days", Unit.COUNT, drawn=True),
            _column("91-365 pv", "91-365 dgr", "91-365 days", Unit.COUNT, drawn=True),
            _column("yli vuosi", "över ett år", "over a year", Unit.COUNT, drawn=True),
        ),
        statement=STUCK,
        stacked=True,
    ),
    Question(
        key="recovery",
        asks=Words(
            fi="Paljonko saadaan takaisin?", sv="Hur mycket återfås?", en="How much is recovered?"
        ),
        counted=Words(
            fi="Kuukausittain vastaanotettu pääoma ja maksettu osuus siitä 1, 3, 6, 12 ja 24 "
            "kuukauden jälkeen. Tyhjä: aika ei ole vielä kulunut.",
            sv="Det kapital som mottagits per månad och den andel som betalts efter 1, 3, 6, 12 "
            "och 24 månader. Tomt: tiden har inte gått ännu.",
            en="Principal handed over by month, and the share paid after 1, 3, 6, 12 and 24 "
            "months. Empty: not that much time has passed.",
        ),
        columns=(
            _column("vastaanotettu", "mottaget", "handed over", Unit.MONTH),
            _column("pääomaa", "kapital", "principal", Unit.CENTS),
            _column("1 kk", "1 mån", "1 month", Unit.SHARE),
            _column("3 kk", "3 mån", "3 months", Unit.SHARE),
            _column("6 kk", "6 mån", "6 months", Unit.SHARE),
            _column("12 kk", "12 mån", "12 months", Unit.SHARE),
            _column("24 kk", "24 mån", "24 months", Unit.SHARE),
            _column("tähän asti", "hittills", "so far", Unit.SHARE, drawn=True),
        ),
        statement=RECOVERY,
    ),
)

QUESTIONS: Mapping[str, Question] = MappingProxyType({one.key: one for one in _ALL})
