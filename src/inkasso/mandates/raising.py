"""Terms that cost a client more of its money than before: asked for by one, approved by another.

Whoever could raise the agency's share alone could take a client's money by it, and whoever could
raise what may be given up could let debtors go. What leaves the
client with as much as before, or more, one person writes down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from inkasso.base.moment import Moment
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.mandates.agreeing import change_terms, check_terms, terms_of
from inkasso.mandates.models import Agreement, Client, CostsTo, Rhythm
from inkasso.mandates.services import Terms, agreement_on, client_numbered
from inkasso.staff.approvals import Facts, ask
from inkasso.staff.models import Approval

#: The kind of request that waits for a second person; stands in rows, never renamed.
TERMS = "client_terms"
#: The action that approves it.
APPROVES = "approve_terms"


def takes_more(before: Terms, after: Terms) -> bool:
    """Whether the client gets less: the agency keeps, or may give up, more in a case to come."""
    if after.rests_up_to_cents > before.rests_up_to_cents:
        return True
    if after.commission_percent > before.commission_percent:
        return True
    keeps, kept = (one.recovered_costs_to == CostsTo.AGENCY for one in (after, before))
    # Costs that are the agency's own and are paid before interest come out of the client's share.
    return keeps and (not kept or (after.costs_first and not before.costs_first))


def agree_terms(
    client: Client, terms: Terms, valid_from: date, moment: Moment, *, why: str
) -> Agreement | Approval:
    """Agree otherwise from a day on, or ask for it where the agency would keep more.

    Raises `Refused` as `change_terms` and, where it asks, as `ask`.
    """
    if not takes_more(terms_of(agreement_on(client.id, valid_from)), terms):
        return change_terms(client, terms, valid_from, moment)
    check_terms(client, terms, valid_from, moment)
    facts = {"client": client.id, "valid_from": valid_from.isoformat(), **terms_as_facts(terms)}
    return ask(TERMS, facts, why, moment)


def terms_approved(facts: Facts, moment: Moment) -> Agreement:
    """What a second person's approval does; raises `Refused` as `change_terms`."""
    first = date.fromisoformat(str(facts["valid_from"]))
    return change_terms(_client(facts), terms_of_facts(facts), first, moment)


def told(facts: Facts) -> list[Words]:
    """What is asked for, line by line, beside what would hold without it."""
    client, first = _client(facts), date.fromisoformat(str(facts["valid_from"]))
    before, after = terms_of(agreement_on(client.id, first)), terms_of_facts(facts)
    head = fill(_FROM, name=client.name, business_id=client.business_id, day=first)
    return [head, *_differences(before, after)]


def _differences(before: Terms, after: Terms) -> Iterator[Words]:
    for field in fields(Terms):
        was, now = getattr(before, field.name), getattr(after, field.name)
        if was != now:
            yield fill(_LINE, what=_WHAT[field.name], was=_said(was), now=_said(now))


def terms_told(terms: Terms) -> Iterator[Words]:
    """Everything that terms agree, line by line."""
    for field in fields(Terms):
        yield fill(_IS, what=_WHAT[field.name], now=_said(getattr(terms, field.name)))


def _said(value: object) -> Words:
    if isinstance(value, Decimal):
        return fill(_PERCENT, number=value)
    if isinstance(value, int) and not isinstance(value, bool):
        return fill(_EUROS, sum=Money(value))
    return _VALUES[str(value)]


def _client(facts: Facts) -> Client:
    return client_numbered(int(str(facts["client"])))


def terms_as_facts(terms: Terms) -> dict[str, object]:
    """Terms as a request that waits for a second person keeps them."""
    said = {field.name: getattr(terms, field.name) for field in fields(Terms)}
    return {name: v if isinstance(v, bool | int) else str(v) for name, v in said.items()}


def terms_of_facts(facts: Facts) -> Terms:
    """The terms that a request has kept."""
    switches = {
        field.name: bool(facts[field.name]) for field in fields(Terms) if field.type == "bool"
    }
    return Terms(
        commission_percent=Decimal(str(facts["commission_percent"])),
        recovered_costs_to=CostsTo(str(facts["recovered_costs_to"])),
        remittance_rhythm=Rhythm(str(facts["remittance_rhythm"])),
        rests_up_to_cents=int(str(facts["rests_up_to_cents"])),
        **switches,
    )


_FROM = Words(
    fi="{name}, {business_id}: uudet ehdot {day} alkaen",
    sv="{name}, {business_id}: nya villkor från {day}",
    en="{name}, {business_id}: new terms from {day}",
)
_LINE = Words(fi="{what}: {was} → {now}", sv="{what}: {was} → {now}", en="{what}: {was} → {now}")
_IS = Words(fi="{what}: {now}", sv="{what}: {now}", en="{what}: {now}")
_EUROS = Words(fi="{sum} €", sv="{sum} €", en="{sum} EUR")
_PERCENT = Words(fi="{number} %", sv="{number} %", en="{number} %")
_WHAT: Mapping[str, Words] = MappingProxyType(
    {
        "commission_percent": Words(fi="Palkkio", sv="Provision", en="Commission"),
        "recovered_costs_to": Words(
            fi="Perintäkulut saa", sv="Indrivningskostnader till", en="Costs go to"
        ),
        "remittance_rhythm": Words(fi="Tilitys", sv="Redovisning", en="Remittance"),
        "vat_deductible": Words(
            fi="Vähentää arvonlisäveron", sv="Drar av mervärdesskatten", en="Deducts VAT"
        ),
        "standard_compensation": Words(
            fi="Vakiokorvaus", sv="Standardersättning", en="Standard compensation"
        ),
        "settles_in_time": Words(
            fi="Ajoissa maksettu kuittaa koron",
            sv="Betalning i tid täcker räntan",
            en="Paying in time settles the interest",
        ),
        "costs_first": Words(
            fi="Kulut ennen korkoa", sv="Kostnader före ränta", en="Costs before interest"
        ),
        "rests_up_to_cents": Words(
            fi="Jäännössummasta saa luopua kysymättä, enintään",
            sv="Restsumma som får avskrivas utan förfrågan, högst",
            en="A rest may be given up without asking, at most",
        ),
    }
)
_VALUES: Mapping[str, Words] = MappingProxyType(
    {
        "True": Words(fi="kyllä", sv="ja", en="yes"),
        "False": Words(fi="ei", sv="nej", en="no"),
        CostsTo.AGENCY: Words(fi="toimisto", sv="byrån", en="the agency"),
        CostsTo.CLIENT: Words(fi="toimeksiantaja", sv="uppdragsgivaren", en="the client"),
        Rhythm.DAILY: Words(fi="päivittäin", sv="dagligen", en="daily"),
        Rhythm.WEEKLY: Words(fi="viikoittain", sv="veckovis", en="weekly"),
        Rhythm.MONTHLY: Words(fi="kuukausittain", sv="månadsvis", en="monthly"),
    }
)
