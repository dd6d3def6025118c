"""Payment references: the Finnish national one and its RF form (ISO 11649).

A national reference is 3 to 19 digits and a check digit (weights 7, 3, 1 from the right). Its RF
form is `RF`, two check digits and the whole national reference. Both name the same payment, so
matching compares national references; `normalise` brings what people and banks write to one form.

Payments are matched by the hundred thousand: sums are taken over slices of bytes, which the
interpreter does without a loop of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from inkasso.base.faults import Fault
from inkasso.base.words import Words

ReferenceKind = Literal["national", "rf"]

_SHORTEST, _LONGEST = 4, 20
_BLANKS = re.compile(r"[\s\u200b\u2060\ufeff]+")
_RF = re.compile(r"RF[0-9]{2}[0-9A-Z]+")
_RF_IN_TEXT = re.compile(r"RF\s?(?P<check>[0-9]{2})(?P<body>(?:\s{0,3}[0-9])+)", re.IGNORECASE)
_DIGITS_AND_BLANKS = re.compile(r"[0-9][0-9\s]+")
_NOT_REFERENCES = re.compile(
    r"\bFI[0-9]{2}(?:\s?[0-9]{4}){3}\s?[0-9]{2}\b"  # a Finnish account number
    r"|\b[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4}|[0-9]{2})\b|\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b"
    r"|\b[0-9]{1,7}[.,][0-9]{2}\b",  # an amount
    re.IGNORECASE,
)
# `RF` as ISO 11649 numbers letters (A is 10): the two letters move behind the body.
_RF_AS_DIGITS = "2715"
# What so many zeros weigh when summed by their ASCII code, by how many there are.
_WEIGHT_OF_ZEROS = [
    ord("0") * sum((1, 7, 3)[i % 3] for i in range(length)) for length in range(_LONGEST + 1)
]

_TOO_SHORT = Words(
    fi="Viitteessä on vähintään neljä numeroa. Tarkista, ettei alku ole jäänyt pois.",
    sv="En referens har minst fyra siffror. Kontrollera att början inte fattas.",
    en="A reference has at least four digits. Check that its beginning is not missing.",
)
_TOO_LONG = Words(
    fi="Viitteessä on enintään 20 numeroa. Tarkista, ettei siinä ole jotain muuta mukana.",
    sv="En referens har högst 20 siffror. Kontrollera att inget annat kommit med.",
    en="A reference has at most 20 digits. Check that nothing else came along.",
)
_NOT_DIGITS = Words(
    fi="Suomalaisessa viitteessä on vain numeroita (RF-viitteessä lisäksi alku RF).",
    sv="En finländsk referens har bara siffror (en RF-referens dessutom RF i början).",
    en="A Finnish reference has digits only (an RF reference also begins with RF).",
)
_CHECK_DIGIT = Words(
    fi="Viitteen viimeinen numero, tarkiste, ei täsmää. Vertaa viitettä laskuun.",
    sv="Referensens sista siffra, kontrollsiffran, stämmer inte. Jämför med fakturan.",
    en="The reference's last digit, its check digit, does not match. Compare it with the invoice.",
)
_RF_CHECK = Words(
    fi="RF-viitteen tarkisteet (RF:n jälkeiset kaksi numeroa) eivät täsmää. Vertaa laskuun.",
    sv="RF-referensens kontrollsiffror (de två efter RF) stämmer inte. Jämför med fakturan.",
    en="The two check digits after RF do not match. Compare the reference with the invoice.",
)


@dataclass(frozen=True, slots=True)
class ReferenceCheck:
    """What a reference is, in the form to compare it in, and everything wrong with it."""

    #: `rf` when it begins with RF, else `national`.
    kind: ReferenceKind
    #: Without blanks and leading zeros, upper case.
    normalised: str
    #: Empty when the reference is valid.
    faults: tuple[Fault, ...] = ()

    @property
    def valid(self) -> bool:
        """Whether every check digit and every length is right."""
        return not self.faults


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeReference:
    """A new reference in the forms that a letter and a bank want."""

    #: National reference, without blanks.
    reference: str
    #: National reference as printed, in groups of five from the right.
    grouped: str
    #: The same reference in RF form, without blanks.
    rf: str


def make(base: str) -> MadeReference:
    """The reference of 3 to 19 digits `base`: check digit appended, RF form made.

    Blanks and leading zeros of the base do not count. Raises `ValueError` for any other base.
    """
    digits = _BLANKS.sub("", base).lstrip("0")
    if not (_are_digits(digits) and _SHORTEST <= len(digits) + 1 <= _LONGEST):
        raise ValueError(f"a reference's base is 3 to 19 digits, not {base!r}")
    reference = digits + check_digit(digits)
    return MadeReference(reference=reference, grouped=grouped(reference), rf=to_rf(reference))


def check_digit(base: str) -> str:
    """The check digit of a base of digits: what fills its weighted sum up to the next ten."""
    return str(-_weighted(base + "0") % 10)


def is_valid_national(digits: str) -> bool:
    """Whether a text is a national reference as normalised: digits, length and check digit."""
    if not (_SHORTEST <= len(digits) <= _LONGEST and digits.isascii() and digits.isdigit()):
        return False
    return digits[0] != "0" and _weighted(digits) % 10 == 0


def to_rf(reference: str) -> str:
    """The RF form of a valid national reference, without blanks."""
    return f"RF{98 - int(reference + _RF_AS_DIGITS + '00') % 97:02d}{reference}"


def to_national(text: str) -> str | None:
    """The national reference that a text means, RF form or not, or `None` when it is not valid.

    Two texts name the same payment when this gives the same for both.
    """
    reference = normalise(text)
    if is_valid_national(reference):
        return reference
    body = reference[4:]
    return body if is_valid_national(body) and _has_rf_check_digits(reference) else None


def normalise(text: str) -> str:
    """A reference in the form to compare: no blanks, no leading zeros, RF in upper case.

    `RFB/557742358`, as banks write a national reference into free text, loses its prefix. Nothing
    is checked: a payment with a wrong reference still is a payment.
    """
    if text.isascii() and text.isdigit():
        return text.lstrip("0")
    compact = _BLANKS.sub("", text).upper().removeprefix("RFB/")
    if _RF.fullmatch(compact):
        return compact[:4] + compact[4:].lstrip("0")
    return compact.lstrip("0")


def check(text: str) -> ReferenceCheck:
    """What the reference in `text` is, and every fault it has. Never raises."""
    normalised = normalise(text)
    if is_valid_national(normalised):
        return ReferenceCheck("national", normalised)
    if normalised.startswith("RF"):
        return ReferenceCheck("rf", normalised, _faults_of_rf(normalised))
    return ReferenceCheck("national", normalised, _faults_of_national(normalised))


def grouped(text: str) -> str:
    """A reference as printed: national in fives from the right, RF in fours from the left."""
    reference = normalise(text)
    if reference.startswith("RF"):
        return " ".join(reference[i : i + 4] for i in range(0, len(reference), 4))
    first = len(reference) % 5
    groups = [reference[:first]] if first else []
    groups += (reference[i : i + 5] for i in range(first, len(reference), 5))
    return " ".join(groups)


def find_references(text: str) -> tuple[str, ...]:
    """The national references that free text may hold, longest first, each once.

    Groups of digits count alone and joined over blanks, zeros in front dropped; an RF reference
    counts as the national one inside it. Only valid check digits count. Account numbers, dates
    and amounts are passed over. One number in ten is valid by chance: the caller knows which of
    the references it gave out.
    """
    found: dict[str, None] = {}

    def take_rf(match: re.Match[str]) -> str:
        body, rest = _rf_body(match["check"], match["body"].split())
        if body:
            found[body] = None
            return f"|{rest}"
        return f"{match['check']}{match['body']}|{match['body']}"

    searched = _RF_IN_TEXT.sub(take_rf, _NOT_REFERENCES.sub("|", text))
    for run in _DIGITS_AND_BLANKS.finditer(searched):
        found.update(dict.fromkeys(_joined(run[0].split())))
    return tuple(sorted(found, key=len, reverse=True))


def _rf_body(check_digits: str, pieces: list[str]) -> tuple[str, str]:
    """The longest national reference that an RF's pieces begin with, and the text after it."""
    body = longest = rest = ""
    for end, piece in enumerate(pieces, 1):
        body = (body + piece).lstrip("0")
        if len(body) > _LONGEST:
            break
        if is_valid_national(body) and _has_rf_check_digits(f"RF{check_digits}{body}"):
            longest, rest = body, " ".join(pieces[end:])
    return longest, rest


