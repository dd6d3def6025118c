"""P: what the data is processed for, on which ground, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from inkasso.ledger.proofs import proofs as ledger_proofs
from inkasso.notice.articles import Article
from inkasso.oversight.verifying.running import Running, unread
from inkasso.oversight.verifying.verdicts import Finding, holds, not_built, unless
from inkasso.oversight.verifying.verifier import Verifier

_COUNTS = """
SELECT (SELECT count(*) FROM receivables_case), (SELECT count(*) FROM receivables_receivable),
       (SELECT count(*) FROM demands_letter), (SELECT count(*) FROM receivables_payment)
"""
_CONTACT_SOURCES = "SELECT source, count(*) FROM relations_contact GROUP BY 1 ORDER BY 1"
_UNTOLD_CONTACTS = """
SELECT c.id FROM relations_contact c
 WHERE c.source = 'person' AND NOT EXISTS (
       SELECT FROM gate_informationgiven g
        WHERE g.person_id = c.person_id AND g.kind = 'article_13')
 ORDER BY 1
"""
_UNGROUNDED = """
SELECT id, act, cents FROM receivables_cost
 WHERE jsonb_typeof(because) <> 'array' OR jsonb_array_length(because) = 0
    OR EXISTS (SELECT FROM jsonb_array_elements(because) AS g
                WHERE coalesce(g ->> 'act', '') = '' OR coalesce(g ->> 'section', '') = '')
 ORDER BY id
