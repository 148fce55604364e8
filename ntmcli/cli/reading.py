"""Read a file of results: ask what its columns are where that is open, find for whom and when each row is."""

import datetime
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

import typer

from ntmcli.cli.judging import find_framework, find_own_data, open_register, show_path
from ntmcli.cli.settings import Settings
from ntmcli.diagnostic import DataError, Lang
from ntmcli.model.intake import Batch, Fault
from ntmcli.model.values import parse_date
from ntmcli.present.intake import say_column
from ntmcli.present.output import harmless, tell
from ntmcli.present.phrases import commune_name, framework_line
from ntmcli.present.wording import say
from ntmcli.store.audit import Data
from ntmcli.store.disk import CRITERIA
from ntmcli.store.intake import column_file
from ntmcli.store.intake.answers import find_doubles
from ntmcli.store.intake.codes import Catalogue
from ntmcli.store.intake.column_file import ColumnFile
from ntmcli.store.intake.file import Found, Opened, find_old_fonts, find_tables, open_file
from ntmcli.store.intake.form import Form
from ntmcli.store.intake.grid import EMPTY, Cell, name_column
from ntmcli.store.intake.headings import Table, choices, is_alike, propose
from ntmcli.store.intake.rows import Line, list_lines, read_line_day, take_rows
from ntmcli.store.intake.values import Refusal, read_day
from ntmcli.store.intake.workbook import clean_text
from ntmcli.store.writing import replace_file


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for on the command line."""

    file: str
    date: str | None
    source: str | None
    commune: str | None
    framework: str | None
    columns: str | None
    dry_run: bool
    partial: bool
    no_input: bool


class Reading:
    """What is read of a file, and what is still open about it."""

    def __init__(self, settings: Settings, request: Request) -> None:
        self.settings, self.request = settings, request
        self.data = Data(find_own_data(settings), datetime.date.today())
        if request.framework is not None:
            find_framework(self.data, request.framework)
        self.date = None if request.date is None else _read_date(request.date)
        if self.date is not None and self._is_ahead(self.date):
            raise DataError("date_future", 2, text=request.date or "")
        self.register = open_register(self.data.root, settings)
        self.commune = None if request.commune is None else self.register.find(request.commune)
        self.columns_path = _find_columns(request)
        self.columns = ColumnFile()
        if self.columns_path.is_file() or request.columns is not None:
            self.columns = column_file.load(self.columns_path, settings.lang)
        self.opened: Opened = open_file(Path(request.file))
        self.found: Found = find_tables(self.opened, self.columns.by_heading)
        self.faults: list[Fault] = []
        self.remembered: str | None = None
        self._communes: dict[str, Path] = {}
        """The files of the communes that forms and rows name, by that name."""
        self._catalogues: dict[tuple[Path, str, str], Catalogue | None] = {}

    @property
    def may_ask(self) -> bool:
        return not self.request.no_input and sys.stdin is not None and sys.stdin.isatty()

    def read(self) -> list[Batch]:
        """Return all that can be taken; what cannot be is among the faults."""
        tables = self.found.tables
        if not (self.found.forms or tables) or any(table.missing for table in tables):
            for place in find_old_fonts(self.opened):
                raise DataError("old_font", 3, place=place)
        if not self.found.forms and not tables:
            raise DataError("wide_table" if self.found.wide else "no_result_table", 3, text=self.request.file)
        stripped = ", ".join(form.sheet.name or self.request.file for form in self.found.forms if form.is_stripped)
        if stripped and self.commune is None:
            raise DataError("form_stripped", 2, list=stripped)
        if stripped:
            tell(say(self.settings.lang, "form_stripped_read", list=stripped))
        known = self.columns
        self._settle_columns()
        batches = self._take()
        if any(fault.kind == "share" for fault in self.faults) and self.may_ask:
            self._ask_percent()
            batches = self._take()
        if self.columns != known:
            self._remember()
        return batches

    def unused(self) -> list[str]:
        """Name the columns that have a heading and are not read."""
        return [
            say_column(table.place(column), title, self.settings.lang)
            for table in self.found.tables
            for column, title in table.titles.items()
            if column not in table.fields
        ]

    # -- what is asked

    def _settle_columns(self) -> None:
        """Have each table say which column is what; ask, or refuse with the choices there are."""
        lang = self.settings.lang
        unsure = [table for table in self.found.tables if table.missing or table.doubled]
        if unsure and not self.may_ask:
            open_ones = [(table, name) for table in unsure for name in (*table.doubled, *table.missing)]
            listed = "\n".join(f"  {self._list_choices(*each)}" for each in open_ones)
            columns = {
                propose(*each) or say(lang, "columns_title", field=say(lang, f"field_{each[1]}")): each[1]
                for each in open_ones
                if not is_alike(*each)
            }
            example = column_file.write(ColumnFile(columns)).decode()
            kind = "columns_unsure" if columns else "columns_alike"
            raise DataError(kind, 2, list=listed, path=show_path(str(self.columns_path)), example=example)
        for table in unsure:
            for name in (*table.doubled, *table.missing):
                self._ask_column(table, name)

    def _list_choices(self, table: Table, name: str) -> str:
        """Say which columns there are to be chosen from, and for what."""
        lang = self.settings.lang
        doubled = "columns_same" if is_alike(table, name) else "columns_doubled"
        key = doubled if name in table.doubled else "columns_missing"
        titles = "; ".join(
            say_column(table.place(column), table.titles[column], lang) for column in choices(table, name)
        )
        return say(lang, key, field=say(lang, f"field_{name}"), name=name, columns=titles)

    def _ask_column(self, table: Table, name: str) -> None:
        lang = self.settings.lang
        typer.echo(harmless(self._list_choices(table, name)), err=True)
        letters = {name_column(column): column for column in choices(table, name)}
        answer = ""
        while answer not in letters:
            prompt = say(lang, "ask_column", field=say(lang, f"field_{name}"), list=", ".join(letters))
            answer = typer.prompt(prompt, err=True).strip().upper()
        chosen = letters[answer]
        said = {table.titles[column]: "ignore" for column in table.columns(name)} | {table.titles[chosen]: name}
        table.fields |= dict.fromkeys(table.columns(name), "ignore") | {chosen: name}
        self.columns = replace(self.columns, columns={**self.columns.columns, **said})

    def _ask_percent(self) -> None:
        lang = self.settings.lang
        places = ", ".join(fault.place for fault in self.faults if fault.kind == "share")
        typer.echo(say(lang, "ask_percent_why", places=places), err=True)
        answer = ""
        while answer not in ("1", "100"):
            answer = typer.prompt(say(lang, "ask_percent"), err=True).strip()
        self.columns = replace(self.columns, percent=int(answer))

    def _remember(self) -> None:
        """Write down what was answered, where that is wanted: beside the table, never among the data."""
        path, lang = self.columns_path, self.settings.lang
        shown = show_path(str(path))
        inside = path.resolve().is_relative_to(self.data.root.resolve())
        if not inside and typer.confirm(say(lang, "ask_remember", path=shown), default=True, err=True):
            replace_file(path, column_file.write(self.columns))
            self.remembered = shown

    # -- what is taken

    def _take(self) -> list[Batch]:
        self.faults = []
        self.others = 0
        batches = [*self._take_forms(), *self._take_tables()]
        if self.others:
            tell(say(self.settings.lang, "rows_of_others", number=self.others))
        doubles = find_doubles(batches)
        # A cell that is merged over the rows of several communes is told once.
        self.faults = list({(fault.place, fault.kind): fault for fault in (*self.faults, *doubles)}.values())
        doubled = {fault.place for fault in doubles}
        return [
            replace(batch, entries=kept)
            for batch in batches
            if (kept := tuple(entry for entry in batch.entries if entry.place not in doubled))
        ]

    def _take_forms(self) -> Iterator[Batch]:
        for form in self.found.forms:
            place = form.sheet.place(0, form.start)
            path = self.commune if form.commune is None else self._find_coded(form.commune)
            asked = self.request.framework
            if path is None:
                self.faults.append(Fault(place, "commune_unknown", {"text": form.commune or ""}))
                continue
            framework = form.framework or asked or self._framework_of(path)
            if self.commune not in (None, path):
                self.faults.append(Fault(place, "commune_other", {"text": form.commune or ""}))
            elif framework not in self.data.known or asked not in (None, framework):
                self.faults.append(Fault(place, "framework_other", {"text": framework}))
            else:
                yield from self._take_form(form, path, framework)

    def _take_form(self, form: Form, path: Path, framework: str) -> Iterator[Batch]:
        day, fault = form.read_day()
        cell = form.find("date")
        place = form.sheet.place(0, 0) if cell is None else cell[1]
        date = day or self.date
        catalogue = self._catalogue(path, framework, date or self.data.today.isoformat(), place)
        if catalogue is None:
            return
        strange = self._find_stranger(form, path, catalogue)
        if strange:
            self.faults += strange
            return
        entries, faults = form.take(catalogue, self.columns.percent)
        said = form.find("source")
        if said is not None and said[0].trouble is not None:
            faults.append(Fault(said[1], f"cell_{said[0].trouble}", {"text": said[0].text}))
        self.faults += faults
        if not entries and not faults:
            return
        if fault is not None:
            self.faults.append(fault)
        elif date is None:
            self.faults.append(Fault(place, "form_day"))
        elif self._is_ahead(date):
            self.faults.append(Fault(place, "day_future", {"day": date}))
        elif day is not None and self.date not in (None, day):
            self.faults.append(Fault(place, "day_other", {"text": day}))
        else:
            yield Batch(path, framework, date, form.source or self.request.source, tuple(entries))

    def _find_stranger(self, form: Form, path: Path, catalogue: Catalogue) -> list[Fault]:
        """Find whether the title of a form names another commune than its hidden code, or, without that, whether what
        stands above it names another commune or framework than it is read for.
        """
        commune, title = self.data.load(path).partial, form.title.text
        if not title or commune is None:
            return []
        place = form.sheet.place(form.top, form.start)
        names = (clean_text(harmless(commune_name(commune, lang))) for lang in get_args(Lang))
        if not any(title.endswith(f" – {name}") for name in names):
            if form.commune is None:
                return [Fault(place, "form_other", {"text": title})]
            return [Fault(place, "form_commune", {"text": title, "code": form.commune})]
        framework = catalogue.yardstick.framework
        lines = [clean_text(harmless(framework_line(framework, lang))) for lang in get_args(Lang)]
        above = " ".join(form.sheet.at(row, form.start).text for row in range(form.head))
        if form.is_stripped and not any(line in above for line in lines):
            return [Fault(place, "form_framework", {"name": lines[0]})]
        return []

    def _find_coded(self, code: str) -> Path | None:
        """Find a commune by nothing but its code: what a sheet says is no path."""
        found = self.register.by_code.get(code, [])
        return found[0] if len(found) == 1 else None

    def _take_tables(self) -> Iterator[Batch]:
        for table in self.found.tables:
            groups: dict[tuple[Path, str], list[Line]] = defaultdict(list)
            for line in list_lines(table):
                path, date = self._find_place(table, line), self._find_date(table, line)
                if path is not None and date is not None:
                    groups[path, date].append(line)
            for (path, date), lines in groups.items():
                yield from self._take_group(path, date, lines)

    def _take_group(self, path: Path, date: str, lines: Sequence[Line]) -> Iterator[Batch]:
        place = lines[0].place("code")
        framework = self.request.framework or self._framework_of(path)
        catalogue = self._catalogue(path, framework, date, place)
        if catalogue is None:
            return
        entries, faults = take_rows(lines, catalogue, self.columns.percent)
        self.faults += faults
        if entries:
            yield Batch(path, framework, date, self.request.source, tuple(entries))

    def _find_place(self, table: Table, line: Line) -> Path | None:
        """Find the commune of a row; None, the fault kept, where there is none."""
        if table.column("commune") is None:
            if self.commune is None:
                raise DataError("import_commune", 2)
            return self.commune
        text = line.cell("commune").text
        if text and text not in self._communes:
            path = self._find_named(text, line)
            if path is None:
                return None
            self._communes[text] = path
        if not text:
            if line.has_figure:
                self.faults.append(Fault(line.place("commune"), "no_commune"))
            return None
        path = self._communes[text]
        if self.commune is not None and path != self.commune:
            self.others += line.has_figure  # the rows of one commune were asked for
            return None
        return path

    def _find_named(self, text: str, line: Line) -> Path | None:
        """Find a commune by its code or name; what a cell says is never taken for a path. None, the fault kept."""
        fault = Fault(line.place("commune"), "commune_unknown", {"text": text})
        if not ("/" in text or "\\" in text or text.endswith(".yaml")):
            try:
                return self.register.find(text)
            except DataError as error:
                if error.kind == "several_communes":
                    listed = "; ".join(error.args_by_name["list"].split("\n")).replace("  ", "")
                    fault = Fault(line.place("commune"), "commune_several", {"text": text, "list": listed})
        if line.has_figure:
            self.faults.append(fault)
        return None

    def _find_date(self, table: Table, line: Line) -> str | None:
        if table.column("date") is None or (line.cell("date") == EMPTY and self.date is not None):
            if self.date is None:
                raise DataError("import_date", 2)
            return self.date
        if not line.has_figure:
            return self.date or self.data.today.isoformat()
        found = read_line_day(line)
        if isinstance(found, Fault):
            self.faults.append(found)
        elif found is None:
            self.faults.append(Fault(line.place("date"), "no_day"))
        elif self._is_ahead(found):
            self.faults.append(Fault(line.place("date"), "day_future", {"day": found}))
            return None
        return found if isinstance(found, str) else None

    def _is_ahead(self, date: str) -> bool:
        return parse_date(date).first_day > self.data.today

    def _framework_of(self, path: Path) -> str:
        loaded = self.data.load(path)
        return loaded.document.written("framework") or self.data.default or CRITERIA

    def _catalogue(self, path: Path, framework: str, date: str, place: str) -> Catalogue | None:
        """Return what is asked for of a commune on a day; None, the fault kept, where that cannot be told."""
        key = (path, framework, date)
        if key not in self._catalogues:
            loaded = self.data.load(path)
            commune = loaded.partial
            self.data.need([framework])
            if commune is None or framework not in self.data.rules.frameworks:
                self._catalogues[key] = None
            else:
                day = parse_date(date).judged_on(self.data.today)
                yardstick = self.data.rules.resolve(framework, commune.place(framework), day)
                self._catalogues[key] = Catalogue(yardstick)
        if self._catalogues[key] is None:
            self.faults.append(Fault(place, "commune_unread", {"path": show_path(str(path))}))
        return self._catalogues[key]


def _find_columns(request: Request) -> Path:
    return Path(request.columns or f"{request.file}{column_file.SUFFIX}")


def _read_date(text: str) -> str:
    try:
        found = read_day(Cell(text.strip()))
    except Refusal:
        found = None
    if not found:
        raise DataError("bad_date", 2, text=text)
    return found
