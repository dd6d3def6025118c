"""Letters a second: ours on one core and on all, beside WeasyPrint when it is installed.

    python bench/letters.py [--size 600]
    pip install weasyprint   # to see the comparison

Every letter differs in name, number, amount and symbols; bar code and QR code are drawn and the
PDF is tagged (PDF/A-2a, PDF/UA-1), as in a day run. WeasyPrint sets a plainer page with the same
table and drawings, also tagged, so the comparison favours it.
"""

from __future__ import annotations

import argparse
import html
import importlib
import importlib.util
import resource
import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from inkasso.base.money import Money
from inkasso.demands.letters.compose import render_letter
from inkasso.demands.letters.content import Addressee, LetterContent
from inkasso.demands.letters.specimen import specimen_letter, specimen_payment
from inkasso.formats.symbols import barcode_svg, qr_svg
from inkasso.formats.typeset_pool import TypesetPool, available_cores


def different_letters(size: int) -> list[LetterContent]:
    """Letters that share nothing but their layout and wording."""
    return [_letter(number) for number in range(size)]


def main() -> None:
    """Prints letters a second for each way of making them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", type=int, default=600)
    size = parser.parse_args().size
    letters = different_letters(size)
    _report(
        "typst, one process", size // 4, lambda: _count(map(render_letter, letters[: size // 4]))
    )
    with TypesetPool() as pool:
        _count(pool.render(render_letter, letters[: 2 * pool.workers]))
        cores = f"typst, {available_cores()} processes"
        _report(cores, size, lambda: _count(pool.render(render_letter, letters)))
    if importlib.util.find_spec("weasyprint") is None:
        print("WeasyPrint is not installed here: pip install weasyprint")
        return
    few = letters[:20]
    _report("WeasyPrint, one process", len(few), lambda: _count(map(weasyprint_letter, few)))


def weasyprint_letter(content: LetterContent) -> bytes:
    """The same receivables, totals and symbols as a tagged PDF by WeasyPrint."""
    weasyprint = importlib.import_module("weasyprint")
    rows = "".join(
        f"<tr><td>{html.escape(line.description)}</td><td>{line.due_date}</td>"
        f"<td>{line.principal}</td><td>{line.overdue_interest}</td></tr>"
        for line in content.receivables
    )
    page = (
        f"<html lang=fi><title>{content.letter_number}</title><h1>Maksuvaatimus</h1>"
        f"<p>{html.escape(content.debtor.name)}<p>{content.total}"
        f"<table><tr><th>Saatava<th>Eräpäivä<th>Pääoma<th>Korko</tr>{rows}</table>"
        f"{barcode_svg(content.payment.barcode_digits)}{qr_svg(content.payment.qr_text)}</html>"
    )
    pdf: bytes = weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def _letter(number: int) -> LetterContent:
    base = specimen_letter()
    line = replace(base.receivables[0], principal=Money(10000 + number))
    total = Money(base.total.cents + 10000 + number - base.receivables[0].principal.cents)
    return replace(
        base,
        letter_number=f"2026-{number:06d}",
        case_number=str(100000 + number),
        debtor=Addressee(name=f"Väinö Öhman {number}", address=(f"Katu {number}", "33100 Tampere")),
        receivables=(line,),
        payment=specimen_payment(total),
    )


def _count(made: Iterable[object]) -> int:
    return sum(1 for _ in made)


def _report(what: str, size: int, work: Callable[[], int]) -> None:
    started = time.perf_counter()
    work()
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what:28} {size / seconds:7.1f} letters/s  peak {peak} MB")


if __name__ == "__main__":
    main()
