"""Where reference rates taken in between releases are kept: `law/reference_rates.yaml` in the home.

The law itself reads no such file: the command line does, at its start, and installs the rates.
"""

from __future__ import annotations

import os
from pathlib import Path

from inkasso.base.faults import BadInput
from inkasso.law.fi.interest.announced import announced_text, read_announced
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


def keep_rates(home: Path, rates: tuple[DatedValue, ...]) -> None:
    """Write the file whole or not at all, and let the law know the rates."""
    file = announced_file(home)
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(f".{os.getpid()}.new")
    beside.write_text(announced_text(rates), encoding="utf-8")
    beside.replace(file)
    install_reference_rates(rates)
