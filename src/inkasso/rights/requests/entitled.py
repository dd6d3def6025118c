"""Whether a right applies to a person at all: an answer follows the register's matrix of rights.

The matrix says for each purpose what its legal basis gives; which purposes concern somebody, the
rows that are held about them tell. So nobody grants what the law does not give, or refuses what it
gives always.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from uuid import UUID

from inkasso.base.decisions import Refusal
from inkasso.base.words import Words
from inkasso.gate.current import current
from inkasso.gate.reading import may_read
from inkasso.law.wording import fill
from inkasso.notice.data_map import Table, load_data_map
from inkasso.notice.publishing.telling import right_name
from inkasso.notice.register import Register
from inkasso.notice.rights import Entitlement, Extent, Right, rights_matrix
from inkasso.rights.access.finding import Finder, find_whose
from inkasso.rights.access.kinds import concerning
from inkasso.rights.models import Consent, HardshipConsent
from inkasso.rights.requests.grounds import GROUNDS
from inkasso.rights.requests.outcomes import Outcome
from inkasso.rights.requests.state import State
from inkasso.rights.requests.taking_in import open_for

#: The ground on which a right that does not apply is refused.
NOT_GIVEN: Mapping[Right, str] = MappingProxyType(
    {
        Right.PORTABILITY: "not_portable",
        Right.OBJECTION: "not_objectable",
        Right.WITHDRAWAL: "no_consent",
        Right.HUMAN_REVIEW: "no_automated_decision",
    }
)
#: Rights that the agency does not give beyond the law; it may always look at something again, and
#: what was never consented to shows when it is withdrawn.
_ONLY_WHERE_GIVEN = frozenset({Right.PORTABILITY, Right.OBJECTION})
_REPEATED = frozenset({"repeated"})


def own_rights(person_id: UUID, register: Register) -> Mapping[str, Mapping[Right, Entitlement]]:
    """The rights of a person whose file is open, by the purposes that concern them."""
    whose = find_whose(person_id)
    finder = Finder(whose, load_data_map())
    held = {
        told.table.category
        for told in finder.tables()
        if _readable(told.table, register) and any(finder.chunks(told))
    }
    return rights_matrix(concerning(register, whose.kinds, held))


def _readable(table: Table, register: Register) -> bool:
    who = current()
    return who is None or may_read(register.purposes[who.purpose], table)


def extents_of(state: State, register: Register) -> frozenset[Extent]:
    """How far the right of a request goes, over the purposes it names, or all that concern them."""
    right, person_id = state.right, state.request.person_id
    if right is Right.WITHDRAWAL:
        return frozenset({Extent.ALWAYS if _consents(person_id) else Extent.NEVER})
    if state.request.purposes:
        matrix = rights_matrix(register)
        named = [matrix[key] for key in state.request.purposes if key in matrix]
    else:
        named = list(own_rights(person_id, register).values())
    return frozenset(rights[right].extent for rights in named)


def misjudged(
    state: State,
    outcome: Outcome,
    grounds: Collection[str],
    register: Register,
    *,
    balancing: str = "",
) -> Refusal | None:
    """Why an answer contradicts what the legal basis gives; None where it does not.

    The refusal is `right_does_not_apply`, `right_applies`, `objection_must_stand` or
    `balancing_missing`.
    """
    not_given = NOT_GIVEN.get(state.right)
    # An objection to direct marketing stands however often it is made (21(3)).
    repeats = frozenset(grounds) == _REPEATED and state.right is not Right.OBJECTION
    if not_given is None or repeats or not state.is_verified:
        return None
    open_for(state.request.person_id, f"request:{state.request.id}")
    extents = extents_of(state, register)
    granting = outcome in (Outcome.GRANTED, Outcome.PARTLY)
    if granting and state.right in _ONLY_WHERE_GIVEN and extents <= {Extent.NEVER}:
        return _refusal("right_does_not_apply", _DOES_NOT_APPLY, not_given, state.right)
    if outcome is not Outcome.REFUSED:
        return None
    if state.right is Right.OBJECTION:
        return _objection(extents, grounds, balancing)
    if not_given in grounds and extents != {Extent.NEVER}:
        return _refusal("right_applies", _APPLIES, state.right.value, state.right)
    return None


def _objection(
    extents: frozenset[Extent], grounds: Collection[str], balancing: str
) -> Refusal | None:
    """Refusing an objection needs a weighing, and is never possible against direct marketing."""
    if Extent.ALWAYS in extents:
        return _refusal("objection_must_stand", _MARKETING, "direct_marketing", Right.OBJECTION)
    if "not_objectable" in grounds and extents != {Extent.NEVER}:
        return _refusal("objection_must_stand", _OBJECTABLE, "objection", Right.OBJECTION)
    if "compelling" in grounds and not balancing.strip():
        return _refusal("balancing_missing", _WEIGH, "compelling", Right.OBJECTION)
    return None


def _consents(person_id: UUID) -> bool:
    """Whether the person has agreed to anything and not taken it back."""
    return (
        Consent.objects.filter(person_id=person_id, consentwithdrawal=None).exists()
        or HardshipConsent.objects.filter(person_id=person_id, hardshipwithdrawal=None).exists()
    )


def _refusal(code: str, message: Words, ground: str, right: Right) -> Refusal:
    because = (GROUNDS[ground].citation,)
    return Refusal(code=code, message=fill(message, right=right_name(right)), because=because)


_DOES_NOT_APPLY = Words(
    fi="Henkilöllä ei ole tätä oikeutta ({right}) niiden tietojen käsittelyyn, joita hänestä on.",
    sv="Personen har inte denna rätt ({right}) i fråga om de uppgifter som finns.",
    en="The person does not have this right ({right}) to the processing of what is held.",
)
_APPLIES = Words(
    fi="Henkilöllä on tämä oikeus ({right}) ainakin osaan tiedoistaan.",
    sv="Personen har denna rätt ({right}) till åtminstone en del av uppgifterna.",
    en="The person has this right ({right}) to at least a part of the data.",
)
_MARKETING = Words(
    fi="Suoramarkkinoinnin vastustamista ei voi evätä.",
    sv="En invändning mot direktmarknadsföring kan inte avslås.",
    en="An objection to direct marketing cannot be refused.",
)
_OBJECTABLE = Words(
    fi="Vastustettu käsittely perustuu ainakin osaksi oikeutettuun etuun; punnitse edut.",
    sv="Behandlingen grundar sig åtminstone delvis på berättigat intresse; väg intressena.",
    en="What is objected to rests on legitimate interest at least in part; weigh the interests.",
)
_WEIGH = Words(
    fi="Kirjaa punninta: mitkä syyt syrjäyttävät henkilön edut, ja mitkä ne edut ovat.",
    sv="Anteckna avvägningen: vilka skäl väger tyngre än personens intressen, och vilka de är.",
    en="Record the weighing: which grounds override the person's interests, and what those are.",
)
