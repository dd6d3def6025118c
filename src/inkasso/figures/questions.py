"""The questions, each with the columns of its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from inkasso.base.words import Words
from inkasso.figures.cohorts import (
    MONTHS,
    RECOVERY,
    STRATEGIES,
    STRATEGY_MONTHS,
    VINTAGES,
)
from inkasso.figures.statements import AGES, CAME_IN, STEPS, STUCK
from inkasso.figures.waiting import DUE, WAITS


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


def _after(months: int) -> Column:
    """The share that was recovered in so many months."""
    month = "month" if months == 1 else "months"
    return _column(f"{months} kk", f"{months} mån", f"{months} {month}", Unit.SHARE)


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
            _column("31–90 pv", "31–90 dgr", "31–90 days", Unit.COUNT, drawn=True),
            _column("91–365 pv", "91–365 dgr", "91–365 days", Unit.COUNT, drawn=True),
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
            fi="Kuukausittain vastaanotettu pääoma ja siitä maksettu osuus luovutuksesta "
            "kuluneiden kuukausien mukaan. Tyhjä: aika ei ole vielä kulunut.",
            sv="Det kapital som mottagits per månad och den andel som betalts, efter månader "
            "sedan inkassouppdraget. Tomt: tiden har inte gått ännu.",
            en="Principal handed over by month, and the share of it paid, by months since the "
            "hand-over. Empty: not that much time has passed.",
        ),
        columns=(
            _column("vastaanotettu", "mottaget", "handed over", Unit.MONTH),
            _column("pääomaa", "kapital", "principal", Unit.CENTS),
            *map(_after, MONTHS),
            _column("tähän asti", "hittills", "so far", Unit.SHARE, drawn=True),
        ),
        statement=RECOVERY,
    ),
    Question(
        key="vintages",
        asks=Words(
            fi="Mitä kuukausittain avatuista asioista on tullut?",
            sv="Vad har det blivit av ärendena månad för månad?",
            en="What has become of the cases of each month?",
        ),
        counted=Words(
            fi="Asiat avauskuukausittain: päättyneet, vastaanotettu pääoma, siitä ja kaikkiaan "
            "kertynyt, ja mitä on auki. Korko on siinä, mihin se viimeksi kirjattiin.",
            sv="Ärenden enligt öppningsmånad: avslutade, mottaget kapital, vad som influtit av "
            "det och allt som allt, och vad som är öppet. Räntan är den som senast bokfördes.",
            en="Cases by the month they were opened: closed, principal handed over, what came in "
            "of it and altogether, and what is open. Interest is as it was last fixed.",
        ),
        columns=(
            _column("avattu", "öppnade", "opened", Unit.MONTH),
            _column("asioita", "ärenden", "cases", Unit.COUNT),
            _column("päättyneitä", "avslutade", "closed", Unit.COUNT),
            _column("pääomaa", "kapital", "principal", Unit.CENTS, drawn=True),
            _column("kertynyt", "influtet", "collected of it", Unit.CENTS, drawn=True),
            _column("osuus", "andel", "share", Unit.SHARE),
            _column("kertynyt kaikkiaan", "influtet totalt", "collected in all", Unit.CENTS),
            _column("pääomaa auki", "öppet kapital", "principal open", Unit.CENTS),
            _column("muuta auki", "annat öppet", "other open", Unit.CENTS),
        ),
        statement=VINTAGES,
    ),
    Question(
        key="strategies",
        asks=Words(
            fi="Mikä strategia perii?",
            sv="Vilken strategi driver in?",
            en="Which strategy collects?",
        ),
        counted=Words(
            fi="Kolmen vuoden saatavat sen strategian mukaan, joka oli voimassa asian alkaessa, ja "
            "niistä maksettu osuus 1, 3, 6 ja 12 kuukaudessa; osuus lasketaan vain riittävän "
            "vanhoista. Joukot eroavat muutenkin kuin strategialtaan, joten ero ei todista, että "
            "strategia sen teki.",
            sv="Tre års fordringar efter den strategi som gällde när ärendet öppnades, och den "
            "andel som betalts inom 1, 3, 6 och 12 månader, räknad bara på dem som är så gamla. "
            "Grupperna skiljer sig också annars, så en skillnad bevisar inte att strategin är "
            "orsaken.",
            en="Three years' receivables by the strategy in force when their case was opened, and "
            "the share paid within 1, 3, 6 and 12 months, of those that old only. The groups "
            "differ in more than their strategy, so a difference does not prove that the strategy "
            "made it.",
        ),
        columns=(
            _column("strategia", "strategi", "strategy", Unit.LABEL),
            _column("voimassa alkaen", "gäller från", "in force from", Unit.DAY),
            _column("asioita", "ärenden", "cases", Unit.COUNT),
            _column("pääomaa", "kapital", "principal", Unit.CENTS),
            *map(_after, STRATEGY_MONTHS),
            _column("tähän asti", "hittills", "so far", Unit.SHARE, drawn=True),
        ),
        statement=STRATEGIES,
    ),
    Question(
        key="waits",
        asks=Words(
            fi="Mitä asiat odottavat?", sv="Vad väntar ärendena på?", en="What do cases wait for?"
        ),
        counted=Words(
            fi="Avoimet asiat sen mukaan, mitä ne odottavat, ja päivät odotuksen alusta: puolet on "
            "odottanut enintään mediaanin.",
            sv="Öppna ärenden efter vad de väntar på, och dagarna sedan väntan började: hälften "
            "har väntat högst medianen.",
            en="Open cases by what they wait for, and the days since they began to: half have "
            "waited the median at most.",
        ),
        columns=(
            _column("odottaa", "väntar på", "waits for", Unit.LABEL),
            _column("asioita", "ärenden", "cases", Unit.COUNT, drawn=True),
            _column("mediaani, pv", "median, dgr", "median, days", Unit.COUNT),
            _column("pisin, pv", "längst, dgr", "longest, days", Unit.COUNT),
        ),
        statement=WAITS,
    ),
    Question(
        key="due",
        asks=Words(fi="Mitä on tulossa?", sv="Vad är på väg in?", en="What is to come?"),
        counted=Words(
            fi="Voimassa olevien maksusuunnitelmien erät ja annetut maksulupaukset viikoittain, 13 "
            "viikkoa eteenpäin. Ennakkoon maksettuja eriä ei vähennetä, eikä kaikki toteudu.",
            sv="Poster i gällande betalningsplaner och givna betalningslöften per vecka, 13 veckor "
            "framåt. Poster som betalts i förväg dras inte av, och allt infrias inte.",
            en="Instalments of plans in force and promises to pay, by week for 13 weeks to come. "
            "Instalments paid ahead are not taken off, and not everything is kept.",
        ),
        columns=(
            _column("viikon alku", "veckans början", "week from", Unit.DAY),
            _column("eriä", "poster", "instalments", Unit.COUNT),
            _column("erät", "posternas summa", "instalments, sum", Unit.CENTS, drawn=True),
            _column("lupauksia", "löften", "promises", Unit.COUNT),
            _column("lupaukset", "löftenas summa", "promises, sum", Unit.CENTS, drawn=True),
        ),
        statement=DUE,
    ),
)

QUESTIONS: Mapping[str, Question] = MappingProxyType({one.key: one for one in _ALL})