def _joined(pieces: list[str]) -> Iterator[str]:
    """Every national reference that neighbouring pieces make when joined."""
    for start in range(len(pieces)):
        joined = ""
        for piece in pieces[start : start + _LONGEST]:
            joined = (joined + piece).lstrip("0")
            if len(joined) > _LONGEST:
                break
            if is_valid_national(joined):
                yield joined


def _are_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _weighted(digits: str) -> int:
    """The sum of digits by weight: the last one by 1, before it by 7, 3, 1 over and over."""
    codes = digits.encode()
    by_code = sum(codes[::-3]) + 7 * sum(codes[-2::-3]) + 3 * sum(codes[-3::-3])
    return by_code - _WEIGHT_OF_ZEROS[len(digits)]


def _faults_of_national(digits: str) -> tuple[Fault, ...]:
    found = []
    if not _are_digits(digits) and digits:
        found.append(_fault("not_digits", _NOT_DIGITS))
    if len(digits) < _SHORTEST:
        found.append(_fault("too_short", _TOO_SHORT))
    if len(digits) > _LONGEST:
        found.append(_fault("too_long", _TOO_LONG))
    if not found and _weighted(digits) % 10:
        found.append(_fault("bad_check_digit", _CHECK_DIGIT))
    return tuple(found)


def _faults_of_rf(reference: str) -> tuple[Fault, ...]:
    if not _RF.fullmatch(reference):
        return (_fault("not_digits", _NOT_DIGITS),)
    faults = _faults_of_national(reference[4:])
    if not _are_digits(reference[4:]) or _has_rf_check_digits(reference):
        return faults
    return (_fault("bad_rf_check_digits", _RF_CHECK), *faults)


def _has_rf_check_digits(reference: str) -> bool:
    """Whether RF and a body of digits leave 1 when divided by 97 (ISO 11649, ISO 7064)."""
    if not (reference.startswith("RF") and _are_digits(reference[2:])):
        return False
    return int(reference[4:] + _RF_AS_DIGITS + reference[2:4]) % 97 == 1


def _fault(code: str, message: Words) -> Fault:
    return Fault(field="reference", code=code, message=message)
