"""An erasure in plain words, for the letter that answers the request: what goes, what stays, why.

Told by the register's categories, as the notice tells them, never by tables. The remedy is the
letter's own, for it is that of every answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.notice.articles import GDPR
from inkasso.notice.publishing.document import (
    Block,
    Bullets,
    Entries,
    Entry,
    Mark,
    Paragraph,
    Section,
)
from inkasso.notice.publishing.phrases import day, joined
from inkasso.notice.register import Period, Register, Unit
from inkasso.notice.retention import period_words, rules_of
from inkasso.rights.erasure.deciding import decided_fields
from inkasso.rights.erasure.planning import Field, Why
from inkasso.rights.letters.citing import provision
from inkasso.rights.requests.state import State
from inkasso.rights.retention.times import LIMIT


def sections(decided: State, register: Register) -> tuple[Section, ...]:
    """The sections of the letter on a decided erasure; none where fields did not decide it.

    Every part is in three languages: the letter picks.
    """
    return sections_of(decided_fields(decided.request.id), register)


def sections_of(fields: Sequence[Field], register: Register) -> tuple[Section, ...]:
    """What becomes of fields: what is erased, what stays until when and why, what follows."""
    going = [field for field in fields if field.goes]
    staying = [field for field in fields if not field.goes]
    told: list[Section] = []
    if going:
        told.append(_section("erased", _GOES, _going(going, register)))
    if staying:
        told.append(_section("kept", _STAYS, _staying(staying, register)))
    if going:
        told.append(_section("then", _THEN, (Paragraph(_FOLLOWS),)))
    return tuple(told)


def _section(anchor: str, heading: Words, blocks: tuple[Block, ...]) -> Section:
    return Section(mark=Mark(anchor=anchor), heading=heading, blocks=blocks)


def _going(fields: Sequence[Field], register: Register) -> tuple[Block, ...]:
    lines = tuple(_about(key, register) for key in dict.fromkeys(f.category for f in fields))
    return (Paragraph(_WE_ERASE), Bullets(lines))


def _staying(fields: Sequence[Field], register: Register) -> tuple[Block, ...]:
    entries = tuple(
        _entry(number, key, tuple(group), register)
        for number, (key, group) in enumerate(groupby(_by_category(fields), _category), 1)
    )
    return (Paragraph(_WE_KEEP), Entries(entries))


def _entry(number: int, key: str, fields: tuple[Field, ...], register: Register) -> Entry:
    known = register.categories.get(key)
    lines = [
        *(_reason(why) for why in _whys(fields)),
        *_until([field for field in fields if field.why is not Why.SWEEP], register),
        *_laws(fields, register),
    ]
    return Entry(
        mark=Mark(anchor=f"kept-{number}"),
        name=known.name if known else Words(fi=key, sv=key, en=key),
        lines=tuple(lines),
    )


def _about(key: str, register: Register) -> Words:
    known = register.categories.get(key)
    if known is None:
        return Words(fi=key, sv=key, en=key)
    return Words(
        fi=f"{known.name.fi}: {known.description.fi}",
        sv=f"{known.name.sv}: {known.description.sv}",
        en=f"{known.name.en}: {known.description.en}",
    )


def _by_category(fields: Iterable[Field]) -> list[Field]:
    """Fields with those of one category beside each other, in the order of the first of each."""
    listed = list(fields)
    order = {key: place for place, key in enumerate(dict.fromkeys(map(_category, listed)))}
    return sorted(listed, key=lambda field: order[field.category])


def _category(field: Field) -> str:
    return field.category


def _whys(fields: Iterable[Field]) -> list[Why]:
    return list(dict.fromkeys(field.why for field in fields if field.why is not None))


def _reason(why: Why) -> Words:
    return _REASONS[why]


def _until(fields: Sequence[Field], register: Register) -> tuple[Words, ...]:
    """Until when the last of it stays; while something is open, no day is known."""
    if not fields:
        return ()
    days = [field.until for field in fields]
    known = [on for on in days if on is not None]
    if len(known) < len(days):
        without = [field for field in fields if field.until is None]
        if not any(_time_runs(field) for field in without):
            return (_WHILE_HELD,)
        return (_while_open(fields[0].category, register),)
    return (fill(_LAST_DAY, day=day(max(known))),)


def _time_runs(field: Field) -> bool:
    """Whether a rule keeps it beside what stands in the way; without one it goes when that ends."""
    exception = field.why in (Why.LEGAL_CLAIM, Why.RESTRICTED)
    return not exception or any(one.act != GDPR or one.section == LIMIT for one in field.because)


def _while_open(category: str, register: Register) -> Words:
    """While it is open, and then as long as the longest rule says."""
    rules = rules_of(register, category) if category in register.categories else ()
    longest = max(rules, key=lambda rule: _days(rule.period), default=None)
    if longest is None:
        return _NO_DAY
    return fill(_WHILE_OPEN, period=period_words(longest.period), event=longest.event)


def _days(period: Period) -> int:
    """Roughly, to tell the longer of two."""
    return period.count * {Unit.DAYS: 1, Unit.MONTHS: 30, Unit.YEARS: 365}[period.unit]


def _laws(fields: Iterable[Field], register: Register) -> list[Words]:
    """The provisions, each once, with what they say here."""
    cited = dict.fromkeys(cited for field in fields for cited in field.because)
    return [_provision(one, register) for one in cited]


def _provision(cited: Citation, register: Register) -> Words:
    return joined((provision(cited, register), cited.text), ": ")


_GOES = Words(fi="Mitä poistamme", sv="Vad vi raderar", en="What we erase")
_WE_ERASE = Words(
    fi="Poistamme nyt seuraavat tiedot, koska niitä ei enää tarvita eikä laki vaadi niitä:",
    sv="Vi raderar nu följande uppgifter, för de behövs inte längre och ingen lag kräver dem:",
    en="We erase the following data now, because they are no longer needed and no law demands "
    "them:",
)
_STAYS = Words(fi="Mitä säilytämme", sv="Vad vi bevarar", en="What we keep")
_WE_KEEP = Words(
    fi="Seuraavia tietoja emme voi vielä poistaa. Kerromme jokaisesta, miksi ja mihin asti. "
    "Sen jälkeen ne poistetaan ilman uutta pyyntöä.",
    sv="Följande uppgifter kan vi inte radera ännu. Vi säger för varje varför och till vilken dag. "
    "Därefter raderas de utan en ny begäran.",
    en="The following data we cannot erase yet. We tell of each why, and until when. After that "
    "they are erased without another request.",
)
_THEN = Words(fi="Mitä sitten tapahtuu", sv="Vad som händer sedan", en="What happens then")
_FOLLOWS = Words(
    fi="Poistoa ei voi perua. Poisto koskee myös varmuuskopioita: jos kopio palautetaan, tiedot "
    "poistetaan siitä uudelleen. Kerromme poistosta niille, joille olemme luovuttaneet tiedot. "
    "Saat pyynnöstä allekirjoitetun kuitin, jossa ei ole nimeäsi.",
    sv="Raderingen kan inte återtas. Den gäller också säkerhetskopior: om en kopia återställs "
    "raderas uppgifterna ur den på nytt. Vi underrättar dem som vi har lämnat uppgifterna till. "
    "På begäran får du ett undertecknat kvitto utan ditt namn.",
    en="The erasure cannot be undone. It reaches backups too: if a copy is restored, the data are "
    "erased from it again. We tell those to whom we had disclosed the data. On request you get a "
    "signed receipt that does not bear your name.",
)
_LAST_DAY = Words(
    fi="Säilytetään viimeistään {day} asti.",
    sv="Bevaras längst till och med {day}.",
    en="Kept until {day} at the latest.",
)
_WHILE_OPEN = Words(
    fi="Säilytetään niin kauan kuin asia on auki, ja sen jälkeen: {period}. Aika alkaa: {event}.",
    sv="Bevaras så länge ärendet är öppet, och därefter: {period}. Tiden börjar: {event}.",
    en="Kept while the matter is open, and then: {period}. The time counts from: {event}.",
)
_WHILE_HELD = Words(
    fi="Säilytysaika on kulunut: tiedot poistetaan, kun tämä este päättyy.",
    sv="Bevaringstiden har gått ut: uppgifterna raderas när detta hinder upphör.",
    en="The time to keep is out: the data are erased when this obstacle ends.",
)
_NO_DAY = Words(
    fi="Aika alkaa kulua vasta, kun asia on päättynyt.",
    sv="Tiden börjar löpa först när saken är avslutad.",
    en="The time begins to run when the matter has ended.",
)
_REASONS: Mapping[Why, Words] = {
    Why.LEGAL_DUTY: Words(
        fi="Laki velvoittaa meidät säilyttämään tiedot.",
        sv="Lagen ålägger oss att bevara uppgifterna.",
        en="A law obliges us to keep the data.",
    ),
    Why.LEGAL_CLAIM: Words(
        fi="Tietoja tarvitaan avoimeen vaatimukseen tai sen puolustamiseen.",
        sv="Uppgifterna behövs för ett öppet anspråk eller för att bestrida det.",
        en="The data are needed for a claim that is open, or to defend against one.",
    ),
    Why.RESTRICTED: Words(
        fi="Käsittelyä on rajoitettu: tiedot vain säilytetään, kunnes rajoitus päättyy.",
        sv="Behandlingen är begränsad: uppgifterna lagras bara tills begränsningen upphör.",
        en="Processing is restricted: the data are only stored until the restriction ends.",
    ),
    Why.PROOF: Words(
        fi="Tällä osoitamme, että olemme noudattaneet lakia.",
        sv="Med detta visar vi att vi har följt lagen.",
        en="With this we show that we have followed the law.",
    ),
    Why.SWEEP: Words(
        fi="Aika on kulunut; kirjanpidosta rivit poistuvat yöajossa, ja niistä jää vain summa.",
        sv="Tiden har gått ut; ur bokföringen försvinner raderna i nattkörningen, bara summan blir "
        "kvar.",
        en="The time is out; rows leave the books with the nightly run, and only sums stay.",
    ),
}
