"""Each part of a register from its place in a file; what is wrong is noted there."""

from __future__ import annotations

from datetime import date

from inkasso.base.decisions import Refused
from inkasso.law.fi.collector_duties.retention import Record
from inkasso.law.parameters import parameter_beside
from inkasso.notice.articles import Article
from inkasso.notice.citing import read_provisions
from inkasso.notice.reading import Entry, Place
from inkasso.notice.register import (
    Authority,
    Beginning,
    Category,
    Condition,
    Controller,
    Cookie,
    CookieCategory,
    Group,
    Newsletters,
    Passage,
    Period,
    Processor,
    Provision,
    Recipient,
    RecipientKind,
    Retention,
    SensitiveCase,
    Source,
    SourceKind,
    Subject,
    TransferGround,
    Unit,
    Website,
)


def read_statements(entry: Entry) -> frozenset[str]:
    """The statements that a part carries; a part may carry none."""
    return frozenset(entry.names("statements"))


def read_controller(place: Place) -> Controller:
    """The controller, from `register.yaml`."""
    entry = place.entry(
        "name business_id street postal_code city country email phone role",
        "statements website officer",
    )
    return Controller(
        statements=read_statements(entry),
        name=entry["name"].text(),
        business_id=entry["business_id"].text(),
        street=entry["street"].text(),
        postal_code=entry["postal_code"].text(),
        city=entry["city"].text(),
        country=entry["country"].text(),
        email=entry["email"].text(),
        phone=entry["phone"].text(),
        website=entry.text("website"),
        officer=entry.text("officer"),
        role=entry["role"].words(),
    )


def read_authority(place: Place) -> Authority:
    """The supervisory authority, from `register.yaml`."""
    entry = place.entry("name address post email phone website", "statements")
    return Authority(
        statements=read_statements(entry),
        name=entry["name"].words(),
        address=entry["address"].words(),
        post=entry["post"].words(),
        email=entry["email"].text(),
        phone=entry["phone"].text(),
        website=entry["website"].text(),
    )


def read_passage(key: str, place: Place) -> Passage:
    """A passage that belongs to no single part."""
    entry = place.entry("heading text", "statements")
    return Passage(
        key=key,
        statements=read_statements(entry),
        heading=entry["heading"].words(),
        text=entry["text"].words(),
    )


def read_group(key: str, place: Place) -> Group:
    """A group, with the keys of its purposes."""
    entry = place.entry("name description purposes", "statements")
    return Group(
        key=key,
        statements=read_statements(entry),
        name=entry["name"].words(),
        description=entry["description"].words(),
        purposes=entry["purposes"].names(),
    )


def read_subject(key: str, place: Place) -> Subject:
    """A kind of data subject."""
    entry = place.entry("name", "statements")
    return Subject(key=key, statements=read_statements(entry), name=entry["name"].words())


def read_category(key: str, place: Place) -> Category:
    """A category; personal unless it says otherwise."""
    entry = place.entry("name description", "statements personal special")
    personal = entry.optional("personal")
    return Category(
        key=key,
        statements=read_statements(entry),
        name=entry["name"].words(),
        description=entry["description"].words(),
        personal=True if personal is None else personal.flag(),
        special=entry.flag("special"),
    )


def read_source(key: str, place: Place) -> Source:
    """A source, of one of the closed list of kinds."""
    entry = place.entry("kind name", "statements")
    return Source(
        key=key,
        statements=read_statements(entry),
        kind=entry["kind"].choice(SourceKind) or SourceKind.OTHER,
        name=entry["name"].words(),
    )


def read_recipient(key: str, place: Place) -> Recipient:
    """A recipient, and the gate it must pass."""
    entry = place.entry("kind name description gate", "statements law fields")
    return Recipient(
        key=key,
        statements=read_statements(entry),
        kind=entry["kind"].choice(RecipientKind) or RecipientKind.AUTHORITY,
        name=entry["name"].words(),
        description=entry["description"].words(),
        gate=entry["gate"].choices(Condition),
        law=read_provisions(entry.optional("law")),
        fields=frozenset(entry.names("fields")),
    )


def read_retention(key: str, place: Place, *, on: date) -> Retention:
    """A rule; where it names a `record` of our law, the law in force `on` decides its time."""
    entry = place.entry("event counts_from reason", "statements period record law")
    if ("period" in entry) == ("record" in entry):
        place.fault("needs a period or a record whose time the law decides, and not both")
    record = entry["record"].choice(Record) if "record" in entry else None
    period = read_period(entry["period"]) if "period" in entry else _AT_ONCE
    law = read_provisions(entry.optional("law"))
    begins = entry["counts_from"].choice(Beginning) or Beginning.RECORDED
    if record is not None:
        if begins is not BEGINNING_OF[record]:
            place.fault(f"counts_from: the law counts {record} from {BEGINNING_OF[record]}")
        period, provision = _statutory(record, on, place)
        law = (*(() if provision is None else (provision,)), *law)
    return Retention(
        key=key,
        statements=read_statements(entry),
        event=entry["event"].words(),
        begins=begins,
        period=period,
        record=record,
        law=law,
        reason=entry["reason"].words(),
    )


