"""Which column of a table says what: by its heading, with or without diacritics, and by what it was said to be."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from ntmcli.diagnostic import fold
from ntmcli.store.intake.grid import Sheet

FIELDS = (
    "code", "content", "result", "outcome", "met", "basically_met", "not_met", "not_applicable", "count", "of",
    "source", "evidence", "note", "year", "date", "commune", "ignore",
)  # fmt: skip
"""What a column may be; `met` … `not_applicable` are columns to mark with a cross."""
MARKED = ("met", "basically_met", "not_met", "not_applicable")
FIGURES = ("result", "outcome", *MARKED, "count")
"""One of which a table must have."""
MANY = ("content", "ignore")
"""What several columns may be."""
MOST_TITLE = 300
MOST_ABOVE = 40
"""Rows in which the heads of a table are looked for."""

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "code": (
        *(
            "tt",
            "stt",
            "so tt",
            "so thu tu",
            "ma",
            "ma so",
            "ma chi tieu",
            "ma tieu chi",
            "ma tc",
            "ky hieu",
            "so hieu",
        ),
        *("code", "no", "number", "indicator code"),
    ),
    "content": (
        *("noi dung", "tieu chi", "ten tieu chi", "chi tieu", "ten chi tieu", "noi dung tieu chi", "noi dung chi tieu"),
        *("tieu chi noi dung", "ten tieu chi chi tieu", "tieu chi chi tieu", "content", "name", "criterion"),
        *("indicator", "criterion content"),
    ),
    "result": (
        *("ket qua", "ket qua thuc hien", "ket qua dat duoc", "ket qua moi", "thuc hien", "thuc trang", "hien trang"),
        *("so lieu", "gia tri", "hien co", "muc dat duoc", "ty le", "ty le dat", "result", "value", "new result"),
    ),
    "outcome": (
        *("tu danh gia", "danh gia", "ket qua tu danh gia", "ket qua danh gia", "tu danh gia cua xa"),
        *(
            "danh gia cua xa",
            "ket luan",
            "dat chua dat",
            "muc do dat",
            "outcome",
            "verdict",
            "own verdict",
            "self assessment",
        ),
    ),
    "met": ("dat", "da dat", "met"),
    "basically_met": ("co ban dat", "basically met"),
    "not_met": ("chua dat", "khong dat", "not met"),
    "not_applicable": ("khong ap dung", "not applicable"),
    "count": ("so dat", "so luong dat", "so dem", "tu so", "so nguoi dat", "so ho dat", "count"),
    "of": ("tong so", "mau so", "tong so ho", "tong so nguoi", "of", "total"),
    "source": ("nguon", "nguon so lieu", "source"),
    "evidence": ("minh chung", "tai lieu minh chung", "ho so minh chung", "tai lieu kiem chung", "evidence"),
    "note": (
        *("ghi chu", "ghi chu minh chung", "dien giai", "giai trinh", "giai thich", "nhan xet", "note", "notes"),
        *("remark", "remarks"),
    ),
    "year": (
        *("nam", "nam so lieu", "nam cua so lieu", "so lieu nam", "so lieu cua nam", "nam thuc hien", "nam dieu tra"),
        *("year", "year of figure", "year of the figure", "data year"),
    ),
    "date": ("ngay", "ngay ra soat", "ngay danh gia", "thoi diem", "thoi diem danh gia", "ngay thang", "date"),
    "commune": ("xa", "ten xa", "ma xa", "commune", "commune code"),
    "ignore": (
        *("yeu cau", "yeu cau dat chuan", "muc dat chuan", "muc yeu cau", "quy dinh", "nguong", "chi tieu phai dat"),
        *("don vi tinh", "dvt", "ket qua lan truoc", "ky truoc", "con thieu", "phu trach", "required", "unit"),
        *("last result", "limit", "yeu cau cua bo tieu chi"),
    ),
}
NUMBERS = ("tt", "stt", "so tt", "so thu tu", "no", "number")
"""Headings of codes that may as well count the rows: they give way to one that names codes."""
KNOWN = {heading: name for name, headings in _HEADINGS.items() for heading in headings}
_PERIOD = re.compile(r" (?:tinh )?(?:den|nam|thang|quy|ky|ngay|thoi diem|6 thang|cuoi|dau)\b.*\d.*$|(?: \d[\d /.]*)+$")

CODE = re.compile(r"\d{1,2}(?:[.,]\d{1,2})*\.?")
_CRITERION = re.compile(r"(?:tieu chi|chi tieu|tc|ct) ?(?:so )?\d{1,2}(?:\.\d{1,2})*\b")
_DOTTED = re.compile(r"\d{1,2}[.,]\d{1,2}")
WIDE = 3
"""From how many headings on that are criteria or indicators a table has a column for each."""


def plain_heading(text: str) -> str:
    """Return a heading without diacritics, signs and what stands in brackets."""
    return " ".join(re.sub(r"[^\w\s]", " ", fold(re.sub(r"\([^)]*\)", " ", text))).split())


def recognise(text: str) -> str | None:
    """Return what a heading says its column is: "Kết quả thực hiện (%) đến 31/12/2022" is a result."""
    plain = plain_heading(text)
    found = KNOWN.get(_PERIOD.sub("", plain))
    # "Năm 2022" heads figures of that year.
    return KNOWN.get(plain) or (None if found == "year" else found)


@dataclass(slots=True)
class Table:
    """A table found in a sheet: where its heads end, what its columns are called and are."""

    sheet: Sheet
    first: int
    """The row below the heads."""
    titles: dict[int, str]
    """The headings by column, as they are written; those of merged heads with the one above."""
    fields: dict[int, str] = field(default_factory=dict)

    def column(self, name: str) -> int | None:
        return next((column for column, each in self.fields.items() if each == name), None)

    def columns(self, name: str) -> list[int]:
        return [column for column, each in self.fields.items() if each == name]

    def place(self, column: int) -> str:
        """Name the cell of a column's heading."""
        return self.sheet.place(self.first - 1, column)

    @property
    def doubled(self) -> list[str]:
        """What several columns say they are, where one can be taken."""
        times = Counter(self.fields.values())
        return [name for name in FIELDS if times[name] > 1 and name not in MANY]

    @property
    def missing(self) -> list[str]:
        """What no column is said to be and must be: a code, a figure."""
        there = set(self.fields.values())
        lacking = [] if "code" in there or "content" in there else ["code"]
        return lacking + ([] if there.intersection(FIGURES) else ["result"])


