"""The public notice: everything is told, every statement has a place, the page stands alone."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.formats.typeset import page_count
from inkasso.notice.changes import changes_between
from inkasso.notice.publishing.composing import Before, compose_notice
from inkasso.notice.publishing.html import language_links, page
from inkasso.notice.publishing.pdf import render_pdf
from inkasso.notice.register import Register
from inkasso.notice.statements import STATEMENTS
from notice.registers_at_hand import FOLDERS, demo, register_of


@cache
def _page(folder: Path, language: Language) -> html.HtmlElement:
    text = page(
        compose_notice(register_of(folder)), language, language_links("{language}", language)
    )
    return html.document_fromstring(text)


def _text(tree: html.HtmlElement) -> str:
    return " ".join(tree.text_content().replace("\u00a0", " ").split()).casefold()


def test_every_statement_is_told_somewhere() -> None:
    assert set(compose_notice(demo()).told()) == set(STATEMENTS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_anchor_stands_on_the_page_once(folder: Path, language: Language) -> None:
    ids = _page(folder, language).xpath("//@id")
    assert len(ids) == len(set(ids))
    told = compose_notice(register_of(folder)).told()
    assert {anchor for anchors in told.values() for anchor in anchors} <= set(ids)
    targets = _page(folder, language).xpath("//a[starts-with(@href, '#')]/@href")
    assert {target[1:] for target in targets} <= set(ids)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_the_register_carries_the_notice_tells(folder: Path) -> None:
    register = register_of(folder)
    assert set(register.told()) <= set(compose_notice(register).told())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_part_of_the_register_is_on_the_page(folder: Path, language: Language) -> None:
    register, text = register_of(folder), _text(_page(folder, language))
    for words in _told_of(register):
        wanted = " ".join(words.in_language(language).split()).casefold()
        assert wanted in text


def _told_of(register: Register) -> list[Words]:
    """What a reader must find, word for word."""
    told: list[Words] = [register.controller.role, register.authority.name, register.authority.post]
    for passage in register.passages.values():
        told += [passage.heading, passage.text]
    for purpose in register.purposes.values():
        stated = (purpose.consent, purpose.must_give, purpose.automated_decisions)
        told += [purpose.name, purpose.description, *(one for one in stated if one)]
    for category in register.categories.values():
        if category.personal:
            told += [category.name, category.description]
    for recipient in register.recipients.values():
        told += [recipient.name, recipient.description]
    told += [one.service for one in register.processors]
    told += [case.text for case in register.sensitive.values()]
    for cookies in register.website.cookies.values() if register.website else ():
        told += [cookies.name, cookies.text, *(cookie.text for cookie in cookies.cookies)]
    if register.newsletters:
        told += [register.newsletters.unsubscribe, register.newsletters.upkeep]
    return told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_needs_nothing_from_elsewhere(language: Language) -> None:
    tree = _page(FOLDERS[0], language)
    assert not tree.xpath("//script | //link | //img | //iframe | //@src | //@onclick")
    assert "url(" not in tree.xpath("string(//style)")
    assert "@import" not in tree.xpath("string(//style)")
    assert tree.get("lang") == language


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_headings_descend_one_level_at_a_time(folder: Path) -> None:
    levels = [int(one.tag[1]) for one in _page(folder, "sv").xpath("//h1|//h2|//h3|//h4|//h5")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_have_headers_for_rows_and_columns() -> None:
    for table in _page(FOLDERS[0], "fi").xpath("//table"):
        columns = table.xpath("./thead/tr/th[@scope='col']")
        assert columns
        assert table.xpath("./caption")
        for row in table.xpath("./tbody/tr[not(@class)]"):
            assert len(row.xpath("./th[@scope='row']")) == 1
            assert len(row) == len(columns)


def test_a_name_cannot_act_as_markup() -> None:
    who = replace(demo().controller, name='<script>alert("1")</script> & Co')
    text = page(compose_notice(replace(demo(), controller=who)), "en")
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_changes_say_what_is_otherwise_and_who_is_told() -> None:
    before = demo()
    payments = before.purposes["payments"]
    given = {**payments.recipients, "buyer": frozenset({"payments"})}
    purposes = {**before.purposes, "payments": replace(payments, recipients=given)}
    after = replace(before, purposes=purposes, version="2")
    changes = changes_between(before, after)
    told = compose_notice(after, Before(version=before.version, changes=changes))
    text = _text(html.document_fromstring(page(told, "en")))
    assert f"the version before was {before.version}".casefold() in text
    assert any(change.direct for change in changes)
    for change in changes:
        assert change.what.en.casefold() in text
    assert "we tell of this directly: debtors" in text


def test_the_first_version_says_that_it_is() -> None:
    assert "this is the first version." in _text(_page(FOLDERS[0], "en"))


def test_the_pdf_is_long_tagged_and_the_same_twice() -> None:
    document = compose_notice(register_of(FOLDERS[1]))
    pdf = render_pdf(document, "sv")
    assert pdf == render_pdf(document, "sv")
    assert page_count(pdf) > 1
    assert b"/StructTreeRoot" in pdf or b"/MarkInfo" in pdf
