"""What the requests of changed rights say, and what their approval does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from inkasso.base.words import Words
from inkasso.desk.approvals.kind import Kind, Show
from inkasso.law.wording import fill
from inkasso.staff.approvals import Facts
from inkasso.staff.changing import (
    APPROVES,
    CARRIED_OUT,
    CLOSE_ACCOUNT,
    GIVE_ROLE,
    RESET_FACTOR,
    TAKE_ROLE,
)
from inkasso.staff.models import Account
from inkasso.staff.roles import ROLES
from inkasso.staff.services import find_account_by_number

_RESET = Words(
    fi="{name} ({email}): salasana, toinen tunniste ja istunnot unohdetaan. Hän aloittaa alusta "
    "kutsulla. Varmista, että pyyntö on häneltä.",
    sv="{name} ({email}): lösenordet, den andra faktorn och sessionerna glöms. Hen börjar om med "
    "en inbjudan. Kontrollera att begäran kommer från hen.",
    en="{name} ({email}): password, second factor and sessions are forgotten. They begin anew "
    "with an invitation. Make sure that the request is theirs.",
)
_NO_LAST_DAY = Words(fi="toistaiseksi", sv="tills vidare", en="until it is taken away")


def _of(facts: Facts) -> Account:
    return find_account_by_number(int(str(facts["account"])))


def _with_role(sentence: Words) -> Show:
    def show(facts: Facts) -> Sequence[Words]:
        account, role, until = _of(facts), ROLES.get(str(facts["role"])), facts.get("until")
        name = role.name if role else str(facts["role"])
        last = date.fromisoformat(str(until)) if until else _NO_LAST_DAY
        return [
            fill(sentence, name=account.name, email=account.email, role=name, until=last),
        ]

    return show


def _plain(sentence: Words) -> Show:
    def show(facts: Facts) -> Sequence[Words]:
        account = _of(facts)
        return [fill(sentence, name=account.name, email=account.email)]

    return show


def _kind(key: str, name: Words, show: Show) -> Kind:
    return Kind(
        key=key,
        action=APPROVES,
        asking="manage_accounts",
        name=name,
        show=show,
        carry_out=CARRIED_OUT[key],
    )


RIGHTS: tuple[Kind, ...] = (
    _kind(
        GIVE_ROLE,
        Words(fi="Roolin antaminen", sv="Tilldelning av roll", en="Giving a role"),
        _with_role(
            Words(
                fi="{name} ({email}) saa roolin {role}, viimeinen päivä: {until}.",
                sv="{name} ({email}) får rollen {role}, sista dag: {until}.",
                en="{name} ({email}) gets the role {role}, last day: {until}.",
            )
        ),
    ),
    _kind(
        TAKE_ROLE,
        Words(fi="Roolin päättäminen", sv="Avslutande av roll", en="Taking a role away"),
        _with_role(
            Words(
                fi="{name} ({email}) menettää roolin {role} ja kirjautuu ulos.",
                sv="{name} ({email}) förlorar rollen {role} och loggas ut.",
                en="{name} ({email}) loses the role {role} and is signed out.",
            )
        ),
    ),
    _kind(
        CLOSE_ACCOUNT,
        Words(fi="Tilin sulkeminen", sv="Stängning av konto", en="Closing an account"),
        _plain(
            Words(
                fi="Tili {email} ({name}) suljetaan, ja sen roolit ja istunnot päättyvät.",
                sv="Kontot {email} ({name}) stängs, och dess roller och sessioner upphör.",
                en="The account {email} ({name}) is closed; its roles and sessions end.",
            )
        ),
    ),
    _kind(
        RESET_FACTOR,
        Words(
            fi="Kadonnut toinen tunniste",
            sv="Förlorad andra faktor",
            en="A lost second factor",
        ),
        _plain(_RESET),
    ),
)
