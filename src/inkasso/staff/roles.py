"""Roles: what kind of work somebody does, as a bundle of actions and the purposes of that work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from inkasso.base.words import Words
from inkasso.staff.actions import ACCOUNTS, ACTIONS, Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One kind of work."""

    key: str
    name: Words
    #: Purposes of the register that the work is for.
    purposes: frozenset[str]
    #: Keys of what it may do; each has at least one of the purposes.
    actions: frozenset[str]


def _role(key: str, name: Words, purposes: str, actions: str) -> tuple[str, Role]:
    return key, Role(
        key=key, name=name, purposes=frozenset(purposes.split()), actions=frozenset(actions.split())
    )


#: The role without which nobody could let anybody in.
ADMINISTRATOR = "administrator"
#: The role that approves what others ask for, and signs the review of accounts.
MANAGER = "manager"

ROLES: Mapping[str, Role] = MappingProxyType(
    dict(
        (
            _role(
                "collector",
                Words(fi="perijä", sv="inkasserare", en="collector"),
                "collection hardship",
                "record_contact write_note see_calls see_returned see_expiring "
                "see_objection take_objection answer_objection suspend_collection "
                "see_document add_document "
                "search see_case see_letter see_waiting_letters see_ending_holds "
                "agree_plan correct_claim change_contact name_representative give_relief "
                "preview_letter write_letter write_template see_bulk ask_bulk",
            ),
            _role(
                "customer_service",
                Words(fi="asiakaspalvelija", sv="kundservice", en="customer service agent"),
                "customer_service hardship rights",
                "see_objection take_objection suspend_collection see_document add_document "
                "take_request search see_case see_letter see_ending_holds keep_events "
                "record_contact write_note see_returned "
                "change_contact name_representative give_relief write_letter keep_consents",
            ),
            _role(
                "payment_handler",
                Words(fi="maksujen käsittelijä", sv="betalningshandläggare", en="payment handler"),
                "payments administration",
                "search see_case see_suspense see_money import_bank_files place_payment "
                "correct_payment ask_refund see_remittances ask_remittance see_proofs",
            ),
            _role(
                "client_manager",
                Words(fi="asiakasvastaava", sv="kundansvarig", en="client manager"),
                "client_relations assignments newsletters",
                "search see_clients see_client see_client_contacts change_client_contacts "
                "keep_newsletters change_client change_terms "
                "ask_client "
                "ask_account_number simulate_strategy choose_strategy hand_over "
                "see_client_report see_figures write_template write_client_letter",
            ),
            _role(
                "officer",
                Words(fi="tietosuojavastaava", sv="dataskyddsombud", en="data protection officer"),
                "rights oversight breaches",
                "review_deviation "
                "see_objection see_document write_letter "
                "search see_case see_letter see_requests take_request see_request answer_request "
                "see_overview see_looks see_disclosures see_register see_breaches record_breach "
                "manage_holds fetch_package verify_notice see_retention ask_retention review_log "
                "approve_retention approve_erasure "
                "keep_processors disclose_data keep_consents prove_consent "
                "ask_notice approve_notice",
            ),
            _role(
                MANAGER,
                Words(fi="esihenkilö", sv="chef", en="manager"),
                f"{ACCOUNTS} collection payments administration client_relations rights oversight",
                "search see_case see_letter see_accounts review_access approve_roles "
                "approve_write_off approve_refund approve_remittance approve_account_number "
                "approve_retention approve_erasure approve_notice "
                "approve_bulk see_bulk "
                "approve_terms approve_client approve_template "
                "see_figures count_figures run_day review_log manage_holds",
            ),
            _role(
                ADMINISTRATOR,
                Words(fi="pääkäyttäjä", sv="administratör", en="administrator"),
                ACCOUNTS,
                "see_accounts manage_accounts approve_roles",
            ),
        )
    )
)


def purposes_of_all_roles() -> frozenset[str]:
    """Every purpose that some role works for, and the one that accounts are kept for."""
    return frozenset({ACCOUNTS}).union(*(role.purposes for role in ROLES.values()))


def allowed(roles: Iterable[str]) -> frozenset[str]:
    """Keys of the actions that roles allow together; a role that is no more allows nothing."""
    return frozenset().union(*(ROLES[key].actions for key in roles if key in ROLES))


def purpose_for(action: Action, roles: Iterable[str]) -> str | None:
    """For which purpose somebody with these roles does an action; None who may not."""
    held = [ROLES[key] for key in roles if key in ROLES]
    for purpose in action.purposes:
        if any(action.key in role.actions and purpose in role.purposes for role in held):
            return purpose
    return None


def faults() -> list[str]:
    """What does not hang together in the table; nothing, as its test says."""
    found = [
        f"{role.key}: {key} is no action"
        for role in ROLES.values()
        for key in role.actions - ACTIONS.keys()
    ]
    found += [
        f"{role.key} has no purpose for {key}"
        for role in ROLES.values()
        for key in role.actions & ACTIONS.keys()
        if not role.purposes.intersection(ACTIONS[key].purposes)
    ]
    return found
