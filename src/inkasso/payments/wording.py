"""Why money waits and why a case is proposed, in words: kept in English, read in three languages.

What is kept is a sentence, so that old rows stay readable when a rule changes; this is the table
that it is read by. A sentence that is in no row of it is shown as it was kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from inkasso.base.words import Words

NO_REFERENCE = Words(
    fi="maksussa ei ole viitettä",
    sv="betalningen saknar referens",
    en="it carries no reference",
)
BAD_REFERENCE = Words(
    fi="{reference} ei ole viite",
    sv="{reference} är ingen referens",
    en="{reference} is no reference: {fault}",
)
UNKNOWN_REFERENCE = Words(
    fi="viitettä {reference} ei ole millään asialla",
    sv="inget ärende har referensen {reference}",
    en="no case has the reference {reference}",
)
SEVERAL_CASES = Words(
    fi="viitteet kuuluvat {count} eri asiaan",
    sv="referenserna hör till {count} olika ärenden",
    en="its references belong to {count} different cases",
)
FOREIGN = Words(
    fi="valuutta on {currency}, asiat ovat valuutassa {ours}",
    sv="valutan är {currency}, ärendena är i {ours}",
    en="it is in {currency}, cases are in {ours}",
)
RETURNS_UNKNOWN = Words(
    fi="peruuttaa jotain, mitä kirjoissa ei ole",
    sv="återtar något som inte finns i böckerna",
    en="it takes back something that is not in the books",
)
NO_ORDER = Words(
    fi="rahaa lähti ilman maksumääräystämme",
    sv="pengar lämnade kontot utan vår betalningsorder",
    en="money went out without a payment order of ours",
)
TAKEN_OFF = Words(
    fi="otettu pois asialta {case}",
    sv="tagen från ärende {case}",
    en="it was taken off case {case}",
)
REST = Words(
    fi="jäi yli, kun erä {item} jaettiin",
    sv="blev över när post {item} delades",
    en="it was left over when item {item} was split",
)
CAME_BACK = Words(
    fi="palautettiin maksajalle, mutta pankki toi sen takaisin",
    sv="återbetalades, men banken returnerade den",
    en="it was sent back to its payer, and the bank brought it back",
)
INVOICE = Words(
    fi="viestissä on sen laskun numero",
    sv="meddelandet nämner dess faktura",
    en="the message names its invoice",
)
ONE_DIGIT = Words(
    fi="viite poikkeaa yhdellä numerolla",
    sv="referensen avviker med en siffra",
    en="its reference differs by one digit",
)
TWO_DIGITS = Words(
    fi="viite poikkeaa kahdella numerolla",
    sv="referensen avviker med två siffror",
    en="its reference differs by two digits",
)
NAME = Words(
    fi="maksajalla on velallisen nimi",
    sv="betalaren har gäldenärens namn",
    en="the payer has the debtor's name",
)
ALIKE = Words(
    fi="maksajan nimi muistuttaa velallisen nimeä",
    sv="betalarens namn liknar gäldenärens",
    en="the payer's name is like the debtor's",
)
CO_DEBTOR = Words(
    fi="maksajalla on yhteisvelallisen nimi",
    sv="betalaren har medgäldenärens namn",
    en="the payer has a co-debtor's name",
)
AMOUNT = Words(
    fi="summa on juuri avoin määrä",
    sv="beloppet är precis det som är öppet",
    en="the amount is what it owes",
)

_REASONS = (
    *(NO_REFERENCE, BAD_REFERENCE, UNKNOWN_REFERENCE, SEVERAL_CASES, FOREIGN),
    *(RETURNS_UNKNOWN, NO_ORDER, TAKEN_OFF, REST, CAME_BACK),
    *(INVOICE, ONE_DIGIT, TWO_DIGITS, NAME, ALIKE, CO_DEBTOR, AMOUNT),
)
_PLACE = re.compile(r"\\{(\w+)\\}")


def in_words(kept: str) -> Words:
    """A kept sentence in three languages."""
    for pattern, words in _patterns():
        if (found := pattern.fullmatch(kept)) is not None:
            return words.format(**found.groupdict())
    return Words(fi=kept, sv=kept, en=kept)


def all_in_words(kept: Iterable[str]) -> tuple[Words, ...]:
    """Kept sentences in three languages."""
    return tuple(in_words(each) for each in kept)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Words], ...]:
    return tuple(
        (re.compile(_PLACE.sub(r"(?P<\1>.+)", re.escape(words.en)), re.DOTALL), words)
        for words in _REASONS
    )
