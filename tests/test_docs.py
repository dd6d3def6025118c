"""What the pages say is what the code does: links, commands, codes, rooms, tables, sums."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

import click
import pytest
import yaml
from django.apps import apps

from inkasso.base.dates import parse_date
from inkasso.base.money import Money
from inkasso.billing.rules import Collected, Terms, shares
from inkasso.cli.main import inkasso
from inkasso.formats.handover.columns import COLUMNS
from inkasso.receivables.account.facts import (
    CaseFacts,
    CostFacts,
    OfferFacts,
    PaymentFacts,
    ReceivableFacts,
)
from inkasso.receivables.account.replay import replay
from inkasso.receivables.account.terms import accrual_of, order_of
from inkasso.strategy.plan import default_strategy

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "inkasso"
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])

_CODE = re.compile(r"[a-z][a-z_]+")
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def table(name: str, first_column: str) -> list[dict[str, str]]:
    """The rows of the first table of a page whose header begins with a column."""
    lines = iter(page(name).splitlines())
    header = next(line for line in lines if line.startswith(f"| {first_column} |"))
    columns = cells(header)
    next(lines)
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append(dict(zip(columns, cells(line), strict=True)))
    return rows


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


# Links and titles


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(path: Path) -> None:
    text = _FENCED.sub("", path.read_text(encoding="utf-8"))
    targets = [link.partition("#")[0] for link in _LINK.findall(text) if "://" not in link]
    missing = [target for target in targets if target and not (path.parent / target).exists()]

    assert missing == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_page_has_one_title(path: Path) -> None:
    text = _FENCED.sub("", path.read_text(encoding="utf-8"))

    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1


def test_the_map_leads_to_every_page() -> None:
    linked = {(DOCS / link.partition("#")[0]).resolve() for link in _LINK.findall(page("index.md"))}
    unreached = {path for path in DOCS.rglob("*.md") if path.name != "index.md"} - linked

    assert unreached == set()


def test_every_module_that_a_page_names_exists() -> None:
    modules = set()
    for path in PAGES:
        modules |= set(re.findall(r"`inkasso((?:\.[a-z_]+)+)`", path.read_text(encoding="utf-8")))
    missing = [module for module in sorted(modules) if not is_module(module)]

    assert missing == []


def is_module(dotted: str) -> bool:
    """Whether a dotted name below the package is a package, a module, or a name in one."""
    path = SOURCE.joinpath(*dotted.strip(".").split("."))
    parent = path.parent.with_suffix(".py")
    in_module = parent.exists() and path.name in parent.read_text(encoding="utf-8")
    return path.is_dir() or path.with_suffix(".py").exists() or in_module


# The command line


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by its whole name."""
    context = click.Context(inkasso)
    for name in inkasso.list_commands(context):
        command = inkasso.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from ((f"{name} {sub}", each) for sub, each in members(command))
        else:
            yield name, command


def members(group: click.Group) -> Iterator[tuple[str, click.Command]]:
    """The commands of a group, also of one that loads them when asked."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield name, command


def sections(name: str) -> dict[str, str]:
    """The text under each heading of the second and third level."""
    parts = re.split(r"^#{2,3} (.+)$", page(name), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_command_and_option_is_on_the_page_of_the_command_line() -> None:
    described = sections("cli.md")
    lacking = [
        f"{name}: {option}"
        for name, command in commands()
        for option in ("", *options(command))
        if option not in described.get(f"`inkasso {name}`", "")
        or f"`inkasso {name}`" not in described
    ]

    assert lacking == []


def options(command: click.Command) -> list[str]:
    """Options of a command besides those that the page tells once for all."""
    named = [
        flag
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for flag in (*parameter.opts, *parameter.secondary_opts)
    ]
    return [flag for flag in named if flag not in ("--json", "--date", "--language")]


def test_the_page_of_the_command_line_describes_no_command_that_is_gone() -> None:
    described = {name for name in sections("cli.md") if name.startswith("`inkasso ")}

    assert described == {f"`inkasso {name}`" for name, _ in commands()}


# Codes


class Code(NamedTuple):
    """A code of a refusal or a fault, and where the source gives it."""

    code: str
    where: str


@cache
def codes() -> tuple[Code, ...]:
    return tuple(
        Code(code, f"{path.relative_to(SOURCE)}:{node.lineno}")
        for path in sorted(SOURCE.rglob("*.py"))
        if "code" in (text := path.read_text(encoding="utf-8"))
        for places, tree in [code_places(ast.parse(text))]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for code in codes_in(node, places)
    )


def code_places(tree: ast.Module) -> tuple[dict[str, int], ast.Module]:
    """Functions of a module that are given a code, and as which of their arguments."""
    places = {"refuse": 1, "Next": 2}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args]
            if "code" in names and "self" not in names:
                places[node.name] = names.index("code")
    return places, tree


def codes_in(call: ast.Call, places: dict[str, int]) -> Iterator[str]:
    """The codes in a call that makes a refusal or a fault, however it is written."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    given: list[ast.expr] = []
    if name in ("Refusal", "Fault"):
        given += [word.value for word in call.keywords if word.arg == "code"]
    elif name in places:
        given += call.args[places[name] : places[name] + 1]
    for word in call.keywords:
        if word.arg == "fault" and isinstance(word.value, ast.Tuple):
            given += word.value.elts
    yield from (code for node in given if (code := code_of(node)))


