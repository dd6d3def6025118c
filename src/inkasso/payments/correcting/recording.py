"""What somebody did with an item, when, who and why: kept beside the postings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.payments.models import Handled, Handling

#: Why something is done, by what is done: the reasons that a person can choose from.
REASONS: dict[Handled, dict[str, Words]] = {
    Handled.TAKEN_OFF: {
        "wrong_case": Words(
            fi="kuuluu toiseen asiaan", sv="hör till ett annat ärende", en="belongs to another case"
        ),
        "several_cases": Words(
            fi="kuuluu useaan asiaan", sv="hör till flera ärenden", en="belongs to several cases"
        ),
        "not_ours": Words(fi="ei kuulu meille", sv="hör inte till oss", en="is not meant for us"),
        "payer_asked": Words(
            fi="maksaja ilmoitti virheestä",
            sv="betalaren meddelade ett fel",
            en="the payer told of a mistake",
        ),
    },
    Handled.BOOKED: {
        "bank_charge": Words(fi="pankin kulu", sv="bankens avgift", en="bank charge"),
        "paid_twice": Words(
            fi="maksettu kahdesti, toimiston vahinko",
            sv="betalt två gånger, byråns förlust",
            en="paid out twice, the agency's loss",
        ),
        "other_loss": Words(
            fi="muu toimiston kulu", sv="byråns annan kostnad", en="other expense of the agency"
        ),
    },
    Handled.SENT_BACK: {
        "not_ours": Words(fi="ei kuulu meille", sv="hör inte till oss", en="is not meant for us"),
        "payer_asked": Words(
            fi="maksaja pyysi rahansa takaisin",
            sv="betalaren bad om sina pengar",
            en="the payer asked for it back",
        ),
    },
    Handled.CAME_BACK: {
        "bank_returned": Words(
            fi="pankki palautti maksun", sv="banken returnerade", en="the bank brought it back"
        ),
    },
    Handled.SPLIT: {
        "several_cases": Words(
            fi="kuuluu useaan asiaan", sv="hör till flera ärenden", en="belongs to several cases"
        ),
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """A thing done by hand: when, by whom."""

    on: date
    #: Whole name of whoever does it.
    by: str


def note(item_id: int, kind: Handled, reason: str, hand: ByHand) -> Handling:
    """Keep what is done with an item; raises `Refused` (`unknown_reason`)."""
    if reason not in REASONS[kind]:
        known = ", ".join(REASONS[kind])
        raise Refused(
            Refusal(code="unknown_reason", message=_NO_REASON.format(reason=reason, known=known))
        )
    return Handling.objects.create(
        item_id=item_id, kind=kind, reason=reason, handled_on=hand.on, handled_by=hand.by[:100]
    )


def reason_in_words(kind: str, reason: str) -> Words:
    """A kept reason in three languages."""
    kept = Words(fi=reason, sv=reason, en=reason)
    return REASONS[Handled(kind)].get(reason, kept)


_NO_REASON = Words(
    fi="Syytä {reason} ei ole. Syyt: {known}.",
    sv="Orsaken {reason} finns inte. Orsaker: {known}.",
    en="There is no reason {reason}. Reasons: {known}.",
)
