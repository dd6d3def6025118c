"""The second person at the terminal: they sit beside, and are named by their whole name.

As soon as somebody else could approve an action at the desk, nobody does it alone at the terminal
either. Whether they sit there nobody can see; that they are named is on record, as is who typed.
"""

from __future__ import annotations

from datetime import date

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.staff.models import Account, Grant
from inkasso.staff.roles import ROLES, allowed
from inkasso.staff.services import grants_in_force

#: Why, in requests that are asked for and approved at the terminal.
AT_TERMINAL = "two people at the terminal"


def approvers(on: date, action: str) -> list[Account]:
    """Whose roles allow an action on a day or on a later one, by name.

    Also on a later one: the terminal's `--date` names any day, and a day before the first role
    makes nobody alone again.
    """
    keys = [key for key in ROLES if action in allowed([key])]
    later = Grant.objects.filter(since__gt=on, ended_on=None)
    held = (grants_in_force(on) | later).filter(role__in=keys, account__is_active=True)
    return list(Account.objects.filter(id__in=held.values("account_id")).order_by("name"))


def second_at_terminal(
    second: str, action: str, moment: Moment, *, always: bool = False
) -> Moment | None:
    """Who agrees to what takes an action to approve; None while nobody could be asked.

    Whoever may approve it is named; where nobody may but the one who types, anybody else. With
    `always` somebody else is named also while nobody could be asked at the desk.
    Raises `Refused`: `second_person_missing`, `own_request`, `second_may_not`.
    """
    able = {one.name.casefold(): one.name for one in approvers(moment.on, action)}
    if not able and not always:
        return None
    name, own = " ".join(second.split()), moment.by.casefold()
    if name.casefold() == own:
        raise Refused(Refusal(code="own_request", message=_OWN))
    if len(name.split()) < 2:
        raise Refused(Refusal(code="second_person_missing", message=_SECOND))
    others = able.keys() - {own}
    if others and name.casefold() not in others:
        raise Refused(Refusal(code="second_may_not", message=fill(_MAY_NOT, name=name)))
    return Moment(on=moment.on, by=able.get(name.casefold(), name))


_OWN = Words(
    fi="Toinen henkilö on joku muu kuin sinä itse.",
    sv="Den andra personen är någon annan än du själv.",
    en="The second person is somebody else than you.",
)
_SECOND = Words(
    fi="Tähän tarvitaan kaksi ihmistä. Nimeä toinen koko nimellä: --second.",
    sv="Det krävs två personer. Ange den andra med hela namnet: --second.",
    en="This takes two people. Name the second by their whole name: --second.",
)
_MAY_NOT = Words(
    fi="{name} ei voi hyväksyä tätä: hänellä ei ole siihen roolia.",
    sv="{name} kan inte godkänna detta: hen har ingen roll för det.",
    en="{name} cannot approve this: they have no role for it.",
)
