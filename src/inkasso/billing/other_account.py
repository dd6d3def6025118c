"""Another account of whoever gets a refund: the one that the money came from may be closed.

Whoever can name the account can take the money, so one person records it, with who said so and how
that was checked, and asks; it counts once another has approved. The refund itself takes its own
two people, as ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.iban import Iban
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.billing.refunding import payer_of
from inkasso.law.wording import fill
from inkasso.parties.hidden import HiddenRow
from inkasso.receivables.models import OtherAccount
from inkasso.staff.approvals import Facts, ask
from inkasso.staff.models import Approval

#: The kind of request; `refunding` looks for it, it stands in rows and is never renamed.
PAYEE_ACCOUNT = "payee_account"
#: Shortest note that can say how it was checked, and the longest one kept.
_NOTE_MIN, _NOTE_MAX = 15, 500
_NAME_MAX = 100
#: What was said longer ago is asked again; the agency's own limit.
_OLDEST = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """An account as somebody named it, and why it is believed."""

    iban: str
    #: Who named it: the payer, or who may speak for them.
    said_by: str
    said_on: date
    #: How it was checked that it is theirs.
    checked: str


def ask_other_account(case_id: int, new: NewAccount, why: str, moment: Moment) -> Approval:
    """Record another account of who paid last into a case, and ask for it.

    With that payer's file open, in the caller's transaction. Raises `Refused`:
    `no_account_of_payer` (the bank told of no payer at all), `bad_iban`, `account_unchecked`, and
    as `ask`.
    """
    payer, account = payer_of(case_id), Iban.parse(new.iban)
    if payer is None:
        raise Refused(Refusal(code="no_account_of_payer", message=_NOBODY))
    if account is None:
        raise Refused(Refusal(code="bad_iban", message=_BAD_IBAN))
    said_by, checked = " ".join(new.said_by.split()), " ".join(new.checked.split())
    in_time = timedelta(0) <= moment.on - new.said_on <= _OLDEST
    told = 0 < len(said_by) <= _NAME_MAX and _NOTE_MIN <= len(checked) <= _NOTE_MAX
    if not (in_time and told):
        message = fill(_UNCHECKED, days=str(_OLDEST.days))
        raise Refused(Refusal(code="account_unchecked", message=message))
    row = OtherAccount.objects.create(
        case_id=case_id,
        payer_id=payer,
        iban=account.text,
        said_by=said_by,
        said_on=new.said_on,
        checked=checked,
        recorded_on=moment.on,
        recorded_by=moment.by,
    )
    facts = {"case": case_id, "account": row.id, "payer": str(payer)}
    return ask(PAYEE_ACCOUNT, facts, why, moment)


def payer_meant(facts: Facts) -> UUID:
    """Whose account a request is about; others may have paid into the case since."""
    return UUID(str(facts["payer"]))


def other_account(facts: Facts) -> OtherAccount:
    """The account that a request is about; raises `HiddenRow` where its payer's is not open."""
    number = int(str(facts["account"]))
    row = OtherAccount.objects.filter(id=number).first()
    if row is None:
        raise HiddenRow("receivables_otheraccount", number)
    return row


def let_count(facts: Facts, _moment: Moment) -> OtherAccount:
    """What approval does: nothing is written beside it, for it is what makes the account count."""
    return other_account(facts)


_NOBODY = Words(
    fi="Pankki ei kertonut maksajaa, joten ei tiedetä, kenen toinen tili olisi.",
    sv="Banken uppgav ingen betalare, så ingen vet vems det andra kontot vore.",
    en="The bank told of no payer, so there is nobody to have another account.",
)
_BAD_IBAN = Words(
    fi="Tilinumero ei ole IBAN. Tarkista sen numerot.",
    sv="Kontonumret är inget IBAN. Kontrollera siffrorna.",
    en="The account number is not an IBAN. Check its digits.",
)
_UNCHECKED = Words(
    fi="Kirjaa, kuka tilin ilmoitti, minä päivänä (enintään {days} päivää sitten) ja miten "
    "tarkistettiin, että tili on saajan (vähintään 15 merkkiä).",
    sv="Anteckna vem som uppgav kontot, vilken dag (högst {days} dagar sedan) och hur det "
    "kontrollerades att kontot är betalningsmottagarens (minst 15 tecken).",
    en="Record who named the account, on which day (at most {days} days ago), and how it was "
    "checked that it is the payee's (15 characters at least).",
)
