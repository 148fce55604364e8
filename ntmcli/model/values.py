"""The scalar types of the data files: every one is read as text and typed here.

Each parser takes the text as written and returns the typed value, or raises a
`PydanticCustomError` whose type is the diagnostic code and whose context fills its sentence.
"""

import calendar
import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, PlainValidator, StringConstraints
from pydantic_core import PydanticCustomError

from ntmcli.model.editors import described, described_words, schema_of

NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?", re.ASCII)
WHOLE = re.compile(r"[0-9]{1,30}", re.ASCII)
DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)
BOUND = re.compile(r"(>=|<=|>|<)\s*(.*)", re.DOTALL)
YEAR = re.compile(r"[12][0-9]{3}", re.ASCII)
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
GSO_CODE = re.compile(r"[0-9]{5}", re.ASCII)


class Schema(BaseModel):
    """Base of all written data: frozen, unknown keys refused."""

    # Built on first use: a model inside another needs no validator of its own, and most runs have no adjustment.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


class Outcome(StrEnum):
    """The five answers; `unknown` is never read as met nor as not met."""

    MET = "met"
    BASICALLY_MET = "basically_met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


OUTCOME_WORDS = {
    "đạt": Outcome.MET,
    "cơ bản đạt": Outcome.BASICALLY_MET,
    "chưa đạt": Outcome.NOT_MET,
    "không áp dụng": Outcome.NOT_APPLICABLE,
    "chưa đánh giá": Outcome.UNKNOWN,
}
APPLICABLE_WORDS = [word for word, outcome in OUTCOME_WORDS.items() if outcome is not Outcome.NOT_APPLICABLE]


class Open(StrEnum):
    """A limit that is no number: left to the province, or not in this data yet."""

    PROVINCE = "province"
    UNSTATED = "unstated"


class Sign(StrEnum):
    """The direction of a published bound ("hơn 90")."""

    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure known only as being on one side of a number: `">90"`."""

    sign: Sign
    number: Decimal

    def __str__(self) -> str:
        return f"{self.sign}{self.number:f}"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year as published; it stands for the last day of that time."""

    text: str
    first_day: datetime.date
    last_day: datetime.date

    def __str__(self) -> str:
        return self.text

    def judged_on(self, today: datetime.date) -> datetime.date:
        """Return the last day of the time, or today where that is earlier."""
        return min(self.last_day, max(today, self.first_day))


def fail(code: str, at: tuple[str | int, ...] = (), **context: str) -> PydanticCustomError:
    """Make the error that the reader turns into a diagnostic; `at` is the path of the fault below the model."""
    return PydanticCustomError(code, code, {"at": at, **context})


def require_text(raw: object) -> str:
    """Return the stripped text; refuse a list, a mapping and an empty value."""
    if not isinstance(raw, str):
        raise fail("NTM103", expected="text")
    text = raw.strip()
    if not text:
        raise fail("NTM104")
    return text


def parse_number(raw: object) -> Decimal:
    """Read digits with at most one point, as an exact decimal."""
    text = require_text(raw)
    if NUMBER.fullmatch(text):
        return Decimal(text)
    bare = text.removesuffix("%").strip()
    if bare != text and NUMBER.fullmatch(bare.replace(",", ".", 1)):
        raise fail("NTM203", text=text, instead=bare.replace(",", ".", 1))
    if NUMBER.fullmatch(text.replace(",", ".", 1)):
        raise fail("NTM202", text=text, instead=text.replace(",", ".", 1))
    raise fail("NTM201", text=text)


def parse_whole(raw: object) -> int:
    """Read a count: digits alone."""
    text = require_text(raw)
    if not WHOLE.fullmatch(text):
        raise fail("NTM204", text=text)
    return int(text)


def parse_weight(raw: object) -> Decimal:
    """Read a number above 0."""
    weight = parse_number(raw)
    if weight <= 0:
        raise fail("NTM217", text=str(raw).strip())
    return weight


def parse_year(raw: object) -> int:
    text = require_text(raw)
    if not YEAR.fullmatch(text):
        raise fail("NTM216", text=text)
    return int(text)


def parse_truth(raw: object) -> bool:
    text = require_text(raw)
    if text not in ("true", "false"):
        raise fail("NTM209", text=text)
    return text == "true"


def parse_outcome(raw: object) -> Outcome:
    """Read an outcome word, whatever its case."""
    text = " ".join(require_text(raw).split())
    outcome = OUTCOME_WORDS.get(text.casefold())
    if outcome is None:
        raise fail("NTM208", text=text)
    return outcome


def parse_figure(raw: object) -> Decimal | Bound:
    """Read a number, or a bound such as `">90"`."""
    text = require_text(raw)
    match = BOUND.fullmatch(text)
    return Bound(Sign(match[1]), parse_number(match[2])) if match and match[2] else parse_number(text)


