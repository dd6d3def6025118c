"""The record of processing as a file: a page, a workbook, or JSON with its schema beside it."""

from __future__ import annotations

import io
import json
from importlib import resources

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from inkasso.base.cells import harmless
from inkasso.base.words import Language, Words
from inkasso.notice.publishing.document import (
    Document,
    Fact,
    Facts,
    Mark,
    Paragraph,
    Row,
    Section,
    Table,
)
from inkasso.notice.publishing.html import page
from inkasso.notice.publishing.phrases import Wording, day, plain
from inkasso.notice.publishing.purposes_told import anchor
from inkasso.notice.publishing.record import ELEMENTS, Activity, Record, Sheet

_WORDING = Wording("record")
_NOTICE = Wording("notice")
_HEAD = PatternFill("solid", fgColor="1D4F5F")
_WIDEST, _NARROWEST = 60, 14


def record_html(record: Record, language: Language) -> str:
    """The record in one language as a whole page."""
    return page(_document(record), language)


def record_json(record: Record) -> str:
    """The record in all three languages, as `record.schema.json` describes it."""
    register = record.register
    document = {
        "version": register.version,
        "holds_from": register.holds_from.isoformat(),
        "controller": {key: _words(value) for key, _, value in record.controller},
        "processor_record": _words(_WORDING("not_processor")),
        "activities": [
            {
                "key": one.key,
                "name": _words(one.name),
                "articles": [point.value for point in register.purposes[one.key].articles],
                **{element: _words(one.told[element]) for element in ELEMENTS},
            }
            for one in record.activities
        ],
        "security": [_words(one) for one in record.security],
        "processors": [
            {
                "key": one.key,
                "name": one.name,
                "service": _words(one.service),
                "recipient": one.recipient,
                "country": one.country,
                "transfer_ground": one.transfer_ground.value if one.transfer_ground else None,
                "contract": one.contract,
                "contract_dated": one.contract_dated.isoformat(),
                "holds_from": one.holds_from.isoformat(),
                "holds_to": one.holds_to.isoformat() if one.holds_to else None,
            }
            for one in register.processors
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def record_schema() -> str:
    """The JSON Schema of `record_json`."""
    return resources.files(__package__).joinpath("record.schema.json").read_text(encoding="utf-8")


def record_xlsx(record: Record, language: Language) -> bytes:
    """The record in one language as a workbook: an overview, activities, and lists to filter."""
    book = Workbook()
    overview = book.active
    assert isinstance(overview, Worksheet), "a new workbook has one sheet"
    _overview(overview, record, language)
    for sheet in (_activities(record), *record.sheets):
        _sheet(book, sheet, language)
    book.properties.title = _in(record.title, language)
    book.properties.creator = record.register.controller.name
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _overview(sheet: Worksheet, record: Record, language: Language) -> None:
    sheet.title = _in(_WORDING("sheet_overview"), language)
    sheet.append([harmless(_in(record.title, language))])
    sheet["A1"].font = Font(bold=True, size=14)
    for words in (_version(record), *record.about):
        sheet.append([harmless(_in(words, language))])
        sheet.merge_cells(
            start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=2
        )
        sheet.cell(sheet.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[sheet.max_row].height = 32
    rows = [
        (_WORDING("controller"), plain("")),
        *((name, value) for _, name, value in record.controller),
        *((_WORDING("security"), one) for one in record.security),
    ]
    for name, value in rows:
        sheet.append([harmless(_in(name, language)), harmless(_in(value, language))])
        for cell in sheet[sheet.max_row]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 90


def _activities(record: Record) -> Sheet:
    return Sheet(
        key="activities",
        columns=(_WORDING("activity"), *(_WORDING(element) for element in ELEMENTS)),
        rows=tuple(
            (one.name, *(one.told[element] for element in ELEMENTS)) for one in record.activities
        ),
    )


def _sheet(book: Workbook, told: Sheet, language: Language) -> None:
    sheet = book.create_sheet(_in(_WORDING(f"sheet_{told.key}"), language))
    sheet.append([_in(column, language) for column in told.columns])
    for row in told.rows:
        sheet.append([harmless(_in(cell, language)) for cell in row])
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    for line in sheet.iter_rows(min_row=2):
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for number, cells in enumerate(sheet.iter_cols(values_only=True), start=1):
        longest = max(
            (len(line) for text in cells for line in str(text or "").split("\n")), default=0
        )
        width = min(max(longest + 2, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _document(record: Record) -> Document:
    facts = tuple(Fact(name=name, lines=(value,)) for _, name, value in record.controller)
    return Document(
        title=record.title,
        subtitle=_version(record),
        author=record.register.controller.name,
        dated=record.register.holds_from,
        sections=(
            Section(
                mark=Mark(anchor="controller"),
                heading=_WORDING("controller"),
                blocks=(*(Paragraph(one) for one in record.about), Facts(facts)),
            ),
            Section(
                mark=Mark(anchor="activities"),
                heading=_WORDING("activities"),
                sections=tuple(_activity(one) for one in record.activities),
            ),
            *(
                Section(
                    mark=Mark(anchor=sheet.key),
                    heading=_WORDING(f"sheet_{sheet.key}"),
                    blocks=(
                        Table(
                            caption=_WORDING(f"sheet_{sheet.key}"),
                            columns=sheet.columns,
                            rows=tuple(Row(cells=row) for row in sheet.rows),
                        ),
                    ),
                )
                for sheet in record.sheets
            ),
            Section(
                mark=Mark(anchor="security"),
                heading=_WORDING("security"),
                blocks=tuple(Paragraph(one) for one in record.security),
            ),
        ),
    )


def _activity(activity: Activity) -> Section:
    """Security is told once for all of them, at the end of the page."""
    told = [element for element in ELEMENTS if element != "security"]
    return Section(
        mark=Mark(anchor=anchor("activity", activity.key)),
        heading=activity.name,
        blocks=(
            Facts(
                tuple(
                    Fact(name=_WORDING(element), lines=_lines(activity.told[element]))
                    for element in told
                    if activity.told[element].fi
                )
            ),
        ),
    )


def _lines(words: Words) -> tuple[Words, ...]:
    by_language = (words.fi.split("\n"), words.sv.split("\n"), words.en.split("\n"))
    return tuple(Words(fi=fi, sv=sv, en=en) for fi, sv, en in zip(*by_language, strict=True))


def _version(record: Record) -> Words:
    register = record.register
    return _NOTICE("version_line", version=register.version, since=day(register.holds_from))


def _in(words: Words, language: Language) -> str:
    return words.in_language(language)


def _words(words: Words) -> dict[str, str]:
    return {"fi": words.fi, "sv": words.sv, "en": words.en}
