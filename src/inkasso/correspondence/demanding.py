"""Whether free words demand: a letter in free words may not, for a demand has its own form by law.

This is a net with holes. It catches an account to pay to, a reference to pay with, a day to pay by
and, where nobody asked, words that tell to pay and what is said of courts and enforcement, however
they are typed: in capitals, spaced out, broken over lines. Whoever writes answers for the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from unicodedata import category, normalize

from inkasso.base.decisions import Citation, Refusal
from inkasso.base.iban import Iban
from inkasso.base.words import Words
from inkasso.formats.reference import find_references
from inkasso.gate.holds.grounds import RESPONSIBLE
from inkasso.law.fi.debt_collection.good_practice import Conduct, is_forbidden
from inkasso.law.fi.debt_collection.tables import ACT


@dataclass(frozen=True, slots=True, kw_only=True)
class Latitude:
    """What words may speak of, by what the person asked and how the case stands."""

    #: Of paying, though never of a day to pay by.
    pays: bool = False
    #: Of courts, enforcement and credit records.
    courts: bool = False


#: What nobody asked for, and every text that is written beforehand.
NOTHING = Latitude()

#: What a demand must say, and by when to pay.
FORM_OF_A_DEMAND = Citation(
    act=ACT,
    section="5 a §",
    version="31/2013",
    text=Words(
        fi="Maksuvaatimuksessa kerrotaan saatavan perusteet, maksuaika ja velallisen oikeudet; se "
        "lähetetään omana kirjeenään.",
        sv="Ett betalningskrav anger fordrans grunder, betalningstiden och gäldenärens "
        "rättigheter; det sänds som ett eget brev.",
        en="A demand tells what the receivable rests on, the time to pay and the debtor's rights; "
        "it is a letter of its own.",
    ),
)
#: Sentences, roughly: a point between digits ends none, an empty line ends any.
_SENTENCE = re.compile(r"[!?\n]+|\.(?=\s|$)(?<!\d\.)")
#: A word broken at the end of a line, and a sentence that goes on in the next.
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_])")
_GOES_ON = re.compile(r"(?<![\n.:!?])\n(?!\n)")
_SPACES = re.compile(r"[^\S\n]+")
#: A word whose letters stand apart: `m a k s a k a a`, `B.E.T.A.L.A`.
_APART = re.compile(r"(?<!\w)[^\W\d_](?P<between>[ .·*_-])[^\W\d_](?:(?P=between)[^\W\d_])+(?!\w)")
_LIKE_AN_ACCOUNT = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ \u00a0]?[A-Za-z0-9]){11,30}")
_PAY = re.compile(
    r"\b(maksa\b|maksakaa|maksatha\w*|maksettava|maksamaan|suorita\b|suorittakaa|suoritettava"
    r"|maksun (?:on|tulee|pitää)\b|(?:vaadimme|pyydämme|odotamme) maksua\b"
    r"|betala\b|betalas\b|betalningen (?:ska|skall|måste|bör)\b|erlägg"
    r"|(?:kräver|begär|förväntar oss) (?:er |din )?betalning\b"
    r"|payment (?:is due|must|should)\b|pay\b|to be paid|must be paid|settle\b"
    r"|(?:demand|request|expect) (?:your )?payment\b)",
    re.IGNORECASE,
)
_BY_WHEN = re.compile(
    r"\b(viimeistään|mennessä|eräpäivä\w*|kuluessa|heti|välittömästi|viipymättä"
    r"|myöhemmin kuin|saakka"
    r"|senast|senare än|förfallodag\w*|inom|omedelbart|genast|utan dröjsmål"
    r"|later than|at the latest|due date|within|immediately|at once|without delay"
    r"|by (?:\d|the end|monday|tuesday|wednesday|thursday|friday))",
    re.IGNORECASE,
)
#: Payments by name: they demand only beside a day to pay by.
_PAYMENT = re.compile(r"\b(?:suorituks\w*|maksua(?:si|nne|ikaa)\b)", re.IGNORECASE)
#: That nothing is to be paid is no demand, unless it says by when.
_NOT_TO_PAY = re.compile(
    r"\b(?:mitään maksettavaa|maksettavaa ei ole|ei (?:ole )?maksettava\w*"
    r"|(?:behöver|ska|skall|får) (?:\w+ )?(?:inte|inget) (?:längre |mer )?betalas?"
    r"|(?:inget|ingenting) (?:mer |längre )?(?:finns )?att betala|inget att betala"
    r"|(?:need not|do(?:es)? not (?:have|need) to|must not|no longer (?:have|need) to) pay"
    r"|(?:nothing|no more)(?: \w+)? (?:is |remains )?(?:left )?to (?:be paid|pay)"
    r"|need not be paid)\b",
    re.IGNORECASE,
)
_OR_ELSE = re.compile(
    r"\b(ulosot\w*|ulosmit\w*|käräjäoikeu\w*|oikeuteen|oikeudenkäyn\w*|tuomioistui\w*"
    r"|haaste\w*|maksuhäiriö\w*|luottotie\w*"
    r"|oikeudellis\w* perin\w*|konkurssi\w*|tratta\w*|trata\w*"
    r"|utsökning\w*|utmät\w*|tingsrätt\w*|stämning\w*|betalningsanmärkning\w*"
    r"|betalningsstörning\w*|kreditupplysning\w*|rättslig\w* indrivning\w*"
    r"|domstol\w*|rättegång\w*|konkurs\w*"
    r"|enforcement|bailiff\w*|courts?|bankruptcy|lawsuit\w*|summons|sue|sued|legal action"
    r"|payment default\w*|credit record\w*)",
    re.IGNORECASE,
)


def demands(text: str, on: date, *, may: Latitude = NOTHING, reference: str = "") -> Refusal | None:
    """That words demand (`reads_as_demand`) or speak of courts (`speaks_of_courts`), if they do.

    `reference` is the case's own; `on` is the day whose law counts.
    """
    plain = as_it_reads(text)
    found = next(_found(plain, reference, may), None)
    if found is not None:
        return Refusal(
            code="reads_as_demand",
            message=_DEMANDS.format(found=found.strip()),
            remedy=_INSTEAD,
            because=(RESPONSIBLE, FORM_OF_A_DEMAND),
        )
    court = None if may.courts else _OR_ELSE.search(plain)
    if court is None:
        return None
    return Refusal(
        code="speaks_of_courts",
        message=_THREATENS.format(found=court.group().strip()),
        remedy=_IN_AN_ANSWER,
        because=_misleading(on),
    )


def as_it_reads(text: str) -> str:
    """Words however they were typed: one sign a letter, one space, a line for each paragraph.

    Some keyboards write an ä as two signs; programs put signs into words that nobody sees.
    """
    seen = "".join(sign for sign in normalize("NFKC", text) if category(sign) != "Cf")
    lines = "\n".join(line.strip() for line in seen.splitlines())
    whole = _APART.sub(lambda word: word.group().replace(word["between"], ""), lines)
    return _GOES_ON.sub(" ", _BROKEN_WORD.sub("", _SPACES.sub(" ", whole)))


def _misleading(on: date) -> tuple[Citation, ...]:
    decided = is_forbidden(Conduct.MISLEADING, on)
    return (RESPONSIBLE,) if isinstance(decided, Refusal) else decided.because


def _found(text: str, reference: str, may: Latitude) -> Iterator[str]:
    yield from (one.group() for one in _LIKE_AN_ACCOUNT.finditer(text) if _is_account(one.group()))
    compact = "".join(text.split())
    if reference and (reference in compact or reference in find_references(text)):
        yield reference
    for sentence in _SENTENCE.split(text):
        by_when = _BY_WHEN.search(sentence)
        # “Must not pay later than …” tells to pay, however it denies.
        pay = _PAY.search(sentence if by_when else _NOT_TO_PAY.sub(" ", sentence))
        named = pay or _PAYMENT.search(sentence)
        if by_when and named:
            yield f"{named.group()} … {by_when.group()}"
        elif pay and not may.pays:
            yield pay.group()


def _is_account(text: str) -> bool:
    """Whether an account number begins there; what follows it may be words."""
    compact = "".join(text.split())
    return any(Iban.parse(compact[:length]) for length in range(15, min(len(compact), 34) + 1))


_DEMANDS = Words(
    fi="Kirje lukee kuin maksuvaatimus: ”{found}”. Vapaalla kirjeellä ei vaadita, määrätä "
    "maksupäivää eikä uhata.",
    sv="Brevet läses som ett betalningskrav: ”{found}”. Ett fritt brev kräver inget, sätter ingen "
    "betalningsdag och hotar inte.",
    en="The letter reads as a demand: “{found}”. A letter in free words demands nothing, sets no "
    "day to pay and does not threaten.",
)
_THREATENS = Words(
    fi="Kirjeessä puhutaan tuomioistuimesta, ulosotosta tai luottotiedoista: ”{found}”. Niistä "
    "kerrotaan vain vastauksena tiedusteluun ja selvityksessä.",
    sv="Brevet talar om domstol, utsökning eller kreditupplysningar: ”{found}”. Om dem berättas "
    "bara i svar på en förfrågan och i en utredning.",
    en="The letter speaks of courts, enforcement or credit records: “{found}”. They are told of "
    "only in answers to an enquiry and in a statement.",
)
_IN_AN_ANSWER = Words(
    fi="Jätä se pois, tai vastaa kirjattuun tiedusteluun vastauspohjalla.",
    sv="Utelämna det, eller besvara en antecknad förfrågan med en mall för svar.",
    en="Leave it out, or answer a recorded enquiry from a template that answers.",
)
_INSTEAD = Words(
    fi="Kerro asia ilman sitä; maksuvaatimuksen lähettää strategian mukainen kirje.",
    sv="Säg saken utan det; kravet sänds med strategins eget brev.",
    en="Say it without; demands are sent by the strategy's own letters.",
)
