"""`inkasso bench`: how fast the product is on this machine, through its own paths.

Everything happens in a scratch database and a scratch folder, which are removed afterwards. What a
user would otherwise take is timed beside it by the scripts in `bench/`.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

import click
from django.conf import settings
from django.db import connection, transaction

from inkasso.base.iban import Iban
from inkasso.cli.bench import access as bench_access
from inkasso.cli.bench import desk as bench_desk
from inkasso.cli.bench import gate as bench_gate
from inkasso.cli.bench import law as bench_law
from inkasso.cli.bench import retention as bench_retention
from inkasso.cli.options import json_option, pass_workspace
from inkasso.cli.output import Json, emit, say
from inkasso.cli.progress import progress
from inkasso.cli.workspace import Workspace
from inkasso.demands.filing import count_pending, file_letters
from inkasso.demands.letters.content import LetterContent
from inkasso.demands.letters.printing import Printable, print_letter
from inkasso.demands.letters.specimen import specimen_letter
from inkasso.demo.bank import batch_file
from inkasso.demo.portfolio import make_portfolio
from inkasso.formats.barcode import make_barcode
from inkasso.formats.camt import Entry, read
from inkasso.formats.epc_qr import EpcPayment, epc_text
from inkasso.formats.reference import make, to_rf
from inkasso.formats.typeset_pool import TypesetPool
from inkasso.gate.acting import acting, sweeping
from inkasso.ledger.accounts import Account
from inkasso.ledger.posting import NewEntry, NewPosting, post
from inkasso.mandates.agency import read_agency
from inkasso.payments.importing import import_file
from inkasso.receivables.models import Case
from inkasso.strategy.dayrun import run_day

DAY = date(2026, 3, 2)
_KILOBYTES = 1024
_DUE_SHARE = 0.01

#: What fits in the memory of a small server.
_MOST_CLAIMS = 20_000_000
size_option = click.option("--size", type=click.IntRange(1), help="How many.")


@click.group("bench")
def bench_command() -> None:
    """Measure the product's own paths."""


class Stopwatch:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self._began = time.perf_counter()

    @property
    def seconds(self) -> float:
        """Seconds that have passed."""
        return time.perf_counter() - self._began


def _figure(what: str, size: int, seconds: float) -> Json:
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return {
        "what": what,
        "size": size,
        "seconds": round(seconds, 3),
        "per_second": round(size / seconds, 1),
        "peak_mb": round(max(own, workers) / _KILOBYTES, 1),
    }


def _show(figure: Json, *further: Json, as_json: bool) -> None:
    if as_json:
        emit(figure | ({"further": list(further)} if further else {}))
        return
    for one in (figure, *further):
        say(
            f"{one['what']}: {one['size']} in {one['seconds']} s, {one['per_second']} a second, "
            f"peak {one['peak_mb']} MB"
        )