def read_period(place: Place) -> Period:
    """A period, as `2 years`."""
    count, _, unit = place.text().partition(" ")
    if not (count.isascii() and count.isdecimal() and len(count) <= 4 and unit in tuple(Unit)):
        place.fault("must be a number and a unit: 30 days, 6 months or 2 years")
        return _AT_ONCE
    return Period(count=int(count), unit=Unit(unit))


#: From what our law counts the time of each of its records.
BEGINNING_OF = {
    Record.COLLECTION: Beginning.COLLECTION_END,
    Record.BOOKS: Beginning.FINANCIAL_YEAR_END,
    Record.VOUCHERS: Beginning.FINANCIAL_YEAR_END,
    Record.CUSTOMER: Beginning.RELATIONSHIP_END,
    Record.SUSPICION: Beginning.RECORDED,
}
_AT_ONCE = Period(count=0, unit=Unit.DAYS)


def _statutory(record: Record, on: date, place: Place) -> tuple[Period, Provision | None]:
    parameter = parameter_beside("inkasso.law.fi.collector_duties", f"years_{record.value}")
    try:
        value = parameter.at(on)
    except Refused as refused:
        place.fault(refused.refusal.message.en)
        return _AT_ONCE, None
    cited = Provision(act=value.reference.act, section=value.reference.section)
    return Period(count=int(value.value), unit=Unit.YEARS), cited


def read_processor(key: str, place: Place) -> Processor:
    """A contract on record, under the key of the one it is with."""
    entry = place.entry(
        "name service recipient country contract contract_dated holds_from",
        "statements transfer_ground holds_to",
    )
    ground, end = entry.optional("transfer_ground"), entry.optional("holds_to")
    return Processor(
        key=key,
        statements=read_statements(entry),
        name=entry["name"].text(),
        service=entry["service"].words(),
        recipient=entry["recipient"].text(),
        country=entry["country"].text(),
        transfer_ground=None if ground is None else ground.choice(TransferGround),
        contract=entry["contract"].text(),
        contract_dated=entry["contract_dated"].day(),
        holds_from=entry["holds_from"].day(),
        holds_to=None if end is None else end.day(),
    )


def read_sensitive(key: str, place: Place) -> SensitiveCase:
    """A case in which special categories are processed."""
    entry = place.entry("article purposes text", "statements")
    return SensitiveCase(
        key=key,
        statements=read_statements(entry),
        article=entry["article"].choice(Article) or Article.EXPLICIT_CONSENT,
        purposes=frozenset(entry["purposes"].names()),
        text=entry["text"].words(),
    )


def read_newsletters(place: Place) -> Newsletters:
    """What newsletters promise."""
    entry = place.entry("purpose unsubscribe other_way upkeep", "statements")
    return Newsletters(
        statements=read_statements(entry),
        purpose=entry["purpose"].text(),
        unsubscribe=entry["unsubscribe"].words(),
        other_way=entry["other_way"].words(),
        upkeep=entry["upkeep"].words(),
    )


def read_website(place: Place) -> Website:
    """The cookies, and the purpose they are for."""
    entry = place.entry("purpose cookies", "statements")
    cookies = dict(entry["cookies"].items())
    return Website(
        statements=read_statements(entry),
        purpose=entry["purpose"].text(),
        cookies={key: _cookie_category(key, at) for key, at in cookies.items()},
    )


def _cookie_category(key: str, place: Place) -> CookieCategory:
    entry = place.entry("name text consent cookies", "statements law")
    return CookieCategory(
        key=key,
        statements=read_statements(entry),
        name=entry["name"].words(),
        text=entry["text"].words(),
        consent=entry["consent"].flag(),
        law=read_provisions(entry.optional("law")),
        cookies=tuple(_cookie(name, at) for name, at in entry["cookies"].items()),
    )


def _cookie(name: str, place: Place) -> Cookie:
    """A cookie; without `lasts` it ends with the session."""
    entry = place.entry("text", "lasts")
    lasts = entry.optional("lasts")
    return Cookie(
        name=name,
        lasts=None if lasts is None else read_period(lasts),
        text=entry["text"].words(),
    )
