"""Make entries of the rows of a table; each row that cannot be taken is a fault with its cell."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from ntmcli.model.form import PART
from ntmcli.model.framework import Operator
from ntmcli.model.intake import Entry, Fault
from ntmcli.model.values import Outcome
from ntmcli.store.intake.codes import Catalogue, Coded, read_codes
from ntmcli.store.intake.grid import EMPTY, Cell, Sheet
from ntmcli.store.intake.headings import CODE, FIGURES, MARKED, Table
from ntmcli.store.intake.values import (
    WORDS,
    Figure,
    Refusal,
    is_replaced,
    read_day,
    read_figure,
    read_mark,
    read_outcome,
    read_whole,
    read_year,
    refuse_trouble,
)
from ntmcli.store.reader import FORBIDDEN

T = TypeVar("T")
REMARKS = ("note", "source", "evidence")
"""What is said of a figure, and is nothing without one."""
SPREAD = (*REMARKS, "year", "date", "commune")
"""What one merged cell may say of all the rows that it stands beside."""
_SEVERAL = re.compile(r"\s*;\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table, its cells by what their columns are."""

    sheet: Sheet
    row: int
    columns: Mapping[str, int]
    contents: Sequence[int] = ()
    surplus: int | None = None
    """The first column of a text file's row that stands beyond the headings."""

    def cell(self, name: str) -> Cell:
        merge = self.spread(name)
        if merge is not None:
            return self.sheet.at(merge[0], merge[2])
        column = self.columns.get(name)
        return EMPTY if column is None else self.sheet.at(self.row, column)

    def spread(self, name: str) -> tuple[int, int, int, int] | None:
        """Return the merged cells that say something of this row as of others."""
        column = self.columns.get(name)
        return None if column is None or name not in SPREAD else self.sheet.merge_of(self.row, column)

    def place(self, *names: str) -> str:
        """Name the first of some cells that is filled, else the first that there is a column for."""
        there = [name for name in names if name in self.columns]
        filled = [name for name in there if self.cell(name) != EMPTY]
        return self.sheet.place(self.row, self.columns[(filled or there)[0]] if there else 0)

    @property
    def texts(self) -> list[str]:
        """The texts of the row's contents, which merged cells give to all their rows."""
        return [text for column in self.contents if (text := self.sheet.at(self.row, column).text)]

    @property
    def has_figure(self) -> bool:
        """Whether a figure, an outcome or a mark was entered."""
        return any(self.cell(name) != EMPTY and self.cell(name).value is not False for name in (*FIGURES, "of"))


def list_lines(table: Table) -> Iterator[Line]:
    """Yield the rows below a table's heads; a row that only numbers the columns is none of them."""
    columns = {name: column for column, name in table.fields.items() if name not in ("content", "ignore")}
    contents = table.columns("content")
    for row in range(table.first, len(table.sheet.rows)):
        filled = [] if row > table.first else [cell.text.strip("()") for cell in table.sheet.rows[row] if cell != EMPTY]
        if len(filled) > 2 and filled == [str(number) for number in range(1, len(filled) + 1)]:
            continue
        yield Line(table.sheet, row, columns, contents, _find_surplus(table, row))


def _find_surplus(table: Table, row: int) -> int | None:
    """Return the first column in which a row of a text file goes on beyond the headings: a decimal comma without
    quotation marks sets cells apart too.
    """
    sheet = table.sheet
    end = max(table.titles) + 1
    if sheet.name is None and len(sheet.rows[row]) > end:
        return end
    heads = max(sheet.lengths[max(0, table.first - 2) : table.first], default=0)
    return heads if sheet.lengths and sheet.lengths[row] > heads else None


def take_rows(lines: Sequence[Line], catalogue: Catalogue, whole: int | None) -> tuple[list[Entry], list[Fault]]:
    """Read the rows of a table that are on one commune and one day."""
    loose = any(line.sheet.name is None for line in lines)
    coded = read_codes([(line.row, line.cell("code"), line.texts) for line in lines], catalogue, loose)
    return take_coded(lines, coded, catalogue, whole)


