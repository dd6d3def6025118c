"""Letting people in and out: accounts, the roles they have, and the end of both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Language, Words
from inkasso.gate.backend.prepared import rows_of
from inkasso.staff.models import Account, Grant
from inkasso.staff.roles import ADMINISTRATOR, ROLES
from inkasso.staff.sessions import end_sessions

#: The rule of `grants_in_force`, asked for every page.
_ROLES = """
SELECT role FROM staff_grant
 WHERE account_id = %(id)s AND since <= %(on)s AND (until IS NULL OR until >= %(on)s)
   AND (ended_on IS NULL OR ended_on > %(on)s) ORDER BY id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """Somebody who is to work here."""

    email: str
    #: Given names and family name: the access log tells by it who looked.
    name: str
    language: Language = "fi"


def invite(new: NewAccount, moment: Moment) -> Account:
    """Open an account without a password: it can sign in once its holder has chosen one.

    Raises `Refused`: `email_unreadable`, `whole_name_missing`, `account_exists`, `name_taken`.
    """
    email, name = new.email.strip().lower(), " ".join(new.name.split())
    _check(email, name)
    account = Account(email=email, name=name, language=new.language, created_on=moment.on)
    account.set_unusable_password()
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError as error:
        # Told by the database, so that of two who open the same at once one is refused.
        if Account.objects.filter(email=email).exists():
            raise _refused("account_exists", _EXISTS, email=email) from error
        message = _NAME_TAKEN.format(name=name)
        raise Refused(
            Refusal(code="name_taken", message=message, remedy=_TELL_APART.format(name=name))
        ) from error
    return account


def find_account(email: str) -> Account:
    """The account that signs in with an address; raises `Refused` (`unknown_account`)."""
    account = Account.objects.filter(email=email.strip().lower()).first()
    if account is None:
        raise _refused("unknown_account", _UNKNOWN, email=email)
    return account


def find_account_by_number(number: int) -> Account:
    """An account by its number; raises `Refused` (`unknown_account`)."""
    account = Account.objects.filter(id=number).first() if 0 < number < 2**63 else None
    if account is None:
        raise _refused("unknown_account", _UNKNOWN, email=number)
    return account


def grant(account: Account, role: str, moment: Moment, until: date | None = None) -> Grant:
    """Give an account a role from a day on.

    Raises `Refused`: `unknown_role`, `account_ended`, `grant_until_passed`, `already_granted`.
    """
    if role not in ROLES:
        raise _refused("unknown_role", _NO_ROLE, role=role, roles=", ".join(ROLES))
    if until is not None and until < moment.on:
        raise _refused("grant_until_passed", _PASSED, until=until)
    with transaction.atomic():
        locked = _locked(account)
        if not locked.is_active:
            raise _refused("account_ended", _ENDED, email=locked.email)
        if grants_in_force(moment.on).filter(account=locked, role=role).exists():
            raise _refused("already_granted", _GRANTED, email=locked.email, role=role)
        return Grant.objects.create(
            account=locked, role=role, since=moment.on, until=until, granted_by=moment.by
        )


def end_grant(account: Account, role: str, moment: Moment) -> Grant:
    """Take a role away from a day on; raises `Refused` (`not_granted`, `last_administrator`)."""
    with transaction.atomic():
        held = grants_in_force(moment.on).filter(account=_locked(account), role=role).first()
        if held is None:
            raise _refused("not_granted", _NOT_GRANTED, email=account.email, role=role)
        _keep_an_administrator([held], moment.on)
        _end(held, moment)
    end_sessions(account.id)
    return held


def end_account(account: Account, moment: Moment) -> Account:
    """Close an account: its roles end, and it is signed out everywhere at once.

    Raises `Refused` (`account_ended`, `last_administrator`).
    """
    with transaction.atomic():
        locked = _locked(account)
        if not locked.is_active:
            raise _refused("account_ended", _ENDED, email=locked.email)
        held = list(grants_in_force(moment.on).filter(account=locked))
        _keep_an_administrator(held, moment.on)
        for each in held:
            _end(each, moment)
        locked.is_active, locked.ended_on = False, moment.on
        locked.set_unusable_password()
        locked.save(update_fields=["is_active", "ended_on", "password"])
        end_sessions(locked.id)
    return locked


def grants_in_force(on: date) -> QuerySet[Grant]:
    """Grants that hold on a day."""
    runs = Q(since__lte=on) & (Q(until=None) | Q(until__gte=on))
    return Grant.objects.filter(runs & (Q(ended_on=None) | Q(ended_on__gt=on))).order_by("id")