@bench_command.command("ledger")
@size_option
@json_option
@pass_workspace
def ledger(workspace: Workspace, *, size: int | None, as_json: bool) -> None:
    """Postings through the ledger's own entrance, five to an entry."""
    count = size or 100_000
    with _scratch(workspace, "administration"), progress("Posting", count) as advance:
        watch = Stopwatch()
        entries = (entry_like_a_payment(number) for number in range(count // 5))
        while chunk := list(islice(entries, 1000)):
            with transaction.atomic():
                post(chunk)
            advance(len(chunk) * 5)
        figure = _figure("ledger: postings", count // 5 * 5, watch.seconds)
    _show(figure, as_json=as_json)


def entry_like_a_payment(number: int) -> NewEntry:
    """What a payment posts: money in, principal and interest used, the claim less."""
    lines = (
        (Account.BANK_CLIENT_MONEY, 100_00),
        (Account.COLLECTED_PRINCIPAL, -100_00),
        (Account.CLAIM_PRINCIPAL, -100_00),
        (Account.CLAIM_INTEREST, -1_00),
        (Account.CLAIM_CONTRA, 101_00),
    )
    return NewEntry(
        DAY,
        DAY,
        "payment",
        f"payment:{number}",
        number,
        tuple(NewPosting(a, c, client_id=1, case_id=number, receivable_id=1) for a, c in lines),
    )


@bench_command.command("camt")
@size_option
@json_option
@pass_workspace
def camt(workspace: Workspace, *, size: int | None, as_json: bool) -> None:
    """A camt.054 of many payments: parsed, then matched, allocated and posted."""
    count = size or 20_000
    with _scratch(workspace, "payments", count), tempfile.TemporaryDirectory() as folder:
        references = list(Case.objects.order_by("id").values_list("reference", flat=True))
        file = batch_file(Path(folder) / "bench-camt.054.xml", references, DAY)
        watch = Stopwatch()
        items = sum(len(part.items) for part in read(file) if isinstance(part, Entry))
        parsed = _figure("camt: payments parsed", items, watch.seconds)
        watch = Stopwatch()
        with progress("Booking", count) as advance:
            for chunk in import_file(file, DAY):
                advance(len(chunk.outcomes))
        booked = _figure("camt: payments matched, allocated, posted", count, watch.seconds)
    _show(parsed, booked, as_json=as_json)


@contextmanager
def _scratch(
    workspace: Workspace, purpose: str, cases: int = 0, *, due_share: float = 0.0
) -> Iterator[None]:
    """A scratch database with cases, and a sweep of the purpose over it."""
    with workspace.scratch_database():
        if cases:
            fill(workspace, cases, due_share=due_share)
        with acting(purpose, actor=workspace.actor, reason="bench"), sweeping("bench", cases):
            yield


def fill(workspace: Workspace, cases: int, *, due_share: float = 0.0) -> None:
    """Make a portfolio in the scratch database."""
    with (
        workspace.as_owner(),
        transaction.atomic(),
        progress("Making cases", cases) as advance,
    ):
        made = 0
        for portfolio in make_portfolio(cases, DAY, due_share=due_share):
            advance(len(portfolio.references) - made)
            made = len(portfolio.references)
    with workspace.as_owner(), connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@bench_command.command("letters")
@size_option
@json_option
@pass_workspace
def letters(_: Workspace, *, size: int | None, as_json: bool) -> None:
    """Demands as tagged PDF with bar code and QR, on all cores."""
    count = size or 600
    printables = (Printable(n, "", _letter(n)) for n in range(1, count + 1))
    with progress("Setting letters", count) as advance:
        watch = Stopwatch()
        with TypesetPool() as pool:
            made = 0
            for one in pool.render(print_letter, printables):
                made += one.pdf is not None
                advance(1)
        seconds = watch.seconds
    _show(_figure("letters", made, seconds), as_json=as_json)


def _letter(number: int) -> LetterContent:
    """A demand like no other: its own reference, bar code and QR."""
    specimen = specimen_letter("demand", "consumer", "fi")
    old, reference = specimen.payment, make(str(100_000 + number)).reference
    iban = Iban.parse(old.iban)
    assert iban is not None, "the specimen's account is valid"
    code = make_barcode(iban=old.iban, amount=old.amount, reference=reference, due=old.deadline)
    transfer = EpcPayment(
        name=old.payee, iban=iban, amount=old.amount, reference=reference, bic=old.bic
    )
    payment = replace(
        old,
        reference=reference,
        rf=to_rf(reference),
        barcode_digits=code.digits,
        qr_text=epc_text(transfer),
    )
    return replace(specimen, letter_number=str(number), payment=payment)


@bench_command.command("day")
@size_option
@json_option
@pass_workspace
def day(workspace: Workspace, *, size: int | None, as_json: bool) -> None:
    """A day run over open cases, of which one in a hundred gets a letter."""
    count = size or 20_000
    agency = read_agency(settings.AGENCY_FILE)
    with (
        _scratch(workspace, "collection", count, due_share=_DUE_SHARE),
        tempfile.TemporaryDirectory() as folder,
    ):
        watch = Stopwatch()
        with progress("Deciding", count) as advance:
            weighed = 0
            for report in run_day(DAY, agency):
                advance(report.cases - weighed)
                weighed = report.cases
        decided = _figure("day: cases decided", count, watch.seconds)
        watch, pending = Stopwatch(), count_pending()
        with progress("Making letters", pending) as advance:
            for filed in file_letters(Path(folder)):
                advance(filed)
        made = _figure("day: letters made and filed", pending, watch.seconds)
    _show(decided, made, as_json=as_json)


@bench_command.command("gate")
@size_option
@json_option
@pass_workspace
def gate(workspace: Workspace, *, size: int | None, as_json: bool) -> None:
    """What the gate costs: a request, a page and a day run, with it and without, in one run."""
    count = size or 20_000
    with workspace.scratch_database():
        fill(workspace, count, due_share=_DUE_SHARE)
        figures = list(bench_gate.measure(workspace, count, DAY))
    if as_json:
        emit({"what": "gate", "size": count, "figures": figures})
        return
    for one in figures:
        say(
            f"{one['what']}: {one['without_ms']} ms without the gate, {one['with_ms']} ms with it "
            f"({one['more_ms']} ms, {one['more_percent']} % more)"
        )


@bench_command.command("access")
@size_option
@click.option("--others", type=click.IntRange(1), default=1, help="Cases of other people beside.")
@json_option
@pass_workspace
def access(workspace: Workspace, *, size: int | None, others: int, as_json: bool) -> None:
    """The access package of a person with twenty years of cases, two agents and a shared debt."""
    figure = bench_access.measure(workspace, size or 10_000, DAY, others=others)
    if as_json:
        emit(figure)
        return
    say(
        f"access: {figure['rows']} rows and {figure['looks']} looks in {figure['seconds']} s "
        f"(the first {figure['first_seconds']} s), memory grew by {figure['grown_mb']} MB; "
        f"the tables through the models: {figure['instead']}"
    )


@bench_command.command("retention")
@size_option
@json_option
@pass_workspace
def retention(workspace: Workspace, *, size: int | None, as_json: bool) -> None:
    """The sweep over years of closed cases; `--size` rows, of which about half are out."""
    figure = bench_retention.measure(workspace, size or 50_000, DAY)
    if as_json:
        emit(figure)
        return
    say(
        f"retention: {figure['rows']} rows; plan {figure['plan_seconds']} s, run "
        f"{figure['run_seconds']} s for {figure['removed']} rows "
        f"({figure['per_second']} a second), a second run {figure['again_seconds']} s; "
        f"a loop of deletes does {figure['loop_per_second']} rows a second"
    )


@bench_command.command("desk")
@size_option
@click.option("--rate", type=click.IntRange(1, 1000), default=40, help="Visits a second.")
@click.option("--seconds", type=click.IntRange(5, 3600), default=60, help="For how long.")
@click.option("--keep", is_flag=True, help="Keep the database, and use a kept one of this size.")
@json_option
@pass_workspace
def desk(
    workspace: Workspace, *, size: int | None, rate: int, seconds: int, keep: bool, as_json: bool
) -> None:
    """The desk's pages, visited at a steady rate with `--size` cases in the database."""
    count, load = size or 200_000, bench_desk.Load(rate, seconds)
    figures = bench_desk.measure_in_scratch(workspace, count, DAY, load=load, keep=keep)
    if as_json:
        emit({"what": "desk", "size": count, "rate": rate, "seconds": seconds, "pages": figures})
        return
    say(f"desk: {count} cases, {rate} visits a second for {seconds} s")
    for one in figures:
        say(
            f"  {one['page']}: server median {one['median_ms']} ms, p95 {one['p95_ms']} ms; whole "
            f"{one['whole_median_ms']}, {one['whole_p95_ms']} "
            f"({one['visits']} visits, {one['failed']} failed)"
        )


@bench_command.command("law")
@click.option("--size", type=click.IntRange(1, _MOST_CLAIMS), help="How many.")
@json_option
@pass_workspace
def law(_: Workspace, *, size: int | None, as_json: bool) -> None:
    """Overdue interest with payments: claim by claim, and as arrays on all cores."""
    sample = bench_law.make_sample(size or 3_000_000)
    bench_law.whole(bench_law.head(sample, 1000))  # the tables of rates are made once
    watch = Stopwatch()
    answers = bench_law.whole(sample)
    arrays = _figure("law: claims as arrays", len(sample.claims), watch.seconds)
    few = bench_law.head(sample, max(1, len(sample.claims) // 30))
    questions = bench_law.questions(few)
    watch = Stopwatch()
    singles = bench_law.one_by_one(questions)
    single = _figure("law: claims one by one", len(questions), watch.seconds)
    differing = bench_law.differing_cents(singles, answers)
    _show(arrays, single | {"differing_cents": differing}, as_json=as_json)
