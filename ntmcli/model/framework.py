"""The framework (bộ tiêu chí): criteria, indicators, and the target each must reach."""

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import ConfigDict, Discriminator, Field, PlainValidator, Tag, model_validator
from pydantic.json_schema import SkipJsonSchema
from typing_extensions import TypeAliasType

from ntmcli.model.editors import (
    described,
    described_choice,
    described_words,
    or_bare,
    refuse,
    require_one_of,
    schema_of,
)
from ntmcli.model.values import (
    PERCENTAGE,
    YEAR,
    Date,
    Number,
    Open,
    PartialDate,
    Schema,
    Slug,
    Text,
    Whole,
    Year,
    ZoneCode,
    fail,
    parse_limit,
    refuse_repeats,
    require_text,
)

PERCENT = "%"


def parse_code(raw: object) -> str:
    """Read the decision's own number of a criterion or indicator: `15`, `15.1`, `KM.1`."""
    text = require_text(raw)
    if not re.fullmatch(r"\w+([.-]\w+)*", text):
        raise fail("NTM105", text=text)
    return text


_LETTER = r"[\p{L}\p{N}_]"
"""What `\\w` means here; in an editor's patterns that is ASCII alone."""
Code = Annotated[str, PlainValidator(parse_code), described("Code", "string", f"{_LETTER}+([.-]{_LETTER}+)*")]


class Operator(StrEnum):
    """How a figure is held against its limit; the last three compare no number."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    JUDGEMENT = "judgement"
    ALL = "all"
    FRAMEWORK = "framework"


COMPARISONS = (Operator.AT_LEAST, Operator.AT_MOST, Operator.MORE_THAN, Operator.LESS_THAN)


class Times(Schema):
    """A multiple of the limit that applies to an indicator of (another) framework."""

    times: Number
    framework: Slug
    indicator: Code


LIMIT_KINDS = ("<scalar>", "<times>", "<year>", "<zone>")
"""What Pydantic puts into a key path to say which kind of limit it read; no key in a file."""


def _kind_of_limit(raw: Any) -> str:
    scalar, times, year, zone = LIMIT_KINDS
    if not isinstance(raw, dict):
        return scalar
    if "times" in raw:
        return times
    return year if raw and all(map(YEAR.fullmatch, raw)) else zone


FlatLimit = Annotated[
    Decimal | Open, PlainValidator(parse_limit), described_choice("FlatLimit", schema_of(Number), {"enum": [*Open]})
]
TypeOfLimit = Decimal | Open | Times | dict[int, Decimal | Open] | dict[str, Any]
"""A number, `province`, `unstated`, a multiple, or a mapping: by year (integers) or by zone (text)."""

if TYPE_CHECKING:
    Limit = TypeOfLimit
else:  # recursive, which Pydantic reads and Mypy does not
    Limit = TypeAliasType(
        "Limit",
        Annotated[
            Annotated[FlatLimit, Tag("<scalar>")]
            | Annotated[Times, Tag("<times>")]
            | Annotated[dict[Year, FlatLimit], Field(min_length=1), Tag("<year>")]
            | Annotated[dict[ZoneCode, "Limit"], Field(min_length=1, json_schema_extra=refuse("times")), Tag("<zone>")],
            Discriminator(_kind_of_limit),
        ],
    )


class Target(Schema):
    """What must be reached: exactly one of the keys below.

    target: đạt
    target: {at_least: {tdmnpb: {2022: 39}, dbsh: province}}
    target: {all: [{code: a, name: Hộ dùng nước sạch, unit: "%", target: {at_least: 30}}]}
    target: {framework: xa-ntm-nang-cao-2021-2025}
    """

    model_config = ConfigDict(
        json_schema_extra=or_bare(
            Annotated[str, described_words("Judgement", ["đạt"])], minProperties=1, maxProperties=1
        )
    )

    judgement: SkipJsonSchema[bool] = False
    at_least: Limit | None = None
    at_most: Limit | None = None
    more_than: Limit | None = None
    less_than: Limit | None = None
    all: Annotated[tuple["Part", ...], Field(min_length=1)] | None = None
    framework: Slug | None = None

    @model_validator(mode="before")
    @classmethod
    def _read_word(cls, data: Any) -> Any:
        if isinstance(data, str):
            if not data.strip():
                raise fail("NTM104")
            if data.strip().casefold() != "đạt":
                raise fail("NTM110")
            return {"judgement": True}
        if isinstance(data, dict) and "judgement" in data:
            raise fail("NTM110")
        return data

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise fail("NTM110")
        if self.all is not None:
            refuse_repeats((("all", at, "code"), part.code) for at, part in enumerate(self.all))
        return self

    @property
    def operator(self) -> Operator:
        return Operator(next(iter(self.model_fields_set)))

    @property
    def limit(self) -> TypeOfLimit | None:
        """The limit as written; None for a judgement, parts and a whole framework."""
        return getattr(self, self.operator) if self.operator in COMPARISONS else None


class Part(Schema):
    """One of several numbers that must all be reached."""

    code: Text
    name: Text
    name_en: Text | None = None
    unit: Text | None = None
    target: Target


class Basis(StrEnum):
    """How sure a target is: the decision's own text, the references given, or neither."""

    TEXT = "text"
    CITED = "cited"
    UNVERIFIED = "unverified"


