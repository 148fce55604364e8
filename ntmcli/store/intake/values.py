"""What a cell says of a result: a figure, a bound, a count of a whole, an outcome; or why that is not certain."""

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from ntmcli.diagnostic import fold
from ntmcli.diagnostic.terms import OUTCOMES
from ntmcli.model.framework import COMPARISONS, PERCENT, Part, Requirement, Target
from ntmcli.model.values import OUTCOME_WORDS, YEAR, Outcome, parse_date
from ntmcli.store.intake.grid import Cell

WORDS = {outcome: word for word, outcome in OUTCOME_WORDS.items()}
"""The word that a file has for each outcome."""
_SAID = {
    **OUTCOME_WORDS,
    **{word: Outcome(key) for key, word in OUTCOMES["en"].items() if key != "unknown"},
    "not assessed": Outcome.UNKNOWN,
    "không đạt": Outcome.NOT_MET,
}
_FOLDED = {fold(word): outcome for word, outcome in _SAID.items()}
MARKS = frozenset(["x", "X", "✓", "✔", "√", "☑", "v", "V"])
"""Crosses and ticks: they mean what the heading of their column means."""

_NUMBER = r"-?\d[\d.,\u202f ]*"
_BOUND = re.compile(rf"(>=|<=|≥|≤|>|<)\s*({_NUMBER})(.*)", re.DOTALL)
_FIGURE = re.compile(rf"({_NUMBER})(.*)", re.DOTALL)
_SHARE = re.compile(r"(\d[\d.,]*)\s*/\s*(\d[\d.,]*)")
_GROUPED = re.compile(r"\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*")
_DAY = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})")
_YEAR = re.compile(r"(?:(?:năm|year) )?(\d{4})", re.IGNORECASE)
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000
"""Days since the end of 1899, as spreadsheets count them, from 1954 to 2119."""
ORIGIN = datetime.date(1899, 12, 30)


