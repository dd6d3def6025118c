"""The pages of `docs/law/`, made from the register: what is encoded, by what, tested where.

The same register and the same tests give the same pages, byte for byte.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from inkasso.law.acts import Source, SourceKind, source_of
from inkasso.law.enacted import Provision
from inkasso.law.parameters import Certainty, every_parameter
from inkasso.law.sections import encoded_acts, provisions

_DECISIONS, _INDEX, _VALUES = "decisions.md", "README.md", "values.md"
_TO_ROOT = "../.."
_MADE = "Made by `inkasso law sections --write docs/law` from the code; not to be edited."


@dataclass(frozen=True, slots=True, kw_only=True)
class TestIndex:
    """Which test files import what, to tell which tests a function has."""

    __test__ = False

    #: Test files by the `module:name` that they import, as paths from the repository's root.
    by_name: Mapping[str, tuple[str, ...]]
    #: Test files by the module they import from.
    by_module: Mapping[str, tuple[str, ...]]
    #: Test files by the package they import from.
    by_package: Mapping[str, tuple[str, ...]]

    def of(self, function: str) -> tuple[str, ...]:
        """Test files of a function: those that import it, else its module, else its package."""
        module, _, name = function.partition(":")
        return (
            self.by_name.get(f"{module}:{name}")
            or self.by_module.get(module)
            or self.by_package.get(module.rpartition(".")[0], ())
        )


def index_tests(tests: Path) -> TestIndex:
    """What the test files below a folder import from the law."""
    by_name: dict[str, set[str]] = {}
    by_module: dict[str, set[str]] = {}
    by_package: dict[str, set[str]] = {}
    for path in sorted(tests.rglob("test_*.py")):
        shown = f"{tests.name}/{path.relative_to(tests).as_posix()}"
        for module, name in _imports(path):
            by_name.setdefault(f"{module}:{name}", set()).add(shown)
            by_module.setdefault(module, set()).add(shown)
            by_package.setdefault(module.rpartition(".")[0], set()).add(shown)
    return TestIndex(
        by_name=_sorted(by_name), by_module=_sorted(by_module), by_package=_sorted(by_package)
    )


def pages(tests: TestIndex) -> dict[str, str]:
    """The text of every page, by file name."""
    by_act = {act: [each for each in provisions() if each.act == act] for act in encoded_acts()}
    made = {_INDEX: _index(by_act), _VALUES: _values(), _DECISIONS: _decisions(by_act, tests)}
    for act, found in by_act.items():
        source = _known(act)
        if source.kind is not SourceKind.DECISION:
            made[file_of(source)] = _page(source, found, tests)
    return dict(sorted(made.items()))


def file_of(source: Source) -> str:
    """File name of the page that holds an act, decision or policy."""
    if source.kind is SourceKind.DECISION:
        return _DECISIONS
    return f"{source.number.replace('/', '-')}.md"


def out_of_date(folder: Path, tests: Path) -> tuple[str, ...]:
    """Names of pages that are missing, stale, or nobody's."""
    made = pages(index_tests(tests))
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    return tuple(sorted(name for name in {*made, *there} if made.get(name) != there.get(name)))


def write_pages(folder: Path, tests: Path) -> tuple[str, ...]:
    """Write every page and remove what is no page of ours; the names of what changed."""
    made = pages(index_tests(tests))
    changed = out_of_date(folder, tests)
    folder.mkdir(parents=True, exist_ok=True)
    for name in changed:
        if name in made:
            (folder / name).write_text(made[name], encoding="utf-8")
        else:
            (folder / name).unlink()
    return changed