def choices(table: Table, name: str) -> list[int]:
    """List the columns of which one may be meant: those that say they are it, else all."""
    return table.columns(name) if name in table.doubled else list(table.titles)


def is_alike(table: Table, name: str) -> bool:
    """Tell whether the columns that say they are something are called the same, so that no heading tells them apart."""
    return name in table.doubled and len({plain_heading(table.titles[each]) for each in table.columns(name)}) == 1


def propose(table: Table, name: str) -> str | None:
    """Return a heading that may be meant by something open, the last where several are; None where none is likely."""
    titles = Counter(map(plain_heading, table.titles.values()))
    likely = [
        table.titles[column]
        for column in choices(table, name)
        if titles[plain_heading(table.titles[column])] == 1 and (name in table.doubled or _speaks(table, column, name))
    ]
    return likely[-1] if likely else None


def _speaks(table: Table, column: int, name: str) -> bool:
    """Tell whether a heading that is not known begins as one of a kind does: "Kết quả do xã báo cáo", "Năm 2022"."""
    plain = plain_heading(table.titles[column])
    begins = any(plain.startswith(f"{heading} ") for heading in _HEADINGS[name] if heading not in NUMBERS)
    is_year = name == "result" and KNOWN.get(_PERIOD.sub("", plain)) == "year"
    return column not in table.fields and (begins or is_year)


