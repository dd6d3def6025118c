"""What may leave: one table of refusals, and properties over the demo's own register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inkasso.project
from inkasso.base.decisions import Decision, Refusal
from inkasso.base.words import LANGUAGES
from inkasso.gate.disclosures.messages import REFUSED
from inkasso.gate.disclosures.offering import offered
from inkasso.gate.disclosures.request import Allowed, Circumstances, HoldInForce, Request
from inkasso.gate.disclosures.rules import may_disclose
from inkasso.gate.fields import category_of
from inkasso.gate.holds.kinds import NEVER_HELD_BACK
from inkasso.gate.questions import CaseFacts
from inkasso.notice.loading import load_register
from inkasso.notice.register import Condition, Processor, Register, TransferGround

REGISTER = load_register(Path(inkasso.project.__file__).with_name("notice"))
ON = date(2026, 3, 2)
ANNA, BERTTA = UUID(int=1), UUID(int=2)
READABLE = frozenset(
    {
        "names.name",
        "contact_details.address",
        "contact_details.phone",
        "identity_codes.identity_code",
        "claims.receivables",
        "claims.open",
        "letter_contents.letter",
        "payments.payments",
        "access_log.looks",
        "books.entries",
    }
)
CASE = CaseFacts(people=frozenset({ANNA}), client_name="Sähkö Oy", client_business_id="9000101-4")
KNOWN = Circumstances(readable=READABLE)

#: The letters' printer: what each row of the table below changes.
POSTING = Request(
    person_id=ANNA,
    case_id=None,
    recipient="Esimerkkiposti Oy",
    kind="posting",
    country="FI",
    purpose="collection",
    ground="letter 12",
    fields=("names.name", "contact_details.address"),
    on=ON,
)
ABROAD = replace(
    POSTING, kind="partner_agencies", recipient="Inkasso Exempel AB", country="SE", ground="D1"
)
TO_CLIENT = replace(
    POSTING, kind="clients", recipient="Sähkö Oy", case_id=7, fields=("claims.open",)
)
TO_SUCCESSOR = replace(
    TO_CLIENT, kind="new_agency", recipient="Toinen Oy", ground="mandate of 9000101-4 moved"
)
TO_AUTHORITY = replace(
    POSTING, kind="authorities", recipient="Poliisi", ground="411/2018 12 §", fields=("names.name",)
)
TO_COURT = replace(TO_AUTHORITY, kind="courts_and_enforcement", ground="claim", case_id=7)
TO_CREDIT = replace(
    TO_AUTHORITY, kind="credit_information", recipient="Luottotieto Oy", ground="527/2007 14 §"
)
TO_BUYER = replace(
    TO_CLIENT, kind="buyer", recipient="Ostaja Oy", ground="sale", fields=("claims.open",)
)
BY_CONSENT = replace(POSTING, kind="by_consent", recipient="Velkaneuvonta", ground="asked for it")
TO_AGENT = replace(POSTING, kind="agents", recipient="Asiamies", ground="power of attorney")

IN_CASE = replace(KNOWN, case=CASE)
CONSENTED = replace(KNOWN, has_consented=True)
HELD = replace(KNOWN, holds=(HoldInForce(number=3, kind="objection", since=date(2026, 2, 1)),))


def signed(kind: str, name: str, country: str = "FI", **more: object) -> Register:
    """The register with one contract more."""
    contract = Processor(
        key="planted",
        statements=frozenset(),
        name=name,
        service=REGISTER.processors[0].service,
        recipient=kind,
        country=country,
        transfer_ground=None,
        contract="S-1",
        contract_dated=date(2025, 1, 1),
        holds_from=date(2026, 1, 1),
        holds_to=None,
    )
    return replace(
        REGISTER,
        processors=(*REGISTER.processors, replace(contract, **more)),  # type: ignore[arg-type]
    )


def ended(register: Register, key: str, last: date) -> Register:
    contracts = (replace(p, holds_to=last) if p.key == key else p for p in register.processors)
    return replace(register, processors=tuple(contracts))


IN_US = replace(POSTING, recipient="Print Corp", country="US")
IN_INDIA = replace(POSTING, recipient="Print Ltd", country="IN")
SWEDEN = replace(KNOWN, lives_in="SE")

REFUSALS: list[tuple[str, Request, Register, Circumstances]] = [
    ("unknown_recipient", replace(POSTING, kind="anybody"), REGISTER, KNOWN),
    ("unnamed_recipient", replace(POSTING, recipient="  "), REGISTER, KNOWN),
    ("no_ground", replace(POSTING, ground=" "), REGISTER, KNOWN),
    ("unwritable", replace(POSTING, ground="a\x00b"), REGISTER, KNOWN),
    ("unwritable", replace(POSTING, recipient="x" * 201), REGISTER, KNOWN),
    ("unwritable", replace(POSTING, recipient="two\nlines"), REGISTER, KNOWN),
    ("unknown_purpose", replace(POSTING, purpose="curiosity"), REGISTER, KNOWN),
    ("not_for_purpose", replace(POSTING, purpose="marketing"), REGISTER, KNOWN),
    ("not_for_purpose", replace(POSTING, kind="survey_provider"), REGISTER, KNOWN),
    ("no_fields", replace(POSTING, fields=()), REGISTER, KNOWN),
    ("unknown_field", replace(POSTING, fields=("names",)), REGISTER, KNOWN),
    ("unknown_field", replace(POSTING, fields=("names.name; DROP",)), REGISTER, KNOWN),
    ("unknown_field", replace(POSTING, fields=("names.*",)), REGISTER, KNOWN),
    ("unknown_field", replace(POSTING, fields=("NAMES.NAME",)), REGISTER, KNOWN),
    ("unknown_field", replace(POSTING, fields=("names.name.x",)), REGISTER, KNOWN),
    ("unknown_field", replace(POSTING, fields=("names.nаme",)), REGISTER, KNOWN),  # a Cyrillic a
    ("unknown_field", replace(POSTING, fields=("secrets.name",)), REGISTER, KNOWN),
    ("unknown_field", replace(POSTING, fields=("names.shoe_size",)), REGISTER, KNOWN),
    ("outside_purpose", replace(POSTING, fields=("access_log.looks",)), REGISTER, KNOWN),
    ("not_needed", replace(POSTING, fields=("identity_codes.identity_code",)), REGISTER, KNOWN),
    ("not_needed", replace(POSTING, fields=("names.name", "claims.open")), REGISTER, KNOWN),
    ("not_their_case", replace(POSTING, case_id=7), REGISTER, KNOWN),
    ("not_their_case", replace(POSTING, case_id=7, person_id=BERTTA), REGISTER, IN_CASE),
    ("held", POSTING, REGISTER, HELD),
    ("unknown_country", replace(POSTING, country="Suomi"), REGISTER, KNOWN),
    ("unknown_country", replace(POSTING, country="fi"), REGISTER, KNOWN),
    ("other_country", replace(POSTING, country="SE"), REGISTER, KNOWN),
    ("third_country", IN_US, REGISTER, KNOWN),
    ("third_country", IN_US, signed("posting", "Print Corp", "US"), KNOWN),
    (
        "third_country",  # no decision of the Commission holds for India
        IN_INDIA,
        signed("posting", "Print Ltd", "IN", transfer_ground=TransferGround.ADEQUACY),
        KNOWN,
    ),
    (
        "third_country",  # the decision on the United States came on 10 July 2023
        replace(IN_US, on=date(2023, 7, 9)),
        signed(
            "posting",
            "Print Corp",
            "US",
            transfer_ground=TransferGround.ADEQUACY,
            holds_from=date(2021, 1, 1),
        ),
        KNOWN,
    ),
    ("third_country", replace(BY_CONSENT, country="GB"), REGISTER, KNOWN),
    # The words of a consent do not tell of the risks of a transfer.
    ("third_country", replace(BY_CONSENT, country="US"), REGISTER, CONSENTED),
    (
        "third_country",
        IN_US,
        signed("posting", "Print Corp", "US", transfer_ground=TransferGround.EXPLICIT_CONSENT),
        CONSENTED,
    ),
    ("no_contract", replace(POSTING, recipient="Musta Posti Oy"), REGISTER, KNOWN),
    ("no_contract", replace(POSTING, recipient="Esimerkkiviesti Oy"), REGISTER, KNOWN),
    ("no_contract", replace(POSTING, on=date(2025, 12, 31)), REGISTER, KNOWN),
    (
        "contract_ended",
        POSTING,
        ended(REGISTER, "esimerkkiposti", date(2026, 3, 1)),
        KNOWN,
    ),
    ("no_confidentiality", TO_BUYER, REGISTER, IN_CASE),
    ("no_consent", BY_CONSENT, REGISTER, KNOWN),
    ("no_legal_obligation", replace(TO_AUTHORITY, ground="they asked"), REGISTER, KNOWN),
    ("no_legal_obligation", replace(TO_AUTHORITY, ground="411/2018"), REGISTER, KNOWN),
    ("no_legal_obligation", replace(TO_AUTHORITY, ground="9/9999 1 §"), REGISTER, KNOWN),
    ("no_legal_obligation", replace(TO_AUTHORITY, ground="policy 1 §"), REGISTER, KNOWN),
    ("not_permitted_by_law", replace(TO_CREDIT, ground="527/2007 15 §"), REGISTER, KNOWN),
    ("not_permitted_by_law", replace(TO_CREDIT, ground="411/2018 12 §"), REGISTER, KNOWN),
    ("no_legal_claim", replace(TO_COURT, case_id=None), REGISTER, KNOWN),
    ("no_contract", ABROAD, REGISTER, SWEDEN),
    ("not_moved_there", ABROAD, signed("partner_agencies", ABROAD.recipient, "SE"), KNOWN),
    ("not_that_mandate", replace(TO_SUCCESSOR, ground="they moved"), REGISTER, IN_CASE),
    ("not_that_mandate", replace(TO_SUCCESSOR, ground="of 9000103-0"), REGISTER, IN_CASE),
    ("not_that_mandate", replace(TO_SUCCESSOR, case_id=None), REGISTER, KNOWN),
    ("not_own_receivable", replace(TO_CLIENT, recipient="Vesi Oy"), REGISTER, IN_CASE),
    ("not_own_receivable", replace(TO_CLIENT, case_id=None), REGISTER, KNOWN),
    ("not_authorised", TO_AGENT, REGISTER, KNOWN),
]


@pytest.mark.parametrize(
    ("code", "request_", "register", "known"),
    REFUSALS,
    ids=[f"{number}-{row[0]}" for number, row in enumerate(REFUSALS)],
)
def test_a_disclosure_is_refused(
    code: str, request_: Request, register: Register, known: Circumstances
) -> None:
    answer = may_disclose(request_, register, known)

    assert isinstance(answer, Refusal)
    assert answer.code == code
    for language in LANGUAGES:
        said = answer.message.in_language(language)
        assert said
        assert "{" not in said


def test_every_code_is_in_the_table() -> None:
    """But those that the service itself gives."""
    by_service = {"other_purpose", "nothing_to_disclose"}

    assert {code for code, *_ in REFUSALS} == REFUSED.keys() - by_service


ALLOWED: list[tuple[str, Request, Register, Circumstances]] = [
    ("D7", POSTING, REGISTER, KNOWN),
    ("D7 by its key", replace(POSTING, recipient="esimerkkiposti"), REGISTER, KNOWN),
    ("D7 in any case", replace(POSTING, recipient="esimerkkiposti  OY"), REGISTER, KNOWN),
    (
        "D7 on its last day",
        POSTING,
        ended(REGISTER, "esimerkkiposti", ON),
        KNOWN,
    ),
    (
        "D8 under clauses",
        IN_INDIA,
        signed("posting", "Print Ltd", "IN", transfer_ground=TransferGround.STANDARD_CLAUSES),
        KNOWN,
    ),
    (
        "D8 where it is adequate",
        IN_US,
        signed("posting", "Print Corp", "US", transfer_ground=TransferGround.ADEQUACY),
        KNOWN,
    ),
    ("D1", ABROAD, signed("partner_agencies", ABROAD.recipient, "SE"), SWEDEN),
    ("D2", TO_SUCCESSOR, REGISTER, IN_CASE),
    ("D3", TO_AUTHORITY, REGISTER, KNOWN),
    (
        "D3 with the GDPR's own article",
        replace(TO_AUTHORITY, ground="2016/679 58(1)"),
        REGISTER,
        KNOWN,
    ),
    ("D3 although held", TO_AUTHORITY, REGISTER, HELD),
    ("court", TO_COURT, REGISTER, IN_CASE),
    ("D4", TO_CREDIT, REGISTER, KNOWN),
    ("D5", TO_BUYER, signed("buyer", "Ostaja Oy"), IN_CASE),
    ("D6", BY_CONSENT, REGISTER, CONSENTED),
    ("D6 in the EEA", replace(BY_CONSENT, country="NO"), REGISTER, CONSENTED),
    ("W3", TO_CLIENT, REGISTER, IN_CASE),
    ("W3 by business ID", replace(TO_CLIENT, recipient="9000101-4"), REGISTER, IN_CASE),
    ("agent", TO_AGENT, REGISTER, replace(KNOWN, has_authorised=True)),
]


@pytest.mark.parametrize(
    ("request_", "register", "known"), [row[1:] for row in ALLOWED], ids=[row[0] for row in ALLOWED]
)
def test_a_disclosure_is_allowed_with_its_grounds(
    request_: Request, register: Register, known: Circumstances
) -> None:
    answer = may_disclose(request_, register, known)

    assert isinstance(answer, Decision), answer
    assert answer.value.fields == request_.fields
    assert answer.because
    assert all(citation.act and citation.section for citation in answer.because)


def test_the_transfer_ground_is_kept_and_cited() -> None:
    register = signed("posting", "Print Ltd", "IN", transfer_ground=TransferGround.STANDARD_CLAUSES)

    answer = may_disclose(IN_INDIA, register, KNOWN)

    assert isinstance(answer, Decision)
    assert answer.value.transfer_ground == "46(2)(c)"
    assert "46(2)(c)" in [citation.section for citation in answer.because]


@pytest.mark.parametrize(
    ("wanted", "known", "name"),
    [
        (replace(POSTING, recipient="esimerkkiposti"), KNOWN, "Esimerkkiposti Oy"),
        (replace(TO_CLIENT, recipient="9000101-4"), IN_CASE, "Sähkö Oy"),
        (replace(TO_AUTHORITY, recipient=" Poliisi "), KNOWN, "Poliisi"),
    ],
)
def test_the_name_on_record_is_the_one_that_we_know(
    wanted: Request, known: Circumstances, name: str
) -> None:
    answer = may_disclose(wanted, REGISTER, known)

    assert isinstance(answer, Decision)
    assert answer.value.recipient == name


def test_a_survey_provider_gets_the_telephone_number_only() -> None:
    wanted = replace(
        POSTING,
        kind="survey_provider",
        recipient="Exempelenkät AB",
        country="SE",
        purpose="feedback_surveys",
        fields=("contact_details.phone",),
    )

    assert isinstance(may_disclose(wanted, REGISTER, KNOWN), Decision)
    more = replace(wanted, fields=("contact_details.phone", "contact_details.address"))
    answer = may_disclose(more, REGISTER, KNOWN)
    assert isinstance(answer, Refusal)
    assert answer.code == "not_needed"


def test_a_field_asked_for_twice_leaves_once() -> None:
    answer = may_disclose(replace(POSTING, fields=("names.name",) * 3), REGISTER, KNOWN)

    assert isinstance(answer, Decision)
    assert answer.value.fields == ("names.name",)


def test_one_field_too_many_refuses_the_whole() -> None:
    fields = (*POSTING.fields, "identity_codes.identity_code")

    assert isinstance(may_disclose(replace(POSTING, fields=fields), REGISTER, KNOWN), Refusal)


def test_the_kinds_that_holds_pass_are_kinds_of_the_register() -> None:
    kinds = {recipient.kind.value for recipient in REGISTER.recipients.values()}

    assert set(NEVER_HELD_BACK) <= kinds


# Properties

KINDS = st.sampled_from([*REGISTER.recipients, "anybody"])
PURPOSES = st.sampled_from([*REGISTER.purposes, "curiosity"])
FIELDS = st.one_of(
    st.sampled_from(sorted(READABLE)),
    st.builds("{}.{}".format, st.sampled_from(sorted(REGISTER.categories)), st.text(max_size=8)),
    st.text(max_size=20),
)
NAMES = st.sampled_from([*(p.name for p in REGISTER.processors), "Sähkö Oy", "", "Joku"])
REQUESTS = st.builds(
    Request,
    person_id=st.sampled_from([ANNA, BERTTA]),
    case_id=st.sampled_from([None, 7]),
    recipient=NAMES,
    kind=KINDS,
    country=st.sampled_from(["FI", "SE", "US", "IN", "GB", "", "xx"]),
    purpose=PURPOSES,
    ground=st.one_of(st.sampled_from(["527/2007 14 §", "411/2018 12 §", "9000101-4"]), st.text()),
    fields=st.lists(FIELDS, max_size=4).map(tuple),
    on=st.dates(date(2018, 1, 1), date(2030, 1, 1)),
)
CIRCUMSTANCES = st.builds(
    Circumstances,
    readable=st.sets(st.sampled_from(sorted(READABLE))).map(frozenset),
    holds=st.sampled_from([(), HELD.holds]),
    case=st.sampled_from([None, CASE]),
    lives_in=st.sampled_from(["", "FI", "SE"]),
    has_consented=st.booleans(),
    has_authorised=st.booleans(),
)


def decided(request: Request, known: Circumstances) -> Allowed | None:
    answer = may_disclose(request, REGISTER, known)
    return answer.value if isinstance(answer, Decision) else None


@given(REQUESTS, CIRCUMSTANCES)
def test_no_field_leaves_that_the_register_does_not_allow(
    request_: Request, known: Circumstances
) -> None:
    allowed = decided(request_, known)

    if allowed is not None:
        purpose = REGISTER.purposes[request_.purpose]
        for field in allowed.fields:
            assert category_of(field) in purpose.recipients[request_.kind]
            assert field in known.readable
            assert field in request_.fields


#: Requests near enough to lawful ones that many are allowed, so that the properties bite.
NEAR = st.builds(
    replace,
    st.sampled_from([row[1] for row in ALLOWED]),
    fields=st.lists(st.sampled_from(sorted(READABLE)), min_size=1, max_size=3).map(tuple),
    purpose=st.sampled_from(["collection", "collection", "customer_service", "rights"]),
    country=st.sampled_from(["FI", "SE", "US"]),
)


@given(NEAR, CIRCUMSTANCES)
def test_whoever_gets_anything_has_what_the_gate_asks(
    request_: Request, known: Circumstances
) -> None:
    allowed = decided(request_, known)
    if allowed is None:
        return
    gate = REGISTER.recipients[request_.kind].gate
    in_force = [p.name for p in REGISTER.processors_of(request_.kind, request_.on)]

    shown: dict[Condition, Callable[[], bool]] = {
        Condition.CONTRACT: lambda: allowed.recipient in in_force,
        Condition.CONFIDENTIALITY: lambda: allowed.recipient in in_force,
        Condition.CONSENT: lambda: known.has_consented,
        Condition.AUTHORISED: lambda: known.has_authorised,
        Condition.MOVED_ABROAD: lambda: known.lives_in == request_.country,
        Condition.LEGAL_CLAIM: lambda: known.case is not None,
    }
    assert all(holds() for condition, holds in shown.items() if condition in gate)
    assert request_.country in ("FI", "SE")
    if request_.case_id is not None:
        assert known.case is not None
        assert request_.person_id in known.case.people


@given(NEAR, CIRCUMSTANCES)
def test_a_hold_forbids_or_the_recipient_is_one_that_none_holds_back(
    request_: Request, known: Circumstances
) -> None:
    held = replace(known, holds=HELD.holds)

    if decided(request_, held) is not None:
        kind = REGISTER.recipients[request_.kind].kind
        assert kind in NEVER_HELD_BACK or request_.purpose == "rights"


@pytest.mark.parametrize("purpose", REGISTER.purposes)
def test_what_is_offered_is_what_the_rule_finds_fit_for_recipient_and_purpose(purpose: str) -> None:
    """Beyond that only the person, the country and the ground can refuse."""
    unfit = {"not_for_purpose", "outside_purpose", "not_needed", "unknown_field"}
    offers = offered(purpose, REGISTER, READABLE)
    for kind in REGISTER.recipients:
        for field in READABLE:
            wanted = replace(POSTING, kind=kind, purpose=purpose, fields=(field,))
            answer = may_disclose(wanted, REGISTER, KNOWN)
            fits = not (isinstance(answer, Refusal) and answer.code in unfit)
            assert fits == (field in offers.get(kind, ())), (kind, field)