def _imports(path: Path) -> Iterable[tuple[str, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("inkasso.law"):
            yield from ((node.module or "", alias.name) for alias in node.names)


def _sorted(found: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(sorted(paths)) for key, paths in found.items()}


def _known(act: str) -> Source:
    source = source_of(act)
    assert source is not None, f"{act} has a name in inkasso.law.acts"
    return source


def _page(source: Source, found: list[Provision], tests: TestIndex) -> str:
    encoded = [each for each in found if each.function]
    left = [each for each in found if not each.function]
    lines = [f"# {source.number}: {source.name.en}", "", *_names(source), "", _MADE, ""]
    lines += ["## What is encoded", "", *(_encoded(encoded, tests) if encoded else ["Nothing."])]
    lines += ["", "## What is not, and why", "", *(_left(left) if left else ["Nothing is listed."])]
    return "\n".join(lines) + "\n"


def _names(source: Source) -> list[str]:
    return [
        f"- Finnish: {source.name.fi}",
        f"- Swedish: {source.name.sv}",
        f"- Read: {source.read}.",
    ]


def _encoded(found: list[Provision], tests: TestIndex) -> list[str]:
    head = ["| section | wording | in force | what it answers | function | tests |"]
    head.append("|---|---|---|---|---|---|")
    return head + [
        "| "
        + " | ".join(
            (
                each.section or "the whole",
                each.version or "the act itself",
                _period(each),
                _cell(each.note),
                f"`{each.function.replace(':', '.')}`",
                _tests(tests.of(each.function)),
            )
        )
        + " |"
        for each in found
    ]


def _left(found: list[Provision]) -> list[str]:
    rows = [f"| {each.section} | {each.since} | {_cell(each.note)} |" for each in found]
    return ["| section | since | why |", "|---|---|---|", *rows]


def _period(provision: Provision) -> str:
    return f"{provision.since} to {provision.until or 'now'}"


def _tests(paths: tuple[str, ...]) -> str:
    return ", ".join(f"[{Path(path).stem}]({_TO_ROOT}/{path})" for path in paths) or "none"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _decisions(by_act: Mapping[str, list[Provision]], tests: TestIndex) -> str:
    lines = ["# Decisions of courts and authorities", ""]
    lines += ["Each is a named rule with its own citation.", "", _MADE]
    for act, found in by_act.items():
        source = _known(act)
        if source.kind is not SourceKind.DECISION:
            continue
        encoded = [each for each in found if each.function]
        left = [each for each in found if not each.function]
        lines += ["", f"## {source.name.en}", ""]
        lines += _encoded(encoded, tests) if encoded else []
        lines += ([""] if encoded and left else []) + (_left(left) if left else [])
    return "\n".join(lines) + "\n"


def _index(by_act: Mapping[str, list[Provision]]) -> str:
    lines = ["# The law, section by section", "", _MADE, ""]
    lines += [
        "| act | name | Finnish | Swedish | encoded | left out |",
        "|---|---|---|---|---|---|",
    ]
    for act, found in by_act.items():
        source = _known(act)
        if source.kind is SourceKind.DECISION:
            continue
        sections = {each.section for each in found if each.function}
        left = {each.section for each in found if not each.function}
        name = source.name
        lines.append(
            f"| [{act}]({file_of(source)}) | {name.en} | {name.fi} | {name.sv} "
            f"| {len(sections)} | {len(left)} |"
        )
    lines += ["", f"Precedents and authorities: [decisions]({_DECISIONS}). "]
    lines[-1] += f"Values somebody must confirm: [values]({_VALUES})."
    return "\n".join(lines) + "\n"


def _values() -> str:
    lines = ["# Values that a person must confirm", ""]
    lines += [
        "A value becomes confirmed by `verified_by` and `verified_on` in its file.",
        "",
        _MADE,
    ]
    lines += ["", "| parameter | since | value | act | section | certainty | what to check |"]
    lines.append("|---|---|---|---|---|---|---|")
    for _, parameter in every_parameter():
        for value in parameter.values:
            if value.certainty is Certainty.VERIFIED:
                continue
            steps = ", ".join(str(step.value) for step in value.scale)
            state = f"confirmed on {value.verified_on}" if value.verified_on else value.certainty
            lines.append(
                f"| {parameter.name} | {value.since} | {steps} {parameter.unit} "
                f"| {value.reference.act} | {value.reference.section} | {state} "
                f"| {_cell(value.doubt.en if value.doubt else '')} |"
            )
    return "\n".join(lines) + "\n"