"""
_COSTS = "SELECT count(*) FROM receivables_cost"
#: Tables of data about people that someone told, each with its source.
_TOLD_TABLES = (
    *("parties_partyname", "parties_identitycode", "parties_businessid", "parties_address"),
    *("parties_contactpoint", "receivables_receivabletext"),
)
_SOURCES = " UNION ALL ".join(
    f"SELECT '{table}', source, count(*), count(*) FILTER (WHERE source = '' OR known_since IS NULL"
    f" OR source = 'client' AND mandate IS NULL) FROM {table} GROUP BY source"
    for table in _TOLD_TABLES
)
_CLAIMS = ("claims", "letters", "payments")
_TOLD = ("names", "identity_codes", "business_ids", "contact_details", "claim_texts")


def _collection(running: Running) -> Iterator[Finding]:
    """P1."""
    yield from _carried_out(running, "P1")
    yield not_built(
        "Credit management before a debt is due (invoicing for clients, credit decisions) has no "
        "room of its own; collection has."
    )


def _client_contacts(running: Running) -> Iterator[Finding]:
    """P1.a."""
    table = running.data_map.tables["mandates_client"]
    held = sorted(name for name, column in table.columns.items() if column.category)
    yield from unless(
        [
            f"mandates_client holds {name}, which no purpose of clients needs."
            for name in sorted(set(held) - _CLIENT_COLUMNS)
        ],
        f"mandates_client is what is held of clients and how to reach them: {', '.join(held)}.",
    )
    yield from _contact_persons(running)


def _contact_persons(running: Running) -> Iterator[Finding]:
    """Each tells who gave the details; who gave their own was told what becomes of them."""
    categories = ("client_contacts", "information_given")
    rows = running.ask(categories, "P1.a", _CONTACT_SOURCES)
    untold = running.ask(categories, "P1.a", _UNTOLD_CONTACTS)
    if rows is None or untold is None:
        yield unread(categories)
        return
    counted = ", ".join(f"{source}: {number}" for source, number in rows)
    yield from unless(
        [f"Contact {number} gave the details and was not shown the text of Article 13."
         for (number,) in untold],
        f"Every contact person tells who gave the details ({counted or 'none yet'}), and whoever "
        "gave their own was shown the text of Article 13. SQL: SELECT source, count(*) FROM "
        "relations_contact GROUP BY source",
    )  # fmt: skip


def _debtors(running: Running) -> Iterator[Finding]:
    """P1.b."""
    yield from _carried_out(running, "P1.b")
    guarded = set(running.catalogue.guarded.values())
    lacking = [act for act in ("call", "court_step") if act not in guarded]
    if lacking:
        yield not_built(
            f"No table takes acts of the kinds {', '.join(lacking)}: contact by telephone, court "
            "proceedings and enforcement are not built."
        )


def _data_of_debtors(running: Running) -> Iterator[Finding]:
    """P1.c."""
    held = ("contact_details", "identity_codes")
    yield from unless(
        [f"No table holds {key}." for key in held if key in running.catalogue.untabled],
        "Contact details and identity codes have tables of their own under row-level security.",
    )
    yield from running.unbuilt(
        "taking tax details and payment defaults is not built.", "tax_details", "payment_defaults"
    )


def _lawful_acts(running: Running) -> Iterator[Finding]:
    """P1.d: what was charged carries its grounds, and what must not be sent is refused."""
    ungrounded = running.ask(("claims",), "P1.d", _UNGROUNDED)
    total = running.ask(("claims",), "P1.d", _COSTS)
    if ungrounded is None or total is None:
        yield unread(("claims",))
        return
    yield from unless(
        [f"Cost {number} ({act}, {cents} cents) names no ground." for number, act, cents in
         ungrounded],
        f"All {total[0][0]} recovery costs carry the sections that allow them. SQL: "
        "SELECT id, act, because FROM receivables_cost",
    )  # fmt: skip
    yield from running.probed("restriction_letter", "objection_letter", "objection_lifted")
    yield from unless(
        [*_unguarded(running, "demands_letter"), *running.catalogue.changeable("demands_")],
        "Letters are rows that a hold forbids and that nobody changes afterwards.",
    )


def _sources(running: Running) -> Iterator[Finding]:
    """P1.e: each datum knows who told it."""
    rows = running.ask(_TOLD, "P1.e", _SOURCES)
    if rows is None:
        yield unread(_TOLD)
        return
    counted = ", ".join(f"{table} {source}: {number}" for table, source, number, _ in rows)
    yield from unless(
        [f"{table}: {bare} rows do not tell where they came from." for table, _, _, bare in rows
         if bare],
        f"Every stored datum of a debtor tells its source and since when ({counted or 'none yet'})."
        " SQL: SELECT source, count(*) FROM parties_partyname GROUP BY source",
    )  # fmt: skip
    yield from running.unbuilt(
        "asking the population, tax and credit information registers is not built.",
        "population_register_data",
        "tax_details",
        "payment_defaults",
    )


def _service(running: Running) -> Iterator[Finding]:
    """P2."""
    yield from _on_interest(running, "P2")
    yield from running.unbuilt(
        "newsletters and client surveys are not built.",
        "newsletter_subscriptions",
        "survey_answers",
    )


def _contacts_made(running: Running) -> Iterator[Finding]:
    """P2.a."""
    yield from running.unbuilt(
        "events and newsletter orders are not built.",
        "event_registrations",
        "newsletter_subscriptions",
    )
    yield not_built("No table keeps that somebody called, wrote or asked: only what came of it.")


def _public_sources(running: Running) -> Iterator[Finding]:
    """P2.b."""
    yield from running.unbuilt("collecting contacts is not built.", "marketing_contacts")


def _surveys(running: Running) -> Iterator[Finding]:
    """P2.c: the provider may get the number only, whatever is asked."""
    known = running.register.recipients.get("survey_provider")
    if known is not None:
        yield from unless(
            [f"The survey provider may get {field}."
             for field in sorted(known.fields - {"contact_details.phone"})]
            + ([] if known.fields else ["The survey provider may get whole categories."]),
            "The register lets the survey provider have contact_details.phone and nothing else.",
        )  # fmt: skip
    yield from running.unbuilt("drawing callers and asking them is not built.", "survey_answers")


def _administration(running: Running) -> Iterator[Finding]:
    """P3: on contract and legal obligation, and books that stay as they were written."""
    purposes = [one for one in running.register.purposes.values() if "P3" in one.statements]
    wanted = {Article.CONTRACT, Article.LEGAL_OBLIGATION}
    yield from unless(
        [
            f"Purpose {one.key} does not rest on contract and legal obligation."
            for one in purposes
            if not wanted <= set(one.articles)
        ],
        f"{', '.join(one.key for one in purposes)}: grounds 6(1)(b) and 6(1)(c) with the Acts.",
    )
    yield from unless(
        running.catalogue.changeable("ledger_", "billing_"),
        f"As the owner, UPDATE of {running.catalogue.kept('ledger_', 'billing_')} tables of books "
        "and remittances was refused (IK002), and undone.",
    )
    checks = running.look(("books", "claims", "seals"), "P3", lambda: list(ledger_proofs()))
    if checks is None:
        yield unread(("books", "claims", "seals"))
        return
    yield from unless(
        [f"The books: {one.check}: {one.detail}" for one in checks if not one.holds],
        f"The books prove themselves: {'; '.join(one.detail for one in checks)} (inkasso prove).",
    )


def _marketing(running: Running) -> Iterator[Finding]:
    """P4."""
    yield from _on_interest(running, "P4")
    yield from running.unbuilt("marketing and sales are not built.", "marketing_contacts")


def _website(running: Running) -> Iterator[Finding]:
    """P5."""
    yield from running.unbuilt("the website is not built.", "website_use")


def _on_interest(running: Running, key: str) -> Iterator[Finding]:
    """Every purpose of a statement rests on legitimate interest, and says which."""
    purposes = [one for one in running.register.purposes.values() if key in one.statements]
    yield from unless(
        [f"Purpose {one.key} states no legitimate interest." for one in purposes
         if Article.LEGITIMATE_INTEREST not in one.articles or one.interest is None],
        f"{', '.join(one.key for one in purposes)}: ground 6(1)(f), the interest stated.",
    )  # fmt: skip


def _carried_out(running: Running, about: str) -> Iterator[Finding]:
    """How much of it there is."""
    rows = running.ask(_CLAIMS, about, _COUNTS)
    if rows is None:
        yield unread(_CLAIMS)
        return
    told = "In the database: {} cases, {} receivables, {} letters, {} payments."
    yield holds(told.format(*rows[0]))


def _unguarded(running: Running, table: str) -> list[str]:
    if table in running.catalogue.guarded:
        return []
    return [f"No trigger on {table} asks for holds: what one forbids would be accepted."]


#: What a client and its contact person are known by.
_CLIENT_COLUMNS = frozenset(
    {*("business_id", "name", "language", "iban", "street", "postal_code", "city"), "email"}
) | {"phone", "source", "known_since"}

VERIFIERS: Mapping[str, Verifier] = {
    "P1": _collection,
    "P1.a": _client_contacts,
    "P1.b": _debtors,
    "P1.c": _data_of_debtors,
    "P1.d": _lawful_acts,
    "P1.e": _sources,
    "P2": _service,
    "P2.a": _contacts_made,
    "P2.b": _public_sources,
    "P2.c": _surveys,
    "P3": _administration,
    "P4": _marketing,
    "P5": _website,
}
