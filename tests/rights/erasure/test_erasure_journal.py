"""The journal: a chain that shows what was changed, and that a crash does not break."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from threading import Thread
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.rights.erasure.journal import Erased, Journal, Line

BEGINNING = "b" * 64
DAY = date(2031, 6, 2)


def code(text: str) -> str:
    return sha256(b"ours" + text.encode()).hexdigest()


def other_code(text: str) -> str:
    return sha256(b"theirs" + text.encode()).hexdigest()


def an_erasure(number: int = 1) -> Erased:
    return Erased(
        person_id=uuid4(), request=number, day=DAY, tables=("parties_address", "parties_partyname")
    )


def journal_of(folder: Path, lines: int = 3) -> tuple[Journal, list[Line]]:
    journal = Journal(folder / "erasures.jsonl", code)
    return journal, [
        journal.append(an_erasure(number), beginning=BEGINNING) for number in range(lines)
    ]


def test_what_was_written_is_read_and_hangs_together(tmp_path: Path) -> None:
    journal, lines = journal_of(tmp_path)
    read = journal.read()
    assert list(read.lines) == lines
    assert [line.sequence for line in lines] == [1, 2, 3]
    assert [line.before for line in lines] == [BEGINNING, lines[0].digest, lines[1].digest]
    assert (read.broken_at, read.torn, journal.tip()) == (None, False, lines[2])
    assert journal.path.stat().st_mode & 0o777 == 0o600


def test_a_line_holds_no_more_than_it_must(tmp_path: Path) -> None:
    journal, _ = journal_of(tmp_path, 1)
    told = json.loads(journal.path.read_text())
    assert set(told) == {"sequence", "day", "person", "request", "tables", "before", "mac"}


def test_no_file_is_an_empty_journal(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "none.jsonl", code)
    assert not journal.read().exists
    assert journal.tip() is None


@pytest.mark.parametrize("kept", [0, 1, 10, -1])
def test_a_last_line_cut_off_is_told_and_written_over(tmp_path: Path, kept: int) -> None:
    journal, lines = journal_of(tmp_path)
    whole = journal.path.read_bytes()
    start = whole[:-1].rfind(b"\n") + 1
    end = start + kept if kept >= 0 else len(whole) + kept
    journal.path.write_bytes(whole[:end])
    read = journal.read()
    assert list(read.lines) == lines[:2]
    assert (read.torn, read.broken_at) == (kept != 0, None)
    again = journal.append(an_erasure(), beginning=BEGINNING)
    assert (again.sequence, again.before) == (3, lines[1].digest)
    assert not journal.read().torn


def taken_out(lines: list[bytes]) -> list[bytes]:
    return [lines[0], lines[2]]


def swapped(lines: list[bytes]) -> list[bytes]:
    return [lines[1], lines[0], lines[2]]


def twice(lines: list[bytes]) -> list[bytes]:
    return [lines[0], lines[0], *lines[1:]]


def another_person(lines: list[bytes]) -> list[bytes]:
    told = json.loads(lines[1])
    told["person"] = str(UUID(int=7))
    return [lines[0], json.dumps(told, sort_keys=True, separators=(",", ":")).encode(), lines[2]]


def respaced(lines: list[bytes]) -> list[bytes]:
    return [lines[0], json.dumps(json.loads(lines[1])).encode(), lines[2]]


def no_json(lines: list[bytes]) -> list[bytes]:
    return [lines[0], b"[" * 100_000, lines[2]]


def not_text(lines: list[bytes]) -> list[bytes]:
    return [lines[0], b"\xff\xfe\x00", lines[2]]


@pytest.mark.parametrize(
    ("change", "at"),
    [
        (taken_out, 2),
        (swapped, 1),
        (twice, 2),
        (another_person, 2),
        (respaced, 2),
        (no_json, 2),
        (not_text, 2),
    ],
)
def test_whatever_is_changed_shows_at_its_line(
    tmp_path: Path, change: Callable[[list[bytes]], list[bytes]], at: int
) -> None:
    journal, lines = journal_of(tmp_path)
    changed = change(journal.path.read_bytes().splitlines())
    journal.path.write_bytes(b"".join(line + b"\n" for line in changed))
    read = journal.read()
    assert read.broken_at == at
    assert list(read.lines) == lines[: at - 1]
    with pytest.raises(ValueError, match="does not hold"):
        journal.append(an_erasure(), beginning=BEGINNING)


def test_a_line_that_another_key_sealed_is_nobodys(tmp_path: Path) -> None:
    journal, _ = journal_of(tmp_path)
    foreign = Journal(journal.path, other_code)
    assert foreign.read().broken_at == 1
    assert foreign.tip() is None


@given(st.binary(max_size=400))
def test_no_bytes_at_all_are_taken_for_an_erasure(tmp_path_factory: object, noise: bytes) -> None:
    assert isinstance(tmp_path_factory, pytest.TempPathFactory)
    path = tmp_path_factory.mktemp("noise") / "erasures.jsonl"
    path.write_bytes(noise)
    journal = Journal(path, code)
    read = journal.read()
    assert read.lines == ()
    assert bool(noise) == (read.torn or read.broken_at is not None)


def test_two_who_write_at_once_write_one_chain(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "erasures.jsonl", code)

    def write() -> None:
        for number in range(10):
            journal.append(an_erasure(number), beginning=BEGINNING)

    threads = [Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    read = journal.read()
    assert (len(read.lines), read.broken_at) == (40, None)
