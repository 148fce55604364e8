"""The commune (xã): who it is, and what each review found."""

from functools import cache
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from ntmcli.model.framework import Period
from ntmcli.model.values import (
    OUTCOME_WORDS,
    WHOLE,
    Date,
    Figure,
    GsoCode,
    Outcome,
    OutcomeWord,
    Schema,
    Slug,
    Text,
    Truth,
    Whole,
    Year,
    ZoneCode,
    fail,
    refuse_repeats,
)


class Counted(Schema):
    """An outcome, or a count of people, households … out of all: the exact share."""

    outcome: OutcomeWord | None = None
    count: Whole | None = None
    of: Whole | None = None
    source: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _counts_agree(self) -> Self:
        if (self.count is None) is not (self.of is None):
            there, missing = ("of", "count") if self.count is None else ("count", "of")
            raise fail("NTM112", at=there, key=there, other=missing)
        if self.count is not None and self.of is not None:
            if self.of == 0:
                raise fail("NTM207", at="of")
            if self.count > self.of:
                raise fail("NTM206", at="count", count=str(self.count), of=str(self.of))
        return self


@cache
def _bare(kind: type[Counted], word: Outcome) -> Counted:
    """Return the one result that says nothing but the outcome; frozen, so it can be shared."""
    return kind.model_construct(_fields_set={"outcome"}, outcome=word)


class HamletResult(Counted):
    """What one hamlet found: an outcome, or a count."""

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if self.outcome is not None and self.count is not None:
            raise fail("NTM109", at="outcome", key="outcome", other="count")
        if self.outcome is None and self.count is None:
            raise fail("NTM102", key="outcome")
        return self


def _read_short_hamlet(data: Any) -> Any:
    """Read the short form of a hamlet's result: a bare outcome word."""
    if not isinstance(data, str):
        return data
    word = OUTCOME_WORDS.get(data.casefold())
    return {"outcome": data} if word is None else _bare(HamletResult, word)


def _read_short(data: Any) -> Any:
    """Read the short form of a result: a bare outcome word or figure."""
    if not isinstance(data, str):
        return data
    word = OUTCOME_WORDS.get(data.casefold())
    if word is not None:
        return _bare(Result, word)
    return {"value" if data[:1] in "-+.<>0123456789" else "outcome": data}


class Result(Counted):
    """What a review says of an indicator, a criterion, a part or a condition.

    "15.1": chưa đạt
    "11": ">90"
    "12.1": {count: 2450, of: 3400}
    "17.1": {parts: {a: 35, b: 12}}
    """

    value: Figure | None = None
    year: Year | None = None
    parts: dict[Text, Annotated["Result", BeforeValidator(_read_short)]] | None = None
    hamlets: dict[Slug, Annotated[HamletResult, BeforeValidator(_read_short_hamlet)]] | None = None
    evidence: tuple[Text, ...] = ()
    illustrative: Truth = False

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.parts is not None:
            for key in ("value", "count", "hamlets"):
                if getattr(self, key) is not None:
                    raise fail("NTM109", at=key, key=key, other="parts")
            for code, part in self.parts.items():
                if part.parts is not None:
                    raise fail("NTM109", at=f"parts/{code}/parts", key="parts", other="parts")
        if self.hamlets is not None and self.value is not None:
            raise fail("NTM109", at="value", key="value", other="hamlets")
        if not self.has_figure and self.outcome is None:
            raise fail("NTM102", key="value / outcome / count")
        return self

    @property
    def has_figure(self) -> bool:
        """Whether anything but a stated outcome is given."""
        given = (self.value, self.count, self.parts, self.hamlets)
        return any(thing is not None for thing in given)


ResultEntry = Annotated[Result, BeforeValidator(_read_short)]


class Reported(Schema):
    """What the report claims: `11/19`, or each number by name."""

    met: Whole
    basically_met: Whole | None = None
    not_met: Whole | None = None
    total: Whole

    @model_validator(mode="before")
    @classmethod
    def _read_share(cls, data: Any) -> Any:
        if not isinstance(data, str):
            return data
        met, slash, total = (part.strip() for part in data.partition("/"))
        if not (slash and WHOLE.fullmatch(met) and WHOLE.fullmatch(total)):
            raise fail("NTM213" if data.strip() else "NTM104", text=data)
        return {"met": met, "total": total}


class Review(Schema):
    date: Date
    source: Text | None = None
    reported: Reported | None = None
    framework: Slug | None = None
    rest: OutcomeWord | None = None
    results: dict[Text, ResultEntry] = Field(default_factory=dict)
    conditions: dict[Text, ResultEntry] = Field(default_factory=dict)
    illustrative: Truth = False
    note: Text | None = None


class Hamlet(Schema):
    code: Slug
    name: Text
    households: Whole | None = None
    population: Whole | None = None


class Responsible(Schema):
    who: Text
    codes: tuple[Text, ...]
    due: Date | None = None


class Commune(Schema):
    code: Slug
    name: Text
    district: Text | None = None
    province: Text
    gso_code: GsoCode | None = None
    framework: Slug | None = None
    valid: Period | None = None
    formed_from: tuple[Slug, ...] = ()
    merged_into: Slug | None = None
    zone: ZoneCode | None = None
    reviews: tuple[Review, ...] = ()
    hamlets: tuple[Hamlet, ...] = ()
    responsible: tuple[Responsible, ...] = ()
    note: Text | None = None

    @model_validator(mode="after")
    def _has_own_codes(self) -> Self:
        refuse_repeats((("hamlets", at, "code"), hamlet.code) for at, hamlet in enumerate(self.hamlets))
        return self
