"""Which criterion, indicator or part each row of a table is on; what spreadsheets have made of a code is undone where
that is certain, and reported where it is not.
"""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ntmcli.diagnostic import fold, suggest_code
from ntmcli.judge.targets import Yardstick
from ntmcli.model.form import PART
from ntmcli.model.framework import Criterion, Part, Requirement
from ntmcli.store.intake.grid import Cell
from ntmcli.store.intake.values import Asked, Refusal, ask

_BEFORE = re.compile(r"^(?:tieu chi|chi tieu|tc|ct)\s*(?:so\s*)?", re.IGNORECASE)
_LEADING = re.compile(r"^(?:(?:tiêu chí|chỉ tiêu)\s*(?:số\s*)?)?(\d+(?:[.,]\d+)*)\s*(?:[.):\-–]|\s|$)", re.IGNORECASE)
_PART = re.compile(r"(?:(?P<code>.*?\d)\s*[.)/\-]?\s*)?(?P<part>[^\W\d_])[.)]?")
MOST_CODE = 40
"""Letters of a code, with what stands around it."""
ALIKE, UNLIKE = 0.5, 0.25
"""Shares of the words of two names from which they are taken for the same, and under which for different things."""


@dataclass(slots=True)
class Catalogue:
    """What a framework asks for at a place on a day, by the keys of rows: `15`, `15.1`, `17.1/a`."""

    yardstick: Yardstick
    asked: dict[str, Asked] = field(default_factory=dict)
    titles: dict[str, list[str]] = field(default_factory=dict)
    """The names of a key in both languages: a criterion's, and that of an indicator with the same code."""
    order: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for entry in self.yardstick.criteria:
            self._add(entry.criterion.code, Asked(None, None), entry.criterion)
            for ruled in entry.indicators:
                indicator = ruled.indicator
                self._add(indicator.code, ask(ruled.target, indicator), indicator)
                for part in ruled.target.all or ():
                    self._add(f"{indicator.code}{PART}{part.code}", self._ask_part(part, indicator.counted), part)

    def _ask_part(self, part: Part, counted: str | None) -> Asked:
        return ask(part.target, part)._replace(counted=counted)

    def _add(self, key: str, asked: Asked, named: Criterion | Requirement | Part) -> None:
        self.asked[key] = asked  # an indicator of its criterion's code takes the criterion's place
        self.titles.setdefault(key, []).extend(filter(None, (named.name_en, named.name)))
        self.order.setdefault(key, len(self.order))

    def is_criterion(self, key: str) -> bool:
        return self.asked[key].target is None

    def family(self, key: str) -> str:
        """Return the code of the criterion of a key."""
        code = key.partition(PART)[0]
        return self.yardstick.criterion_of.get(code, code)

    def by_name(self, text: str) -> list[str]:
        """Return the keys that bear a name."""
        plain = fold(text)
        return [key for key, titles in self.titles.items() if plain in map(fold, titles)]

    def likeness(self, key: str, text: str) -> float:
        """Return which share of the words of a text and of a key's name are in both."""
        words = set(fold(text).split())
        named = [set(fold(title).split()) for title in self.titles[key]]
        return max(len(words & each) / len(words | each) for each in named)


@dataclass(frozen=True, slots=True)
class Coded:
    """A row and the key it is on; `refusal` where that is not certain, neither where the row has no code."""

    row: int
    key: str | None = None
    refusal: Refusal | None = None


def read_codes(
    rows: Sequence[tuple[int, Cell, Sequence[str]]], catalogue: Catalogue, loose: bool = False
) -> list[Coded]:
    """Find the key of each row, given as its number, the cell of its code and the texts of its contents.

    `loose` says that the rows are of a text file, in which numbers and texts are written alike.
    """
    found = list(_read_each(rows, catalogue))
    if loose:
        found = [_reconsider(at, cell, contents, found, catalogue) for at, (_, cell, contents) in enumerate(rows)]
    certain = {at: coded.key for at, coded in enumerate(found) if coded.key is not None}
    numbers = [cell for _, cell, _ in rows if isinstance(cell.value, Decimal)]
    for at, (row, cell, contents) in enumerate(rows):
        if found[at].key is None and found[at].refusal is None and isinstance(cell.value, Decimal):
            found[at] = _settle(at, row, cell, certain, numbers, catalogue)
        key = found[at].key
        if key is not None:
            mistaken = _find_mistaken(key, contents, catalogue)
            if mistaken is not None:
                args = {"code": key, "name": catalogue.titles[key][-1], "other": mistaken, "text": " ".join(contents)}
                found[at] = Coded(row, refusal=Refusal("code_or_name", **args))
            elif cell.text.strip(" .)") == key and key.isdecimal() and _is_strange(key, contents, catalogue):
                args = {"code": key, "name": catalogue.titles[key][-1], "text": " ".join(contents)}
                found[at] = Coded(row, refusal=Refusal("code_content", **args))
    return found


