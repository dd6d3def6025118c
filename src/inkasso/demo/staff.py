"""The demo's people: one account a role, with a password and a second factor that everybody knows.

They exist in a home that the demo made, and never in production.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.db import transaction

from inkasso.base.moment import Moment
from inkasso.base.words import Language
from inkasso.staff.changing import ask_role
from inkasso.staff.models import Account
from inkasso.staff.services import NewAccount, find_account, grant, invite

#: Known to everybody who reads this.
PASSWORD = "demo-password"
#: Seconds that a code shows.
_PERIOD = 30
#: What their authenticator apps would hold.
SECRET = "INKASSODEMOINKASSODEMOINKASSODEM"


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works in the demo's agency."""

    role: str
    name: str
    language: Language = "fi"

    @property
    def email(self) -> str:
        """What they sign in with."""
        return f"{self.role.replace('_', '.')}@demo.example"


COLLEAGUES: Sequence[Colleague] = (
    Colleague("collector", "Aino Perijä"),
    Colleague("customer_service", "Otso Palvelija"),
    Colleague("payment_handler", "Pilvi Maksunen"),
    Colleague("client_manager", "Annika Asiakas", "sv"),
    Colleague("officer", "Tuure Tietosuoja"),
    Colleague("manager", "Elina Esihenkilö"),
    Colleague("administrator", "Paula Pääkäyttäjä", "en"),
)


def code_at(seconds: float) -> str:
    """What their authenticator apps would show at a moment."""
    return str(format_hotp_value(hotp_value(SECRET, int(seconds) // _PERIOD)))


def open_accounts(on: date, by: str) -> list[Account]:
    """An account for each role; within `acting` for accounts."""
    moment = Moment(on=on, by=by)
    with transaction.atomic():
        return [_open(colleague, moment) for colleague in COLLEAGUES]


def ask_for_role(on: date) -> None:
    """Something that waits for the manager: a role for the weeks of somebody's holiday."""
    collector, asker = find_account(COLLEAGUES[0].email), Moment(on=on, by=COLLEAGUES[-1].name)
    until = on + timedelta(days=30)
    ask_role(collector, "customer_service", "Otso on holiday for a month", asker, until=until)


def _open(colleague: Colleague, moment: Moment) -> Account:
    new = NewAccount(email=colleague.email, name=colleague.name, language=colleague.language)
    account = invite(new, moment)
    account.set_password(PASSWORD)
    account.save(update_fields=["password"])
    grant(account, colleague.role, moment)
    TOTP.activate(account, SECRET)
    return account
