"""A register that does not hang together is refused, with each fault by file and key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice.registers_at_hand import OTHERS, altered, faults, files_of

#: File, what is written otherwise, and what the loader must say.
SPOILT = (
    (
        "register.yaml",
        'version: "2026.1"',
        "version: 2026.1",
        "register.yaml: version: must be text",
    ),
    ("register.yaml", "2026-01-01", "soon", "register.yaml: holds_from: must be a day"),
    (
        "register.yaml",
        "  name: Esi",
        "  nmae: Esi",
        "register.yaml: controller: unknown key 'nmae'",
    ),
    ("register.yaml", "  name: Esi", "  nmae: Esi", "register.yaml: controller: name is missing"),
    ("register.yaml", "country: FI", "country: Finland", "controller.country: two capitals"),
    ("register.yaml", "tietosuoja@om.fi", "tietosuoja", "authority.email: 'tietosuoja' is no"),
    ("register.yaml", "  917/2014:", "  918/2014:", "act '917/2014' is not known"),
    ("groups.yaml", "[marketing]", "[marketing, sales]", "sales has no file purposes/sales.yaml"),
    ("groups.yaml", "[marketing]", "[]", "groups.yaml: marketing_and_sales.purposes: lists none"),
    ("groups.yaml", "[website]", "[website, marketing]", "one group of groups.yaml, stands in 2"),
    ("groups.yaml", "[marketing]", "[website]", "purposes/marketing.yaml: must stand in one group"),
    ("passages.yaml", "statements: [W1]", "statements: [W9]", "statement 'W9' of passage introduc"),
    ("passages.yaml", "statements: [W1]", "statements: [W1, W1]", "W1 stands twice"),
    ("categories.yaml", "claims:\n", "Claims!:\n", "categories.yaml: key 'Claims!': a to z"),
    ("categories.yaml", "    sv: namn\n", "", "categories.yaml: names.name: sv is missing"),
    ("categories.yaml", "personal: false", "personal: no thanks", "must be true or false"),
    ("sources.yaml", "kind: person", "kind: friend", "sources.yaml: person.kind: 'friend' is none"),
    ("sources.yaml", "own:\n", "gossip:\n", "sources.yaml: gossip: no purpose uses it"),
    ("recipients.yaml", "[country, legal_claim]", "[country]", "an authority gets data on"),
    ("recipients.yaml", "[country, confidentiality]", "[country]", "buyer.gate: buyer must ask"),
    ("recipients.yaml", "[country, consent]", "[consent]", "must ask also: country"),
    ("recipients.yaml", "  law: [527/2007 14 §]\n", "", "credit_information.law: name the prov"),
    ("recipients.yaml", "527/2007 14 §", "527/2007", "name the act's number and, after a space"),
    ("recipients.yaml", "kind: bank", "kind: processor", "nothing is wrong with this one alone"),
    ("recipients.yaml", "[contact_details.phone]", "[phone]", "survey_provider.fields: 'phone'"),
    (
        "retention.yaml",
        "counts_from: collection_end",
        "counts_from: recorded",
        "after_collection: counts_from: the law counts collection from collection_end",
    ),
    ("register.yaml", "backups: 3 months", "backups: soon", "backups: must be a number and"),
    ("retention.yaml", "record: books", "record: papers", "retention.yaml: books.record: 'papers'"),
    ("retention.yaml", "record: books", "period: ten years", "books.period: must be a number and"),
    (
        "retention.yaml",
        "  record: books\n",
        "",
        "retention.yaml: books: needs a period or a record",
    ),
    ("retention.yaml", "period: 2 years", "period: -2 years", "contact.period: must be a number"),
    ("processors.yaml", "recipient: posting", "recipient: pigeons", "'pigeons' is not in recip"),
    (
        "processors.yaml",
        "recipient: posting",
        "recipient: clients",
        "gate of clients asks for no c",
    ),
    (
        "processors.yaml",
        "country: SE",
        "country: IN",
        "exempelenkat.transfer_ground: IN is outside",
    ),
    ("processors.yaml", "country: SE", "country: Sverige", "exempelenkat.country: two capitals"),
    (
        "processors.yaml",
        "country: SE",
        'country: SE\n  transfer_ground: "45"',
        "none is needed in SE",
    ),
    (
        "processors.yaml",
        "country: SE",
        'country: IN\n  transfer_ground: "45"',
        "no decision of adequacy holds for IN",
    ),
    (
        "processors.yaml",
        "contract_dated: 2025-11-10",
        "contract_dated: 2026-02-01",
        "exempelenkat.contract_dated: data may go only after the contract",
    ),
    (
        "processors.yaml",
        "holds_from: 2026-01-01",
        "holds_from: 2026-01-01\n  holds_to: 2025-12-31",
        "esimerkkiposti.holds_to: is before holds_from",
    ),
    (
        "processors.yaml",
        "  contract: Tiet",
        "  contact: Tiet",
        "esimerkkiposti: contract is missing",
    ),
    ("sensitive.yaml", "9(2)(f)", "6(1)(f)", "legal_claims.article: special categories need"),
    (
        "sensitive.yaml",
        "purposes: [rights, hardship, breaches, retention]",
        "purposes: [wrongs]",
        "wrongs is no purpose",
    ),
    (
        "sensitive.yaml",
        "purposes: [rights, hardship, breaches, retention]",
        "purposes: [hardship]",
        "purposes/rights.yaml: grounds.9(2)(f)",
    ),
    ("newsletters.yaml", "purpose: newsletters", "purpose: leaflets", "'leaflets' is no purpose"),
    (
        "newsletters.yaml",
        "purpose: newsletters",
        "purpose: rights",
        "rights.yaml: direct_marketing",
    ),
    ("website.yaml", "purpose: website", "purpose: shop", "website.yaml: purpose: 'shop'"),
    ("website.yaml", "purpose: website", "purpose: payments", "payments has no ground 6(1)(a)"),
    ("website.yaml", "consent: true", "consent: false", "cookies.preferences.consent: exactly"),
    ("website.yaml", "consent: false", "consent: true", "cookies.necessary.consent: exactly"),
)
#: The same inside the file of a purpose.
SPOILT_PURPOSES = (
    ("collection", "article: 6(1)(f)", "article: 6(1)(g)", "grounds.1.article: '6(1)(g)' is none"),
    ("collection", "subjects: [debtors,", "subjects: [lenders,", "lenders is not in subjects.yaml"),
    ("collection", "  tax_details:", "  tax_secrets:", "tax_secrets is not in categories.yaml"),
    ("collection", "[read, add, change]", "[read, sell]", "categories.claims.2: 'sell' is none"),
    ("collection", "  claims: [read, add, change]", "  claims: []", "categories.claims: allows"),
    ("collection", "source: client", "source: rumour", "sources: rumour is not in sources.yaml"),
    ("collection", "  posting:", "  pigeons:", "recipients: pigeons is not in recipients.yaml"),
    ("collection", "messages: [contact_details]", "messages: []", "recipients.messages: gets noth"),
    ("collection", "  books: [books]\n", "", "retention: books has 0 rules"),
    ("collection", "[books]", "[books, claims]", "retention: claims has 2 rules"),
    (
        "collection",
        "  books: [books]",
        "  ages: [books]",
        "retention: ages is not in retention.yaml",
    ),
    ("collection", "messages: [contact_details]", "messages: [staff]", "staff is none of the purp"),
    ("collection", "must_give:", "may_give:", "unknown key 'may_give'"),
    ("collection", "must_give:", "may_give:", "must_give: say whether the person must give"),
    ("collection", "sweeps: true", "sweeps: often", "sweeps: must be true or false"),
    ("collection", "    law: [411/2018 12 §, 513/1999 5 §]\n", "", "6(1)(c): name the provision"),
    ("hardship", "consent:\n  fi", "advice:\n  fi", "consent: say how it is asked for"),
    ("rights", "9(2)(f)", "9(2)(a)", "sensitive.yaml does not let this purpose rest on it"),
    (
        "rights",
        "  - article: 6(1)(c)\n    law: [2016/679 12, 513/1999 4 a §]\n",
        "",
        "9(2) stands only beside one of 6(1)",
    ),
    (
        "rights",
        "    categories: [health_notes]",
        "    categories: [claims]",
        "name a point of 9(2)",
    ),
    ("payments", "article: 6(1)(f)", "article: 6(1)(b)", "an interest belongs to 6(1)(f) only"),
    ("newsletters", "[subscribers]", "[client_contacts]", "none holds for subject subscribers"),
    ("website", "[website_use, consents]", "[website_use]", "none holds for category consents"),
    ("marketing", "6(1)(f)", "9(2)(e)", "9(2) stands only beside one of 6(1)"),
)


@pytest.mark.parametrize(("file", "old", "new", "said"), SPOILT)
def test_a_fault_is_named_by_file_and_key(file: str, old: str, new: str, said: str) -> None:
    found = faults(altered(file, old, new))
    if said.startswith("nothing is wrong"):
        assert found == []
    else:
        assert any(said in fault for fault in found), found


@pytest.mark.parametrize(("purpose", "old", "new", "said"), SPOILT_PURPOSES)
def test_a_fault_of_a_purpose_is_named(purpose: str, old: str, new: str, said: str) -> None:
    found = faults(altered(f"purposes/{purpose}.yaml", old, new))
    assert any(said in fault and purpose in fault for fault in found), found


def test_legitimate_interest_without_the_interest_is_refused() -> None:
    files = files_of(OTHERS / "norrinkasso")
    name = "purposes/arenden.yaml"
    files[name] = "".join(
        line for line in files[name].splitlines(keepends=True) if "interest:" not in line
    )
    assert faults(files) == [f"{name}: grounds.6(1)(f): state the interest pursued (GDPR 13(1)(d))"]


def test_consent_told_of_without_a_ground_is_refused() -> None:
    text = "consent: {fi: kysymme, sv: vi frågar, en: we ask}\nsubjects:"
    found = faults(altered("purposes/payments.yaml", "subjects:", text))
    assert found == [
        "purposes/payments.yaml: consent: no ground is consent (6(1)(a)); "
        "name it or take the text away"
    ]


def test_a_key_given_twice_is_refused() -> None:
    files = altered("purposes/collection.yaml", "sweeps: true", "sweeps: true\nsweeps: false")
    assert "key 'sweeps' stands twice" in faults(files)[0]


def test_an_alias_is_refused() -> None:
    files = files_of()
    files["sources.yaml"] = "a: &a {kind: own}\nb: *a\n"
    assert "alias (*) is not allowed" in faults(files)[0]


def test_all_faults_come_at_once() -> None:
    files = files_of()
    payments = files["purposes/payments.yaml"]
    files["purposes/payments.yaml"] = payments.replace("[read]", "[steal]")
    files["retention.yaml"] = files["retention.yaml"].replace("record: books", "record: papers")
    found = faults(files)
    assert sum("'steal'" in fault for fault in found) == payments.count("[read]")
    assert any("'papers'" in fault for fault in found)


@pytest.mark.parametrize("name", ["purposes.yaml", "Register.yaml", "notes.yaml"])
def test_a_file_that_no_register_has_is_refused(name: str) -> None:
    assert faults({**files_of(), name: "{}"}) == [f"{name}: the register has no such file"]


@pytest.mark.parametrize("name", sorted(files_of()))
def test_a_file_that_is_missing_is_named_or_missed(name: str) -> None:
    files = files_of()
    del files[name]
    found = faults(files)
    stem = name.removeprefix("purposes/").removesuffix(".yaml")
    optional = {"website.yaml", "newsletters.yaml"}
    assert name in optional or any(stem in fault for fault in found)


@pytest.mark.parametrize("name", sorted(files_of()))
@pytest.mark.parametrize(
    "text",
    ["", "- a\n", "7\n", "{", "\0", "[" * 4000, "[" * 99999 + "]" * 99999, "a: 1e999999999999\n"],
)
def test_whatever_a_file_holds_the_answer_names_it(name: str, text: str) -> None:
    found = faults({**files_of(), name: text})
    assert any(fault.startswith(name) for fault in found)


@given(name=st.sampled_from(sorted(files_of())), data=st.data())
def test_a_register_cut_anywhere_is_read_or_refused_never_broken(
    name: str, data: st.DataObject
) -> None:
    files = files_of()
    cut = data.draw(st.integers(0, len(files[name])))
    junk = data.draw(st.sampled_from(["", "?", ": x", "\n  - x\n", "{a: [", "\n!!python/none\n"]))
    files[name] = files[name][:cut] + junk
    assert all(isinstance(fault, str) for fault in faults(files))
