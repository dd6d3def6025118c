"""Reading what somebody brings: all faults at once, and nothing that a hostile file could want."""

from __future__ import annotations

import io
import json
import zipfile
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.faults import BadInput
from inkasso.rights.portability.reading import SIZE_MAX, read_document, read_package

Json = dict[str, object]
GOOD: Json = {
    "format": "inkasso-portability",
    "version": 1,
    "made_on": "2026-03-05",
    "language": "fi",
    "from": {"name": "Toinen Oy"},
    "person": {
        "names": ["Kaisa Kontakti"],
        "emails": ["kaisa@client.example"],
        "phones": ["040 123 4567"],
        "addresses": [{"street": "Katu 1", "postal_code": "00100", "city": "Helsinki"}],
    },
    "records": [
        {"category": "profile", "record": "card", "grounds": ["6(1)(b)"], "fields": {"any": [1]}}
    ],
    "left_out": [],
}


def text(**changes: object) -> bytes:
    return json.dumps({**deepcopy(GOOD), **changes}).encode()


def zipped(*entries: tuple[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return target.getvalue()


def read(data: bytes, folder: Path) -> None:
    path = folder / "package"
    path.write_bytes(data)
    read_package(path)


def test_a_package_of_another_controller_is_read() -> None:
    brought = read_document(text())
    assert brought.made_by == "Toinen Oy"
    assert brought.phones == ("040 123 4567",)
    assert brought.addresses[0]["country"] == ""
    assert brought.records == {"profile": 1}
    assert brought.unknown == ()


def test_what_the_form_does_not_know_is_told_and_not_read() -> None:
    person = {**GOOD["person"], "shoe_size": 43}  # type: ignore[dict-item]
    brought = read_document(text(person=person, more={"deep": [1]}))
    assert brought.unknown == ("$.'more'", "$.person.'shoe_size'")


def test_all_faults_are_told_at_once() -> None:
    broken = text(
        made_on="yesterday", language=7, person={"emails": "a@b.example"},
        records=[{"category": "x", "grounds": ["6(1)(f)"], "fields": {}}],
    )  # fmt: skip
    with pytest.raises(BadInput) as bad:
        read_document(broken)
    assert bad.value.message.splitlines() == [
        "$.made_on: 'yesterday' is no day; write it as 2026-12-31",
        "$.language: this should be string",
        "$.person.emails: this should be array",
        "$.records[0]: record missing",
        "$.records[0].grounds[0]: '6(1)(f)' is none of it",
    ]


@pytest.mark.parametrize("version", [0, 2, "1", None, True, 10**17])
def test_another_version_is_not_guessed_at(version: object) -> None:
    with pytest.raises(BadInput, match="version"):
        read_document(text(version=version))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b"\xff\xfe{\x00}\x00",
        text().decode().encode("utf-16"),
        b"[" * 200_000,
        b'{"a":' * 100_000,
        text().replace(b'"version": 1', b'"version": ' + b"9" * 100_000),
        text().replace(b'"any": [1]', b'"any": 1e400'),
        text().replace(b'"any": [1]', b'"any": NaN'),
        text().replace(b'"any": [1]', b'"any": 1.5'),
        text().replace(b'"version": 1', b'"version": 1, "version": 1'),
        text(person={"names": ["x" * 201]}),
        text(person={"names": ["x"] * 101}),
        text(records=[GOOD["records"][0]] * 100_001),  # type: ignore[index]
    ],
    ids=range(16),
)  # fmt: skip
def test_what_is_no_package_is_bad_input(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        read(data, tmp_path)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = zipped(("data.json", b" " * (SIZE_MAX + 10)))
    assert len(bomb) < 100_000
    with pytest.raises(BadInput, match="larger"):
        read(bomb, tmp_path)


def test_a_zip_that_lies_about_sizes_is_read_no_further(tmp_path: Path) -> None:
    lying = zipped(("data.json", b" " * (SIZE_MAX + 10))).replace(
        (SIZE_MAX + 10).to_bytes(4, "little"), (10).to_bytes(4, "little")
    )
    with pytest.raises(BadInput):
        read(lying, tmp_path)


@pytest.mark.parametrize("name", ["../data.json", "/etc/cron.d/x", "csv/../../x", "csv\\..\\x"])
def test_a_zip_that_reaches_outside_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="outside"):
        read(zipped(("data.json", text()), (name, b"x")), tmp_path)


def test_other_zips_are_refused(tmp_path: Path) -> None:
    whole = zipped(("data.json", text()))
    for data in (
        zipped(("other.json", text())),
        zipped(*((f"{number}", b"") for number in range(501))),
        whole[: len(whole) // 2],
        b"PK\x03\x04 and nothing",
    ):
        with pytest.raises(BadInput):
            read(data, tmp_path)
    read(whole, tmp_path)


def test_a_large_file_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "package"
    with path.open("wb") as file:
        file.truncate(SIZE_MAX + 1)
    with pytest.raises(BadInput, match="larger"):
        read_package(path)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@given(st.sampled_from(sorted(GOOD)), JSON)
def test_whatever_stands_in_a_field_it_is_read_or_bad_input(field: str, value: object) -> None:
    try:
        read_document(text(**{field: value}))
    except BadInput:
        return


@given(st.binary(max_size=300))
def test_whatever_bytes_come_it_is_bad_input(data: bytes) -> None:
    with pytest.raises(BadInput):
        read_document(data)