def roles_of(account: Account, on: date) -> tuple[str, ...]:
    """Roles that an account has on a day, in the order they were given."""
    if not account.is_active:
        return ()
    return tuple(dict.fromkeys(role for (role,) in rows_of(_ROLES, {"id": account.id, "on": on})))


def accounts_with_roles(on: date) -> list[tuple[Account, list[Grant]]]:
    """Every account by name, with the grants that hold on a day."""
    held: dict[int, list[Grant]] = {}
    for each in grants_in_force(on):
        held.setdefault(each.account_id, []).append(each)
    accounts = Account.objects.order_by("name", "id")
    return [(account, held.get(account.id, [])) for account in accounts]


def _check(email: str, name: str) -> None:
    try:
        validate_email(email)
    except ValidationError:
        raise _refused("email_unreadable", _UNREADABLE, email=email) from None
    if len(name.split()) < 2:
        raise _refused("whole_name_missing", _WHOLE_NAME, name=name)


def _locked(account: Account) -> Account:
    """The account's row, so that two changes of it come one after the other."""
    return Account.objects.select_for_update().get(id=account.id)


def _keep_an_administrator(ending: list[Grant], on: date) -> None:
    going = [each.id for each in ending if each.role == ADMINISTRATOR]
    if not going:
        return
    # All of them locked in one order, so that two cannot show each other out at once.
    held = grants_in_force(on).filter(role=ADMINISTRATOR).select_for_update()
    if not {each.id for each in held} - set(going):
        raise _refused("last_administrator", _LAST)


def _end(held: Grant, moment: Moment) -> None:
    held.ended_on, held.ended_by = moment.on, moment.by
    held.save(update_fields=["ended_on", "ended_by"])


def _refused(code: str, message: Words, **values: object) -> Refused:
    return Refused(Refusal(code=code, message=message.format(**values)))


_EXISTS = Words(
    fi="Osoitteella {email} on jo tili.",
    sv="Adressen {email} har redan ett konto.",
    en="There is an account with {email} already.",
)
_NAME_TAKEN = Words(
    fi="Nimellä {name} on jo tili, ja lokissa nimi kertoo, kuka toimi.",
    sv="Namnet {name} har redan ett konto, och i loggen visar namnet vem som gjorde vad.",
    en="{name} has an account already, and the log tells by the name who acted.",
)
_TELL_APART = Words(
    fi="Lisää nimeen, mikä erottaa: toinen etunimi tai paikkakunta, kuten {name} (Turku).",
    sv="Lägg till det som skiljer: ett andra förnamn eller en ort, som {name} (Åbo).",
    en="Add what tells them apart: a second given name or a place, such as {name} (Turku).",
)
_UNKNOWN = Words(
    fi="Osoitteella {email} ei ole tiliä.",
    sv="Inget konto har adressen {email}.",
    en="There is no account with {email}.",
)
_UNREADABLE = Words(
    fi="{email} ei ole sähköpostiosoite.",
    sv="{email} är ingen e-postadress.",
    en="{email} is no e-mail address.",
)
_WHOLE_NAME = Words(
    fi="Anna koko nimi: katselujen loki kertoo sillä, kuka katsoi. Annettu: {name}.",
    sv="Ange hela namnet: åtkomstloggen visar med det vem som såg. Angivet: {name}.",
    en="Give the whole name: the access log tells by it who looked. Given: {name}.",
)
_NO_ROLE = Words(
    fi="Roolia {role} ei ole. Roolit: {roles}.",
    sv="Rollen {role} finns inte. Roller: {roles}.",
    en="There is no role {role}. Roles: {roles}.",
)
_PASSED = Words(
    fi="Viimeinen päivä {until} on jo mennyt.",
    sv="Sista dagen {until} har redan passerat.",
    en="The last day, {until}, has passed already.",
)
_ENDED = Words(
    fi="Tili {email} on päättynyt.",
    sv="Kontot {email} är avslutat.",
    en="The account {email} has ended.",
)
_GRANTED = Words(
    fi="Tilillä {email} on jo rooli {role}.",
    sv="Kontot {email} har redan rollen {role}.",
    en="The account {email} has the role {role} already.",
)
_NOT_GRANTED = Words(
    fi="Tilillä {email} ei ole roolia {role}.",
    sv="Kontot {email} har inte rollen {role}.",
    en="The account {email} does not have the role {role}.",
)
_LAST = Words(
    fi="Viimeistä pääkäyttäjää ei voi poistaa: sen jälkeen kukaan ei voisi antaa oikeuksia.",
    sv="Den sista administratören kan inte tas bort: sedan kunde ingen ge behörigheter.",
    en="The last administrator cannot go: nobody could give rights afterwards.",
)
