"""Where reference rates taken in between releases are kept: `law/reference_rates.yaml` in the home.

The law itself reads no such file. Two things do, so that no program can forget it: the command line
at its start, and Django when it is set up, for every other program (`inkasso.project.apps`).
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inkasso.base.decisions import Refusal
from inkasso.base.faults import BadInput
from inkasso.law.fi.interest.announced import (
    AnnouncedRate,
    announced_text,
    read_announced,
    with_rate,
)
from inkasso.law.fi.interest.reference_rate import install_reference_rates
from inkasso.law.parameters import DatedValue


def announced_file(home: Path) -> Path:
    """The file of a home folder; it exists once a rate was taken in."""
    return home / "law" / "reference_rates.yaml"


def install_announced_rates(home: Path) -> None:
    """Let the law know the rates kept in a home; raises `BadInput` when the file is faulty."""
    install_reference_rates(kept_rates(home))


def kept_rates(home: Path) -> tuple[DatedValue, ...]:
    """The rates kept in a home, each checked again; none where there is no file."""
    file = announced_file(home)
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError as error:
        raise BadInput("not text in UTF-8", source=str(file)) from error
    return read_announced(text, source=str(file))


def take_in(home: Path, rate: AnnouncedRate) -> Refusal | None:
    """Keep one more rate and let the law know; a refusal of `with_rate`, or None when done.

    Whoever takes one in at the same time waits, so that neither is lost.
    """
    refused = with_rate(kept_rates(home), rate)
    if isinstance(refused, Refusal):
        return refused
    file = announced_file(home)
    file.parent.mkdir(parents=True, exist_ok=True)
    with _alone(file.parent):
        rates = with_rate(kept_rates(home), rate)
        if isinstance(rates, Refusal):
            return rates
        _write(file, announced_text(rates))
    install_reference_rates(rates)
    return None


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a folder against every other program that does the same."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def _write(file: Path, text: str) -> None:
    """The file whole or not at all, also when the power goes."""
    beside = file.with_suffix(f".{os.getpid()}.new")
    with beside.open("w", encoding="utf-8") as opened:
        opened.write(text)
        opened.flush()
        os.fsync(opened.fileno())
    beside.replace(file)