def _read_each(rows: Sequence[tuple[int, Cell, Sequence[str]]], catalogue: Catalogue) -> Iterator[Coded]:
    """Read the codes that are certain by themselves; a number that may be two codes is left open."""
    above: str | None = None
    for row, cell, contents in rows:
        coded = _read(row, cell, contents, above, catalogue)
        if coded.key is not None:
            above = coded.key
        yield coded


def _read(row: int, cell: Cell, contents: Sequence[str], above: str | None, catalogue: Catalogue) -> Coded:
    if isinstance(cell.value, datetime.date) or cell.trouble is not None:
        return Coded(
            row, refusal=Refusal("code_date" if cell.trouble is None else f"cell_{cell.trouble}", text=cell.text)
        )
    inside = _find_leading(contents, catalogue)
    if isinstance(cell.value, Decimal):
        candidates = _candidates(cell, catalogue)
        if inside is not None and (
            inside in candidates or any(catalogue.family(inside) == each for each in candidates)
        ):
            return Coded(row, inside)
        if len(candidates) == 1:
            return Coded(row, candidates[0])
        return Coded(row) if candidates else Coded(row, refusal=_unknown(cell.text, catalogue))
    text = cell.text
    if not text:
        named = [key for content in contents for key in catalogue.by_name(content)]
        key = inside or (named[0] if len(set(named)) == 1 else _find_part(contents, above, catalogue))
        return Coded(row, key)
    key = _plain(text, catalogue)
    if key is not None:
        narrower = inside is not None and catalogue.family(inside) == key
        return Coded(row, inside if narrower else key)
    part = _PART.fullmatch(text) if len(text) <= MOST_CODE else None
    if part is not None:
        code = _plain(part["code"], catalogue) if part["code"] else above
        key = None if code is None else f"{code.partition(PART)[0]}{PART}{part['part'].lower()}"
        if key in catalogue.asked:
            return Coded(row, key)
    if inside is not None and not any(letter.isdigit() for letter in text):  # a bullet, a Roman number
        return Coded(row, inside)
    return Coded(row, refusal=_unknown(text, catalogue))


def _unknown(text: str, catalogue: Catalogue) -> Refusal:
    return Refusal("code_unknown", text=text, **suggest_code(text, catalogue.asked))


def _plain(text: str, catalogue: Catalogue) -> str | None:
    """Return the key that a text names: "Tiêu chí 15", "15.1.", "15,1"."""
    for plain in (text, _BEFORE.sub("", fold(text)), text.strip(" .)")):
        stripped = plain.strip(" .)")
        for code in (plain, stripped, stripped.replace(",", ".")):
            if code in catalogue.asked:
                return code
    return None


def _find_leading(contents: Sequence[str], catalogue: Catalogue) -> str | None:
    """Return the code that a content begins with."""
    for content in contents:
        match = _LEADING.match(content)
        key = None if match is None else _plain(match[1], catalogue)
        if key is not None:
            return key
    return None


def _find_part(contents: Sequence[str], above: str | None, catalogue: Catalogue) -> str | None:
    """Return the part of the indicator above that a content begins with: "a) Hộ dùng nước sạch"."""
    for content in contents:
        match = re.match(r"([^\W\d_])[.)]\s", content)
        if match is not None and above is not None:
            key = f"{above.partition(PART)[0]}{PART}{match[1].lower()}"
            if key in catalogue.asked:
                return key
    return None