def find_table(sheet: Sheet, given: Mapping[str, str]) -> Table | None:
    """Find the row, or two rows, whose cells are headings; None where nothing looks like that.

    `given` says of headings what their columns are, whatever the heading may mean otherwise.
    """
    best, most = None, 1
    for row in range(min(len(sheet.rows), MOST_ABOVE)):
        for height in (1, 2):
            table = _read_heads(sheet, row, height, given)
            # Two rows are taken where the second says more than the first alone.
            known = len({name for name in table.fields.values() if name != "ignore"})
            if known > most:
                best, most = table, known
    return best


def is_wide(sheet: Sheet, table: Table | None) -> bool:
    """Tell whether a sheet has a column for each criterion or indicator: `TC1`, `Tiêu chí 1`, `15.1` in its heads."""
    for row, cells in enumerate(sheet.rows[:MOST_ABOVE]):
        texts = {fold(cell.text) for cell in cells}
        # What is no head may be a row of figures.
        is_head = table is not None and table.first - 2 <= row < table.first
        named = [text for text in texts if _CRITERION.match(text) or (is_head and _DOTTED.fullmatch(text))]
        if len(named) >= WIDE:
            return True
    return False


def guess_table(sheet: Sheet, given: Mapping[str, str]) -> Table | None:
    """Find a row of texts above something like a code, where no headings are known."""
    for row in range(min(len(sheet.rows) - 1, MOST_ABOVE)):
        table = _read_heads(sheet, row, 1, given)
        if len(table.titles) > 1 and any(CODE.fullmatch(cell.text) for cell in sheet.rows[row + 1]):
            return table
    return None


def rate(sheet: Sheet) -> int:
    """Tell how many columns of a sheet are recognised."""
    table = find_table(sheet, {})
    return 0 if table is None else len(table.fields)


def _read_heads(sheet: Sheet, row: int, height: int, given: Mapping[str, str]) -> Table:
    table = Table(sheet, row + height, {})
    above = _head_texts(sheet, row, over=height > 1)
    below = _head_texts(sheet, row + 1, over=False) if height > 1 else {}
    if any(text and column in above and not above[column][1] for column, (text, _) in below.items()):
        return table  # the second row says something of its own below a head: it is no head
    stated: set[int] = set()
    for column in sorted(above.keys() | below.keys()):
        texts = [texts[column][0] for texts in (above, below) if column in texts]
        title = " – ".join(dict.fromkeys(texts))
        if len(title) > MOST_TITLE:
            continue
        table.titles[column] = title
        found = given.get(plain_heading(title))
        stated.update([] if found is None else [column])
        for text in (title, *reversed(texts)):
            found = found or recognise(text)
        if found is not None:
            table.fields[column] = found
    _settle(table, stated)
    return table


def _settle(table: Table, stated: set[int]) -> None:
    """Leave out columns whose heading says what another was stated to be, and running numbers beside codes."""
    for name in table.doubled:
        columns = table.columns(name)
        sure = [column for column in columns if column in stated]
        if not sure and name == "code":
            sure = [column for column in columns if plain_heading(table.titles[column]) not in NUMBERS]
        for column in columns:
            if sure and column not in sure:
                del table.fields[column]


def _head_texts(sheet: Sheet, row: int, over: bool) -> dict[int, tuple[str, bool]]:
    """Return the texts of a row by column, and whether each stands over several; merged over them, or with `over`
    where nothing is merged in the sheet and what follows is empty.
    """
    texts: dict[int, tuple[str, bool]] = {}
    last: str | None = None
    for column in range(sheet.width):
        merge = sheet.merge_of(row, column)
        cell = sheet.at(row, column) if merge is None else sheet.at(merge[0], merge[2])
        text = cell.value if isinstance(cell.value, str) else None
        below = sheet.at(row + 1, column).value
        if text is not None and (merge is None or merge[0] == row):
            follows = sheet.at(row, column + 1).value is None and isinstance(sheet.at(row + 1, column + 1).value, str)
            loose = over and not sheet.merged and isinstance(below, str) and follows
            texts[column] = (text, loose or (merge is not None and merge[3] > merge[2]))
            last = text if loose else None
        elif last is not None and text is None and isinstance(below, str):
            texts[column] = (last, True)
        else:
            last = None
    return texts
