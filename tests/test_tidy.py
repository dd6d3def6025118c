"""The house style, as far as a program can see it; each rule says why it is one."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "inkasso"
MODULES = sorted(
    path for path in SOURCE.rglob("*.py") if "migrations" not in path.relative_to(SOURCE).parts
)
LONGEST_FUNCTION, LONGEST_MODULE, LONGEST_TEST_MODULE, LONGEST_LINE = 50, 500, 800, 100
MOST_MODULES = 20
#: What tools are told at the end of a line.
PRAGMA = re.compile(r"\s+# (?:type: ignore|noqa)\b.*")
BANNED = {"utils", "util", "helpers", "helper", "common", "misc", "shared"}
#: Rooms in which money is reckoned or written; elsewhere pictures, times and memory may be floats.
MONEY = (
    *("base/", "law/", "ledger/", "mandates/", "receivables/", "payments/", "demands/", "billing/"),
    *("strategy/", "formats/camt/", "formats/pain/", "formats/finvoice/", "formats/amounts.py"),
)
#: Only here may the machine's own clock be read.
CLOCKS = ("base/clock.py", "cli/demo.py", "bench/", "cli/bench.py", "desk/clock.py")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def place(path: Path, node: ast.AST | None = None) -> str:
    line = getattr(node, "lineno", 1)
    return f"{path.relative_to(ROOT)}:{line}"


def functions(path: Path) -> Iterator[Function]:
    yield from (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def inside(path: Path, rooms: tuple[str, ...]) -> bool:
    name = path.relative_to(SOURCE).as_posix()
    return any(name.startswith(room) or f"/{room}" in name for room in rooms)


def test_functions_are_short_enough_to_read_at_a_glance() -> None:
    long = [
        place(path, node)
        for path in MODULES
        for node in functions(path)
        if (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long


def test_modules_are_short_enough_to_have_one_subject() -> None:
    tests = sorted((ROOT / "tests").rglob("*.py"))
    limits = [(MODULES, LONGEST_MODULE), (tests, LONGEST_TEST_MODULE)]
    long = [
        place(path)
        for paths, most in limits
        for path in paths
        if len(path.read_text(encoding="utf-8").splitlines()) > most
    ]
    assert not long


def test_lines_fit_on_a_screen_beside_another_file() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in MODULES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(PRAGMA.sub("", line)) > LONGEST_LINE and " " in line.strip()
    ]
    assert not long


def test_a_folder_holds_what_fits_in_a_head() -> None:
    folders = {path.parent for path in MODULES}
    crowded = [
        place(folder)
        for folder in folders
        if sum(path.name != "__init__.py" for path in folder.glob("*.py")) > MOST_MODULES
    ]
    assert not crowded


def test_nothing_is_named_for_being_left_over() -> None:
    banned = [
        place(path)
        for path in MODULES
        if BANNED & {part.removesuffix(".py") for part in path.relative_to(SOURCE).parts}
    ]
    assert not banned


def test_money_is_never_a_float() -> None:
    floats = []
    for path in MODULES:
        if not inside(path, MONEY):
            continue
        for node in ast.walk(tree(path)):
            is_literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
            is_name = isinstance(node, ast.Name) and node.id == "float"
            if is_literal or is_name:
                floats.append(place(path, node))
    assert not floats


def test_the_clock_is_read_at_the_faces_only() -> None:
    """Every command takes `--date`: a rule that asked the machine for the day could not."""
    readers = [
        place(path, node)
        for path in MODULES
        if not inside(path, CLOCKS)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and _reads_the_clock(node.func)
    ]
    assert not readers


def _reads_the_clock(called: ast.expr) -> bool:
    if not isinstance(called, ast.Attribute):
        return False
    of = called.value
    is_day_or_time = isinstance(of, ast.Name | ast.Attribute) and ast.unparse(of).split(".")[
        -1
    ] in (
        "date",
        "datetime",
        "timezone",
    )
    asks = called.attr in ("now", "today", "utcnow") and is_day_or_time
    return asks or ast.unparse(called) in ("time.time", "time.localtime")


def test_what_is_public_says_what_it_is() -> None:
    silent = [f"{place(path, node)} {name}" for path in MODULES for name, node in _silent(path)]
    assert not silent


def _silent(path: Path) -> Iterator[tuple[str, ast.AST]]:
    """Public modules, classes, functions and methods without a docstring."""
    module = tree(path)
    if path.name not in ("apps.py",) and module.body and not ast.get_docstring(module):
        yield path.name, module
    if path.name == "apps.py":
        return
    for node in module.body:
        if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
            if not ast.get_docstring(node):
                yield node.name, node
            if isinstance(node, ast.ClassDef):
                yield from _silent_methods(node)


def _silent_methods(owner: ast.ClassDef) -> Iterator[tuple[str, ast.AST]]:
    for node in owner.body:
        if isinstance(node, Function) and not node.name.startswith("_"):
            overloaded = any("overload" in ast.unparse(mark) for mark in node.decorator_list)
            if not overloaded and not ast.get_docstring(node):
                yield f"{owner.name}.{node.name}", node


def test_nothing_is_left_to_do_and_nothing_is_commented_out() -> None:
    marks = re.compile(r"#.*\b(TODO|FIXME|XXX|HACK)\b")
    left = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in MODULES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if marks.search(line)
    ]
    assert not left


def test_the_licence_has_its_spdx_name() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["license"] == "EUPL-1.2"
    assert all((ROOT / file).is_file() for file in project["license-files"])


def _kept_files() -> list[Path]:
    """What the repository holds; the tree itself where there is no git."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        return [path for folder in ("src", "tests", "docs") for path in (ROOT / folder).rglob("*")]
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name]


#: Home folders of people, and the places in which this tree once was built.
_MACHINES = re.compile("/" + r"(?:home/[a-z]|Users/[A-Z]|root/|work/(?:main|shared))")


def test_no_path_of_somebodys_machine_is_in_the_tree() -> None:
    """A clone lies somewhere else."""
    texts = {".py", ".md", ".toml", ".yaml", ".sh", ".typ", ".cfg", ""}
    bound = [
        str(path.relative_to(ROOT))
        for path in _kept_files()
        if path.is_file() and path.suffix in texts
        if _MACHINES.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not bound


@pytest.mark.parametrize("path", [SOURCE, ROOT / "tests"], ids=["source", "tests"])
def test_the_rules_above_had_something_to_look_at(path: Path) -> None:
    assert len(list(path.rglob("*.py"))) > 50


def test_every_test_module_has_a_name_of_its_own() -> None:
    """pytest imports test modules by their bare names: two of one name hide each other."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]

    assert sorted(names) == sorted(set(names))