def take_coded(
    lines: Sequence[Line], coded: Sequence[Coded], catalogue: Catalogue, whole: int | None
) -> tuple[list[Entry], list[Fault]]:
    """Read the rows whose codes are known."""
    entries: list[Entry] = []
    faults: list[Fault] = []
    with_codes = {each.row for each in coded if each.key is not None or each.refusal is not None}
    merged = {fault.place: fault for fault in _find_merged(lines, with_codes)}
    faults += merged.values()
    for line, each in zip(lines, coded, strict=True):
        if line.has_figure and not any(line.place(name) in merged for name in FIGURES):
            try:
                entries.append(_take(line, each, catalogue, whole))
            except _AtCell as found:
                faults.append(Fault(found.place, found.refusal.kind, found.refusal.args_by_name))
    times = Counter(each.key for line, each in zip(lines, coded, strict=True) if line.has_figure)
    faults += [Fault(entry.place, "double", {"code": entry.key}) for entry in entries if times[entry.key] > 1]
    faults += _find_lone(line for line, each in zip(lines, coded, strict=True) if _is_coded(each))
    return [entry for entry in entries if times[entry.key] == 1], faults


def _find_merged(lines: Sequence[Line], with_codes: set[int]) -> Iterator[Fault]:
    """Find figures in merged cells that stand beside several rows: which of them they are on is not certain."""
    for line in lines:
        for name in (*FIGURES, "of"):
            column = line.columns.get(name)
            merge = None if column is None else line.sheet.merge_of(line.row, column)
            if merge is not None and line.sheet.at(merge[0], merge[2]) != EMPTY:
                beside = with_codes.intersection(range(merge[0], min(merge[1], len(line.sheet.rows)) + 1))
                if len(beside) > 1:
                    yield Fault(line.sheet.place(merge[0], merge[2]), "merged")


def _is_coded(coded: Coded) -> bool:
    """Tell whether a row is on something that could have a result; headings, totals and signatures are on nothing."""
    refusal = coded.refusal
    if refusal is not None and refusal.kind == "code_unknown":
        return CODE.fullmatch(refusal.args_by_name["text"].partition(PART)[0]) is not None
    return coded.key is not None or refusal is not None


def _find_lone(lines: Iterable[Line]) -> Iterator[Fault]:
    """Find what rows without a figure say of one; a merged cell may say it of the figure of another row."""
    seen: set[str] = set()
    for line in lines:
        lone: list[str] = []
        for name in REMARKS:
            if line.has_figure or line.cell(name) == EMPTY:
                continue
            top, bottom, left, _ = line.spread(name) or (line.row, line.row, line.columns[name], 0)
            place = line.sheet.place(top, left)
            if place not in seen:
                seen.add(place)
                rows = range(top, min(bottom, len(line.sheet.rows) - 1) + 1)
                lone += [] if any(replace(line, row=row).has_figure for row in rows) else [place]
        if lone:
            yield Fault(lone[0], "note_alone")


class _AtCell(Exception):  # noqa: N818 -- an answer, as a refusal is
    """A refusal with its cell."""

    def __init__(self, place: str, refusal: Refusal) -> None:
        super().__init__(place)
        self.place = place
        self.refusal = refusal


def _at(line: Line, name: str, read: Callable[[Cell], T]) -> T:
    """Read a cell of a line; what is refused bears the cell's place."""
    try:
        return read(line.cell(name))
    except Refusal as refusal:
        raise _AtCell(line.place(name), refusal) from None