class Refusal(Exception):  # noqa: N818 -- it is no error of the program but an answer: the cell cannot be taken
    """A cell cannot be taken; `kind` names the sentence in `present.intake_words`."""

    def __init__(self, kind: str, **args: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.args_by_name = args


class Asked(NamedTuple):
    """What a row asks for: an indicator, a part of one, or (without them) the result of a criterion itself."""

    target: Target | None
    unit: str | None
    counted: str | None = None

    @property
    def is_percent(self) -> bool:
        return self.unit == PERCENT

    @property
    def compares(self) -> bool:
        return self.target is not None and self.target.operator in COMPARISONS


def ask(target: Target, thing: Requirement | Part) -> Asked:
    return Asked(target, thing.unit, getattr(thing, "counted", None))


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cell says, in the words of a file."""

    value: str | None = None
    outcome: Outcome | None = None
    count: str | None = None
    of: str | None = None


def refuse_trouble(cell: Cell) -> None:
    """Refuse a cell without a value that can be taken."""
    if cell.trouble is not None:
        raise Refusal(f"cell_{cell.trouble}", text=cell.text)


def read_outcome(cell: Cell) -> Outcome | None:
    """Read an outcome word in either language, also without diacritics; None where the cell says another thing."""
    if not isinstance(cell.value, str):
        return None
    text = cell.value.casefold().strip(" .;")
    return _SAID.get(text) or (_FOLDED.get(text) if text.isascii() else None)


def is_replaced(text: str) -> bool:
    """Tell whether a text is an outcome in a word that files do not have: "Không đạt", for which they say chưa đạt."""
    return fold(text.strip(" .;")) == "khong dat"


def read_mark(cell: Cell, meant: Outcome) -> bool:
    """Tell whether a column that means an outcome is marked."""
    refuse_trouble(cell)
    if cell.value is None or cell.value is False:
        return False
    if cell.value is True or cell.text in MARKS or read_outcome(cell) is meant:
        return True
    raise Refusal("mark", text=cell.text)


def read_figure(cell: Cell, asked: Asked, whole: int | None) -> Figure:
    """Read a result; `whole` is what 100 % is written as where no sign says so: 100, 1, or None for not known."""
    refuse_trouble(cell)
    if isinstance(cell.value, bool | datetime.date):
        raise Refusal("result_date" if isinstance(cell.value, datetime.date) else "result", text=cell.text)
    if isinstance(cell.value, Decimal):
        return Figure(value=_write(_read_shown(cell, cell.value, asked, whole)))
    outcome = read_outcome(cell)
    if outcome is not None:
        return Figure(outcome=outcome)
    text = cell.text
    share = _SHARE.fullmatch(text.removesuffix(asked.counted or "").strip())
    if share is not None and asked.is_percent:
        return Figure(count=read_whole_text(share[1]), of=read_whole_text(share[2]))
    bound = _BOUND.fullmatch(text)
    if bound is not None:
        number = _read_number(text, bound[2], bound[3], asked, whole)
        sign = {"≥": ">=", "≤": "<="}.get(bound[1], bound[1])
        return Figure(value=f"{sign}{_write(number)}")
    figure = _FIGURE.fullmatch(text)
    if figure is None:
        raise Refusal("mark_unclear" if text in MARKS else "result", text=text)
    return Figure(value=_write(_read_number(text, figure[1], figure[2], asked, whole)))


def _read_number(written: str, text: str, unit: str, asked: Asked, whole: int | None) -> Decimal:
    """Read a number of what is written, with the unit that follows it."""
    number = parse(text.strip(), asked.is_percent)
    unit = unit.strip()
    if unit == "%":
        if not asked.is_percent:
            raise Refusal("not_percent", text=written, unit=asked.unit or "–")
        return number
    if unit and fold(unit) != fold(asked.unit or ""):
        raise Refusal("result", text=written)
    return _scale(number, asked, whole)


def _read_shown(cell: Cell, number: Decimal, asked: Asked, whole: int | None) -> Decimal:
    if not cell.is_percent:
        return _scale(number, asked, whole)
    if not asked.is_percent:
        raise Refusal("not_percent", text=f"{_write(number * 100)}%", unit=asked.unit or "–")
    return number * 100


def _scale(number: Decimal, asked: Asked, whole: int | None) -> Decimal:
    """Bring a percentage to 0 to 100; refuse it where it may be a share of one or of a hundred."""
    if not asked.is_percent:
        return number
    if whole is None and 0 < number <= 1:
        raise Refusal("share", text=_write(number), hundred=_write(number * 100))
    return number * 100 if whole == 1 else number


def parse(text: str, percent: bool) -> Decimal:
    """Read a number with a comma or a point; refuse one that may be thousands or decimals."""
    plain = text.replace("\u202f", " ")
    marks = [mark for mark in ",. " if mark in plain]
    if not marks:
        return Decimal(plain)
    grouped = _GROUPED.fullmatch(plain)
    if grouped is not None and grouped[1] == " ":
        return Decimal(plain.replace(" ", ""))
    if grouped is not None and plain.count(grouped[1]) == 1:
        if plain.startswith("0") or percent:  # no share is over a hundred
            return Decimal(plain.replace(grouped[1], "."))
        bare, decimals = plain.replace(grouped[1], ""), _write(Decimal(plain.replace(grouped[1], ".")))
        # Three digits behind the mark would be as unclear again.
        exact = f"{decimals}0" if _GROUPED.fullmatch(decimals) else decimals
        raise Refusal("thousands", text=text, thousands=bare, decimals=decimals, exact=exact)
    if grouped is not None:
        return Decimal(plain.replace(grouped[1], ""))
    last = max(marks, key=plain.rfind)
    before, _, after = plain.rpartition(last)
    others = [mark for mark in marks if mark != last]
    if last == " " or not after.isdecimal() or len(others) > 1:
        raise Refusal("result", text=text)
    if others:
        if not _GROUPED.fullmatch(before):
            raise Refusal("result", text=text)
        before = before.replace(others[0], "")
    if not before.removeprefix("-").isdecimal():
        raise Refusal("result", text=text)
    return Decimal(f"{before}.{after}")


def read_whole(cell: Cell) -> str | None:
    """Read a count; None where there is none."""
    refuse_trouble(cell)
    if cell.value is None:
        return None
    if isinstance(cell.value, Decimal) and cell.value == cell.value.to_integral_value() and cell.value >= 0:
        return f"{cell.value:.0f}"
    if not isinstance(cell.value, str):
        raise Refusal("whole", text=cell.text)
    return read_whole_text(cell.value)


def read_whole_text(text: str) -> str:
    """Read a count written out; thousands may be set apart, for a count has no decimals."""
    if not (text.isascii() and text.isdecimal()) and _GROUPED.fullmatch(text) is None:
        raise Refusal("whole", text=text)
    return str(int(re.sub(r"[., ]", "", text)))


def _write(number: Decimal) -> str:
    """Write a number as files have it, without an exponent and without zeros at its end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_day(cell: Cell) -> str | None:
    """Read a day, month or year in the order of Vietnamese, of ISO, or as a spreadsheet counts days."""
    refuse_trouble(cell)
    value = cell.value
    if value is None:
        return None
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Decimal) and value == value.to_integral_value() and FIRST_SERIAL <= value <= LAST_SERIAL:
        return (ORIGIN + datetime.timedelta(days=int(value))).isoformat()
    text = cell.text
    if _ISO.fullmatch(text):
        return _valid(text, text)
    found = _DAY.fullmatch(text)
    if found is None:
        raise Refusal("day", text=text)
    return _valid("-".join(part.zfill(2) for part in (found[3], found[2], found[1]) if part), text)


def read_year(cell: Cell) -> str | None:
    """Read the year that a figure is for: `2022`, `Năm 2022`."""
    refuse_trouble(cell)
    if cell.value is None:
        return None
    found = _YEAR.fullmatch(cell.text)
    if found is None or not YEAR.fullmatch(found[1]):
        raise Refusal("year", text=cell.text)
    return found[1]


def _valid(written: str, text: str) -> str:
    """Return a day, month or year as files have it, where there is such a one."""
    try:
        parse_date(written)
    except PydanticCustomError:
        raise Refusal("day", text=text) from None
    return written