def parse_basis(raw: object) -> Basis:
    text = require_text(raw)
    if text not in tuple(Basis):
        raise fail("NTM111", text=text, choices=", ".join(Basis))
    return Basis(text)


class Source(Schema):
    basis: Annotated[Basis, PlainValidator(parse_basis), described_choice("Basis", {"enum": [*Basis]})]
    refs: tuple[Text, ...] = ()


class Requirement(Schema):
    """What indicators and conditions of recognition have in common.

    `counted` is the noun that `count` and `of` count (hộ, thôn …); people where it is not given.
    """

    code: Text
    name: Text
    name_en: Text | None = None
    unit: Text | None = None
    target: Target
    source: Source | None = None
    may_not_apply: Text | None = None
    counted: Text | None = None
    counted_en: Text | None = None
    note: Text | None = None
    note_en: Text | None = None


class Indicator(Requirement):
    code: Code


class Condition(Requirement):
    code: Slug


class Criterion(Schema):
    code: Code
    name: Text
    name_en: Text | None = None
    group: Text | None = None
    indicators: tuple[Indicator, ...] = ()
    note: Text | None = None
    note_en: Text | None = None

    @model_validator(mode="after")
    def _has_own_codes(self) -> Self:
        refuse_repeats((("indicators", at, "code"), entry.code) for at, entry in enumerate(self.indicators))
        return self


class Decision(Schema):
    number: Text
    date: Date | None = None
    annex: Text | None = None


class Span(Schema):
    """From a first to a last day, both included; open where one is not given."""

    model_config = ConfigDict(json_schema_extra={"anyOf": require_one_of("from", "to")})

    start: Date | None = Field(None, alias="from")
    to: Date | None = None

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if not self.model_fields_set:
            raise fail("NTM102", key="from / to")
        if self.start is not None and self.to is not None and self.to.last_day < self.start.first_day:
            raise fail("NTM215", at=("to",), start=self.start.text, end=self.to.text)
        return self

    def holds(self, day: datetime.date) -> bool:
        return (self.start is None or self.start.first_day <= day) and (self.to is None or day <= self.to.last_day)

    def meets(self, time: PartialDate) -> bool:
        """Tell whether a day, month or year has a day within."""
        return (self.start is None or self.start.first_day <= time.last_day) and (
            self.to is None or time.first_day <= self.to.last_day
        )

    def overlaps(self, other: "Span") -> bool:
        return (other.to is None or self.start is None or self.start.first_day <= other.to.last_day) and (
            self.to is None or other.start is None or other.start.first_day <= self.to.last_day
        )

    def __str__(self) -> str:
        return f"{self.start or '…'}–{self.to or '…'}"


class Period(Span):
    """A span whose first day is known."""

    start: Date = Field(alias="from")


class Group(Schema):
    code: Text
    name: Text
    name_en: Text | None = None


class Withdrawal(Schema):
    """Shares of criteria not met, in percent, from which a title is lost; or the framework whose rule this is."""

    model_config = ConfigDict(json_schema_extra={"dependencies": {"framework": {"maxProperties": 1}}})

    framework: Slug | None = None
    key_criteria: tuple[Code, ...] = ()
    with_key_from: Number | None = Field(None, json_schema_extra=PERCENTAGE)
    outright_from: Number | None = Field(None, json_schema_extra=PERCENTAGE)

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if self.framework is not None and len(self.model_fields_set) > 1:
            other = next(key for key in type(self).model_fields if key in self.model_fields_set - {"framework"})
            raise fail("NTM109", at=(other,), key=other, other="framework")
        return self


class Framework(Schema):
    """A set of criteria as one decision lists them.

    Without `conditions` it is not known what recognition asks beside the criteria; an empty list says: nothing.
    """

    code: Slug
    name: Text
    name_en: Text | None = None
    decision: Decision
    in_force: Period
    indicator_count: Whole | None = None
    zones: dict[ZoneCode, Text] = Field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    criteria: tuple[Criterion, ...]
    conditions: tuple[Condition, ...] | None = None
    withdrawal: Withdrawal = Withdrawal.model_construct()  # which builds no validator of its own
    note: Text | None = None
    note_en: Text | None = None

    @model_validator(mode="after")
    def _has_own_codes(self) -> Self:
        refuse_repeats((("groups", at, "code"), group.code) for at, group in enumerate(self.groups))
        refuse_repeats((("conditions", at, "code"), entry.code) for at, entry in enumerate(self.conditions or ()))
        return self

    @property
    def indicators(self) -> Iterator[Indicator]:
        return (indicator for criterion in self.criteria for indicator in criterion.indicators)

    @property
    def criteria_codes(self) -> tuple[str, ...]:
        return tuple(criterion.code for criterion in self.criteria)