def _take(line: Line, coded: Coded, catalogue: Catalogue, whole: int | None) -> Entry:
    if line.surplus is not None:
        raise _AtCell(line.sheet.place(line.row, line.surplus), Refusal("surplus"))
    if coded.refusal is not None or coded.key is None:
        raise _AtCell(line.place("code", *FIGURES), coded.refusal or Refusal("no_code"))
    key = coded.key
    asked = catalogue.asked[key]
    stated = _read_stated(line)
    note = _at(line, "note", _read_text)
    try:
        figure = (
            _at(line, "result", lambda cell: read_figure(cell, asked, whole))
            if line.cell("result") != EMPTY
            else Figure()
        )
    except _AtCell as found:
        text = line.cell("result").text
        # Where the outcome has a column of its own, prose beside it explains; a number in prose must not get lost.
        if found.refusal.kind != "result" or stated is None or (asked.compares and re.search(r"\d", text)):
            raise
        figure, note = Figure(), "; ".join(filter(None, (text, note)))
    count, of = _at(line, "count", read_whole), _at(line, "of", read_whole)
    if count is None and of is not None and figure.value is None and figure.count is None and stated is None:
        raise _AtCell(line.place("of"), Refusal("of_alone"))
    if count is not None and of is None:
        raise _AtCell(line.place("count"), Refusal("count_alone"))
    if figure.count is not None and count is not None and (figure.count, figure.of) != (count, of):
        raise _AtCell(line.place("count"), Refusal("two_counts"))
    outcome = figure.outcome if stated is None else stated
    if figure.outcome is not None and figure.outcome is not outcome:
        raise _AtCell(line.place("outcome", *MARKED), Refusal("two_outcomes"))
    if count is None:
        count, of = figure.count, figure.of
    if catalogue.is_criterion(key) and (figure.value is not None or count is not None):
        raise _AtCell(line.place("result", "count"), Refusal("figure_of_criterion", code=key))
    evidence = _at(line, "evidence", _read_text)
    words = [text for name in ("result", "outcome", *MARKED) if is_replaced(text := line.cell(name).text)]
    is_judged = asked.target is not None and asked.target.operator is Operator.JUDGEMENT
    is_part = PART in key
    for name in ("source", "evidence") if is_part else ():
        if line.cell(name) != EMPTY:
            raise _AtCell(line.place(name), Refusal("part_source"))
    return Entry(
        place=line.place("result", "count", "outcome", *MARKED),
        key=key,
        value=figure.value,
        outcome=None if outcome is None else WORDS[outcome],
        count=count,
        of=of,
        year=_at(line, "year", read_year),
        source=None if is_part else _at(line, "source", _read_text),
        evidence=tuple(filter(None, _SEVERAL.split(evidence))) if evidence and not is_part else (),
        note=note,
        said=words[0] if words else None,
        is_idle=is_judged and outcome is None,
    )


def _read_stated(line: Line) -> Outcome | None:
    """Read the outcome of the columns that are for it; two that differ are refused."""
    found = {meant for meant in map(Outcome, MARKED) if _at(line, meant, partial(read_mark, meant=meant))}
    cell = line.cell("outcome")
    if cell != EMPTY:
        _at(line, "outcome", refuse_trouble)
        said = read_outcome(cell)
        if said is None:
            raise _AtCell(line.place("outcome"), Refusal("outcome", text=cell.text))
        found.add(said)
    if len(found) > 1:
        raise _AtCell(line.place("outcome", *MARKED), Refusal("two_outcomes"))
    return found.pop() if found else None


def _read_text(cell: Cell) -> str | None:
    """Read a text that goes into a file as it is; what no file may hold is refused here, where its cell is known."""
    refuse_trouble(cell)
    hidden = FORBIDDEN.search(cell.text)
    if hidden is not None:
        raise Refusal("letter", text=f"U+{ord(hidden[0]):04X}")
    return cell.text or None


def read_line_day(line: Line) -> str | Fault | None:
    """Read the day in a row's own column."""
    try:
        return _at(line, "date", read_day)
    except _AtCell as found:
        return Fault(found.place, found.refusal.kind, found.refusal.args_by_name)
