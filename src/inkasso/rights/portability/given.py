"""What of a person's data is portable: given by them, on consent or under a contract (GDPR 20(1)).

Which categories, the register's matrix says; which rows, their own source. A table that says
nothing of its source holds nothing portable until it is named here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from inkasso.notice.articles import GDPR, Article
from inkasso.notice.data_map import Table
from inkasso.notice.register import Purpose, Register
from inkasso.notice.rights import Right, rights_matrix
from inkasso.rights.access.kinds import concerning

#: The points of Article 6 and 9 that portability goes with.
_AGREED = frozenset({Article.CONSENT, Article.EXPLICIT_CONSENT, Article.CONTRACT})
_OF_PERSON = "source = 'person'"
#: Which rows of tables without a source of their own the person gave, as SQL.
_GIVEN: Mapping[str, str] = MappingProxyType(
    {
        "rights_consent": "TRUE",
        "rights_consentcontent": "TRUE",
        "rights_consentwithdrawal": "TRUE",
        "rights_hardshipconsent": "TRUE",
        "rights_hardshipwithdrawal": "TRUE",
        # Notes for a legal claim rest on that claim, not on consent.
        "rights_circumstance": "consent_id IS NOT NULL",
        "relations_contactdetails": (
            f"contact_id IN (SELECT id FROM relations_contact WHERE {_OF_PERSON})"
        ),
        "relations_prospectdetails": (
            f"prospect_id IN (SELECT id FROM relations_prospect WHERE {_OF_PERSON})"
        ),
        "relations_subscription": "basis = 'consent'",
        "relations_subscriber": (
            "subscription_id IN (SELECT id FROM relations_subscription WHERE basis = 'consent')"
        ),
        "relations_registration": "TRUE",
        "relations_guest": "TRUE",
    }
)

#: Categories that may go to another controller; `purposes/rights.yaml` lets no others out.
PORTED = frozenset(
    {"client_contacts", "newsletter_subscriptions", "consents", "event_registrations"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Why a category is portable."""

    #: Keys of the purposes that process it on consent or under a contract.
    purposes: tuple[str, ...]
    #: Their grounds, such as `6(1)(a)`.
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDecided:
    """What became of a table of the person's data, as answers tell it."""

    #: `category.table`.
    field: str
    #: given, not_given, no_agreement or sealed.
    outcome: str
    #: Point of the GDPR that decides it.
    because: str

    def document(self) -> dict[str, str | None]:
        """As JSON has it; nothing is kept until a day because of it."""
        return {
            "field": self.field,
            "outcome": self.outcome,
            "until": None,
            "because": f"{GDPR} {self.because}",
        }


def portable_categories(
    register: Register, kinds: frozenset[str], held: frozenset[str]
) -> Mapping[str, Basis]:
    """The portable ones among the categories held of a person of some kinds."""
    own = concerning(register, kinds, held)
    purposes: dict[str, list[Purpose]] = {}
    for key, rights in rights_matrix(own).items():
        for category in sorted(rights[Right.PORTABILITY].categories & held):
            purposes.setdefault(category, []).append(own.purposes[key])
    return {category: _basis(category, found) for category, found in purposes.items()}


def field_of(category: str) -> str:
    """Name of the field, for the gate, that holds what a person gave in a category."""
    return f"{category}.given"


def given_rows(table: Table) -> str | None:
    """Which rows of a table the person gave, as a condition in SQL; None where it tells of none."""
    if table.name in _GIVEN:
        return _GIVEN[table.name]
    return _OF_PERSON if "source" in table.columns else None


def _basis(category: str, purposes: list[Purpose]) -> Basis:
    grounds = {
        ground.article.value
        for purpose in purposes
        for ground in purpose.legal_basis
        if ground.article in _AGREED and ground.covers(category=category)
    }
    return Basis(
        purposes=tuple(purpose.key for purpose in purposes), grounds=tuple(sorted(grounds))
    )