def _candidates(cell: Cell, catalogue: Catalogue) -> list[str]:
    """Return the codes that a spreadsheet may have made a number of: 17.1 may have been 17.10."""
    assert isinstance(cell.value, Decimal)  # noqa: S101 -- asked for numbers alone
    plain = f"{cell.value:f}"
    whole, _, decimals = plain.partition(".")
    plain = f"{whole}.{decimals.rstrip('0')}" if decimals.strip("0") else whole
    codes = [plain, *(f"{plain}{'0' * more}" for more in (1, 2) if "." in plain)]
    return [code for code in codes if code in catalogue.asked]


def _settle(
    at: int, row: int, cell: Cell, certain: Mapping[int, str], numbers: Sequence[Cell], catalogue: Catalogue
) -> Coded:
    """Tell 17.1 from 17.10 by the rows around it, or by a format that this number alone is shown with."""
    candidates = _candidates(cell, catalogue)
    before = max((other for other in certain if other < at), default=None)
    after = min((other for other in certain if other > at), default=None)
    low = -1 if before is None else catalogue.order[certain[before]]
    high = len(catalogue.order) if after is None else catalogue.order[certain[after]]
    fitting = [code for code in candidates if low < catalogue.order[code] < high]
    places = [catalogue.order[certain[other]] for other in sorted(certain)]
    if len(fitting) == 1 and places == sorted(places):
        return Coded(row, fitting[0])
    shown = cell.decimals
    others = [other for other in numbers if other is not cell and len(other.text.partition(".")[2]) <= 1]
    if shown is not None and others and all(other.decimals != shown for other in others):
        asked = [code for code in candidates if len(code.partition(".")[2]) == shown]
        if len(asked) == 1:
            return Coded(row, asked[0])
    return Coded(row, refusal=Refusal("code_unclear", text=cell.text, codes=" / ".join(candidates)))


def _reconsider(at: int, cell: Cell, contents: Sequence[str], found: Sequence[Coded], catalogue: Catalogue) -> Coded:
    """Tell 17.1 from 17.10 in a text file, where it stands out of order: a spreadsheet may have dropped the zero."""
    here = found[at]
    key = here.key
    if key is None or "." not in key or _plain(cell.text, catalogue) != key:
        return here
    candidates = [code for code in (key, f"{key}0", f"{key}00") if code in catalogue.asked]
    texts = [_LEADING.sub("", content) for content in contents]
    alike = [code for code in candidates if any(catalogue.likeness(code, text) >= ALIKE for text in texts if text)]
    if len(candidates) == 1 or alike == [key]:
        return here
    if len(alike) == 1:
        return Coded(here.row, alike[0])
    others = [each.key for each in found if each.key is not None and each is not here]
    before = [each.key for each in found[:at] if each.key is not None][-1:]
    after = [each.key for each in found[at + 1 :] if each.key is not None][:1]
    low = max((catalogue.order[each] for each in before), default=-1)
    high = min((catalogue.order[each] for each in after), default=len(catalogue.order))
    fitting = [code for code in candidates if low < catalogue.order[code] < high]
    if not fitting or key in fitting:
        return here
    places = [catalogue.order[each] for each in others]
    if len(fitting) == 1 and before and after and places == sorted(places):
        return Coded(here.row, fitting[0])
    return Coded(here.row, refusal=Refusal("code_unclear", text=cell.text, codes=" / ".join(candidates)))


def _is_strange(key: str, contents: Sequence[str], catalogue: Catalogue) -> bool:
    """Tell whether a row has contents, and none of them resembles the name of its code."""
    texts = [text for content in contents if (text := _LEADING.sub("", content))]
    return bool(texts) and all(catalogue.likeness(key, text) < UNLIKE for text in texts)


def _find_mistaken(key: str, contents: Sequence[str], catalogue: Catalogue) -> str | None:
    """Return what a row's content names where that is something else than its code says."""
    for content in contents:
        text = _LEADING.sub("", content)
        if not text or catalogue.likeness(key, text) >= UNLIKE:
            return None
    for content in contents:
        text = _LEADING.sub("", content)
        same = catalogue.by_name(text)
        near = same or [other for other in catalogue.asked if catalogue.likeness(other, text) >= ALIKE]
        strangers = [other for other in near if not _related(other, key, catalogue)]
        if strangers and len(strangers) == len(near):
            return strangers[0]
    return None


def _related(one: str, other: str, catalogue: Catalogue) -> bool:
    """Tell whether one of two is the other's criterion or indicator: tables name it in another column."""
    return catalogue.family(one) == other or catalogue.family(other) == one or one.partition(PART)[0] == other