def code_of(node: ast.expr) -> str:
    """The code that a constant is, or nothing."""
    text = node.value if isinstance(node, ast.Constant) else None
    return text if isinstance(text, str) and _CODE.fullmatch(text) else ""


def test_every_code_of_a_refusal_or_fault_is_documented() -> None:
    text = page("refusals.md")
    lacking = sorted(code for code in codes() if f"`{code.code}`" not in text)

    assert lacking == []


def test_every_documented_code_is_in_the_source() -> None:
    given = {code.code for code in codes()}
    rows = [line for line in page("refusals.md").splitlines() if line.startswith("| `")]
    documented = {code for line in rows for code in re.findall(r"`(\w+)`", cells(line)[0])}

    assert documented - given == set()
    assert len(documented) > 30


# Rooms, tables, columns


def test_every_room_is_named_in_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = {path.parent.name for path in SOURCE.glob("*/__init__.py")}

    assert {room for room in rooms if f"{room}/" not in text} == set()


def test_every_table_of_the_database_is_described() -> None:
    tables = {
        model._meta.db_table
        for config in apps.get_app_configs()
        if config.name.startswith("inkasso.")
        for model in config.get_models()
    }
    described = {row["table"].strip("`") for row in table("data.md", "table")}

    assert described == tables


def test_the_tables_said_to_be_append_only_are_those_that_the_migrations_make_so() -> None:
    made = set()
    for path in SOURCE.glob("*/migrations/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "append_only":
                made |= {arg.value for arg in node.args if isinstance(arg, ast.Constant)}
    said = {
        row["table"].strip("`")
        for row in table("data.md", "table")
        if row["append-only"].startswith("yes")
    }

    assert said == made


def test_every_column_of_the_hand_over_table_is_described() -> None:
    described = ", ".join(row["column"] for row in table("formats.md", "column"))

    assert sorted(described.split(", ")) == sorted(COLUMNS)


def test_the_strategy_on_the_page_is_the_one_that_is_shipped() -> None:
    found = re.search(r"```yaml\n(.*?)```", page("strategy.md"), re.DOTALL)
    assert found is not None
    shipped = SOURCE / "strategy" / "default" / "consumer.yaml"

    assert yaml.safe_load(found[1]) == yaml.safe_load(shipped.read_text(encoding="utf-8"))
    assert default_strategy("business").steps[0].wait_days == 7


def test_every_doubt_of_an_algorithm_is_in_the_list_of_doubts() -> None:
    listed = page("law-doubts.md")
    doubts = [
        row["what"]
        for path in (DOCS / "algorithms").glob("*.md")
        for row in table(f"algorithms/{path.name}", "what | standing | who")
    ]

    assert [doubt for doubt in doubts if f"| {doubt} |" not in listed] == []
    assert len(doubts) > 30


# Worked tables


def day(text: str) -> date:
    parsed = parse_date(text)
    assert parsed is not None, text
    return parsed


def sums_and_days(cell: str) -> list[tuple[int, date]]:
    found = re.findall(r"([\d.]+) on ([\d.]+\d)", cell)
    return [(Money.of(amount).cents, day(when)) for amount, when in found]


def offers(cell: str) -> tuple[OfferFacts, ...]:
    found = re.fullmatch(r"([\d.]+) from (\S+) to (\S+)", cell)
    if found is None:
        return ()
    return (OfferFacts(day(found[2]), day(found[3]), Money.of(found[1]).cents, [1]),)


ACCOUNT_ROWS = table("algorithms/account.md", "debtor")
REMITTANCE_ROWS = table("algorithms/remittance.md", "principal")


@pytest.mark.parametrize("row", ACCOUNT_ROWS, ids=lambda row: " ".join(row.values()))
def test_the_worked_table_of_the_account_is_what_the_code_computes(row: dict[str, str]) -> None:
    kind = row["debtor"].partition(",")[0]
    due, opened = date(2025, 12, 15), date(2026, 1, 12)
    receivable = ReceivableFacts(1, 500_00, due, opened, accrual_of(kind, kind, None, due))
    charged, paid = sums_and_days(row["costs charged"]), sums_and_days(row["paid"])
    facts = CaseFacts(
        receivables=(receivable,),
        costs=tuple(
            CostFacts(number, when, cents, by_creditor=False)
            for number, (cents, when) in enumerate(charged)
        ),
        payments=tuple(
            PaymentFacts(number, when, when, cents) for number, (cents, when) in enumerate(paid)
        ),
        offers=offers(row["letter promises"]),
        order=order_of(kind, opened, costs_first="costs first" in row["debtor"]),
    )

    account = replay(facts, day(row["as of"]))

    computed = (account.interest, account.principal, account.costs, account.refund_due)
    written = tuple(row[name] for name in ("interest", "principal", "costs", "owed back"))
    assert tuple(str(Money(cents)) for cents in computed) == written


@pytest.mark.parametrize("row", REMITTANCE_ROWS, ids=lambda row: " ".join(row.values()))
def test_the_worked_table_of_remittances_is_what_the_code_computes(row: dict[str, str]) -> None:
    divided = shares(
        Collected(
            principal=Money.of(row["principal"]),
            interest=Money.of(row["interest"]),
            costs=Money.of(row["costs"]),
        ),
        Terms(Decimal(row["commission %"]), row["costs to"], Decimal(row["VAT %"])),
    )

    computed = (divided.commission, divided.vat, divided.costs_kept, divided.paid_out)
    written = tuple(row[name] for name in ("commission", "VAT", "costs kept", "paid out"))
    assert tuple(map(str, computed)) == written