def parse_limit(raw: object) -> Decimal | Open:
    """Read a number, `province` or `unstated`."""
    text = require_text(raw)
    return Open(text) if text in (Open.PROVINCE, Open.UNSTATED) else parse_number(text)


@lru_cache(maxsize=4096)
def _date(text: str) -> PartialDate:
    match = DATE.fullmatch(text)
    if not match:
        raise fail("NTM210", text=text)
    year = int(match[1])
    last_month = int(match[2] or 12)
    try:
        first = datetime.date(year, int(match[2] or 1), int(match[3] or 1))
        last = datetime.date(year, last_month, int(match[3] or calendar.monthrange(year, last_month)[1]))
    except ValueError:
        raise fail("NTM210", text=text) from None
    return PartialDate(text, first, last)


def parse_date(raw: object) -> PartialDate:
    """Read `2022-05-26`, `2022-05` or `2022`."""
    return _date(require_text(raw))


def parse_gso_code(raw: object) -> str:
    text = require_text(raw)
    if not GSO_CODE.fullmatch(text):
        raise fail("NTM214", text=text)
    return text


def parse_slug(raw: object) -> str:
    """Read a code of a file, zone, hamlet or condition."""
    text = require_text(raw)
    if not SLUG.fullmatch(text):
        raise fail("NTM105", text=text)
    return text


def parse_zone(raw: object) -> str:
    """Read a zone code; four digits would be read as a year where limits are given."""
    text = parse_slug(raw)
    if YEAR.fullmatch(text):
        raise fail("NTM105", text=text)
    return text


def refuse_repeats(places: Iterable[tuple[tuple[str | int, ...], str]]) -> None:
    """Refuse a code that an earlier entry of the same list bears."""
    seen = set()
    for loc, code in places:
        if code in seen:
            raise fail("NTM108", at=loc, text=code)
        seen.add(code)


_MONTH = "(0[1-9]|1[0-2])"
_DAY = "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))"
_DATE = f"[0-9]{{4}}(-{_MONTH}|-{_DAY})?"
_30_DIGITS = {"minimum": -1e30, "maximum": 1e30}
_FIGURE = rf"((>=|<=|>|<)\s*)?{NUMBER.pattern}"
_ZONE = rf"(?!{YEAR.pattern}$){SLUG.pattern}"

Number = Annotated[
    Decimal, PlainValidator(parse_number), described("Number", "number string", NUMBER.pattern, **_30_DIGITS)
]
Whole = Annotated[int, PlainValidator(parse_whole), described("Whole", "integer string", WHOLE.pattern, minimum=0)]
Weight = Annotated[
    Decimal,
    PlainValidator(parse_weight),
    described(
        "Weight", "number string", r"(?!0+(\.0+)?$)[0-9]{1,30}(\.[0-9]{1,30})?", exclusiveMinimum=0, maximum=1e30
    ),
]
Year = Annotated[
    int, PlainValidator(parse_year), described("Year", "integer string", YEAR.pattern, minimum=1000, maximum=2999)
]
Truth = Annotated[bool, PlainValidator(parse_truth), described("Truth", "boolean string", "true|false")]
OutcomeWord = Annotated[Outcome, PlainValidator(parse_outcome), described_words("OutcomeWord", OUTCOME_WORDS)]
ApplicableWord = Annotated[OutcomeWord, described_words("ApplicableWord", APPLICABLE_WORDS)]
"""An outcome word where "không áp dụng" is no answer: editors do not offer it, `check` refuses it (NTM311)."""
Figure = Annotated[
    Decimal | Bound, PlainValidator(parse_figure), described("Figure", "number string", _FIGURE, **_30_DIGITS)
]
Date = Annotated[
    PartialDate, PlainValidator(parse_date), described("Date", "integer string", _DATE, minimum=1000, maximum=9999)
]
GsoCode = Annotated[str, PlainValidator(parse_gso_code), described("GsoCode", "string", GSO_CODE.pattern)]
Slug = Annotated[str, PlainValidator(parse_slug), described("Slug", "string integer", SLUG.pattern, minimum=0)]
ZoneCode = Annotated[str, PlainValidator(parse_zone), described("ZoneCode", "string integer", _ZONE, minimum=0)]
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    described("Text", "string number boolean", r"\s*\S[\s\S]*"),
]
QuotedText = Annotated[Text, described("QuotedText", "string", r"\s*\S[\s\S]*")]
"""A code, of which an editor's own reader makes a number where it is not quoted."""
QUOTED_KEYS: dict[str, Any] = {"propertyNames": schema_of(QuotedText)}
PERCENTAGE: dict[str, Any] = {"minimum": 0, "maximum": 100}
