"""The commune (xã): who it is, and what each review found."""

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Self, cast

from pydantic import ConfigDict, Discriminator, Field, Tag, ValidatorFunctionWrapHandler, WrapValidator, model_validator

from ntmcli.model.editors import described, or_bare, refuse, require_one_of
from ntmcli.model.framework import Decision, Span
from ntmcli.model.values import (
    OUTCOME_WORDS,
    QUOTED_KEYS,
    WHOLE,
    ApplicableWord,
    Date,
    Figure,
    GsoCode,
    Outcome,
    OutcomeWord,
    QuotedText,
    Schema,
    Slug,
    Text,
    Truth,
    Weight,
    Whole,
    Year,
    ZoneCode,
    fail,
    refuse_repeats,
)

FIGURE_BEGINS = tuple("-+.<>0123456789")
"""What a bare figure begins with; anything else is read as an outcome word."""
MOST_REVIEWS = 500
"""Of one commune: each is judged with all before it, so that a file of many thousands would take hours."""


class Counted(Schema):
    """An outcome, or a count of people, households … out of all: the exact share."""

    outcome: OutcomeWord | None = None
    count: Whole | None = None
    of: Annotated[Whole, described("Total", "integer string", "[0-9]*[1-9][0-9]*", minimum=1)] | None = None
    source: Text | None = None
    note: Text | None = None


class HamletResult(Counted):
    """What one hamlet found: an outcome, or a count."""

    model_config = ConfigDict(
        json_schema_extra=or_bare(
            OutcomeWord,
            anyOf=require_one_of("outcome", "count"),
            dependencies={"count": ["of"], "of": ["count"], "outcome": refuse("count")},
        )
    )


def _read_hamlet(data: Any, read: ValidatorFunctionWrapHandler) -> HamletResult:
    """Read a hamlet's result: a bare outcome word, or a mapping that says one thing."""
    if isinstance(data, str):
        word = OUTCOME_WORDS.get(data.casefold())
        return cast("HamletResult", read({"outcome": data}) if word is None else _bare(HamletResult, word))
    result: HamletResult = read(data)
    _refuse_odd_counts(result)
    if result.outcome is not None and result.count is not None:
        raise fail("NTM109", at=("outcome",), key="outcome", other="count")
    if result.outcome is None and result.count is None:
        raise fail("NTM102", key="outcome")
    return result


def _read_result(data: Any, read: ValidatorFunctionWrapHandler) -> "Result":
    """Read a result: a bare outcome word or figure, or a mapping whose keys go together."""
    if isinstance(data, str):
        word = OUTCOME_WORDS.get(data.casefold())
        if word is not None:
            return cast("Result", _bare(Result, word))
        return cast("Result", read({"value" if data.lstrip()[:1] in FIGURE_BEGINS else "outcome": data}))
    result: Result = read(data)
    _refuse_odd_counts(result)
    for key in ("value", "count", "hamlets") if result.parts is not None else ():
        if getattr(result, key) is not None:
            raise fail("NTM109", at=(key,), key=key, other="parts")
    for code, part in (result.parts or {}).items():
        if part.parts is not None:
            raise fail("NTM324", at=("parts", code, "parts"), text=code)
    if result.hamlets is not None and result.value is not None:
        raise fail("NTM109", at=("value",), key="value", other="hamlets")
    if not result.has_figure and result.outcome is None:
        raise fail("NTM102", key="value / outcome / count")
    return result


def _refuse_odd_counts(result: Counted) -> None:
    """Refuse a count without its whole, and one over it."""
    if (result.count is None) is not (result.of is None):
        there, missing = ("of", "count") if result.count is None else ("count", "of")
        raise fail("NTM112", at=(there,), key=there, other=missing)
    if result.count is not None and result.of is not None:
        if result.of == 0:
            raise fail("NTM207", at=("of",))
        if result.count > result.of:
            raise fail("NTM206", at=("count",), count=str(result.count), of=str(result.of))


@cache
def _bare(kind: type[Counted], word: Outcome) -> Counted:
    """Return the one result that says nothing but the outcome; frozen, so it can be shared."""
    return kind.model_construct(_fields_set={"outcome"}, outcome=word)


class Result(Counted):
    """What a review says of an indicator, a criterion, a part or a condition.

    "15.1": chưa đạt
    "11": ">90"
    "12.1": {count: 2450, of: 3400}
    "17.1": {parts: {a: 35, b: 12}}
    """

    model_config = ConfigDict(
        json_schema_extra=or_bare(
            OutcomeWord,
            Figure,
            anyOf=require_one_of("value", "outcome", "count", "parts", "hamlets"),
            dependencies={
                "count": ["of"],
                "of": ["count"],
                "parts": refuse("value", "count", "hamlets"),
                "hamlets": refuse("value"),
            },
        )
    )

    value: Figure | None = None
    year: Year | None = None
    parts: Annotated[dict[Text, Annotated["Result", WrapValidator(_read_result)]], Field(min_length=1)] | None = None
    hamlets: Annotated[dict[Slug, Annotated[HamletResult, WrapValidator(_read_hamlet)]], Field(min_length=1)] | None = (
        None
    )
    evidence: tuple[Text, ...] = ()
    illustrative: Truth = False

    @property
    def has_figure(self) -> bool:
        """Whether anything but a stated outcome is given."""
        return not (self.value is None and self.count is None and self.parts is None and self.hamlets is None)


# A wrapping function and not validators of the model: Pydantic runs those twice on a model that holds itself.
ResultEntry = Annotated[Result, WrapValidator(_read_result)]


class Reported(Schema):
    """What the report claims: `11/19`, or each number by name."""

    model_config = ConfigDict(
        json_schema_extra=or_bare(
            Annotated[str, described("Share", "string", rf"{WHOLE.pattern}\s*/\s*{WHOLE.pattern}")]
        )
    )

    met: Whole
    basically_met: Whole | None = None
    not_met: Whole | None = None
    not_assessed: Whole | None = None
    not_applicable: Whole | None = None
    total: Whole

    @property
    def parts(self) -> tuple[int | None, ...]:
        """The numbers that make up the total."""
        return self.met, self.basically_met, self.not_met, self.not_assessed, self.not_applicable

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
    rest: ApplicableWord | None = None
    results: dict[QuotedText, ResultEntry] = Field(default_factory=dict, json_schema_extra=QUOTED_KEYS)
    conditions: dict[Text, ResultEntry] = Field(default_factory=dict)
    illustrative: Truth = False
    note: Text | None = None


class Hamlet(Schema):
    code: Slug
    name: Text
    households: Whole | None = None
    population: Whole | None = None


class Responsible(Schema):
    """Who answers for criteria and indicators; for those of all hamlets where none is named."""

    who: Text
    codes: tuple[QuotedText, ...]
    hamlets: Annotated[tuple[Slug, ...], Field(min_length=1)] | None = None
    due: Date | None = None


class Effort(Schema):
    """What a plan weighs a criterion's indicators, or one indicator, by.

    "10": {weight: 3, not_before: 2025-12-31}
    """

    weight: Weight | None = None
    """For how many indicators it counts."""
    not_before: Date | None = None
    note: Text | None = None


class Title(Schema):
    """A title awarded: by which framework, from when, by which decision.

    recognised:
      - {framework: xa-ntm-2021-2025, date: 2024-05, source: "…"}
    """

    framework: Slug | None = None
    date: Date
    decision: Decision | None = None
    source: Text | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """All of a commune that the rules it is judged by depend on."""

    province: str
    zone: str | None
    commune: str | None = None


class Commune(Schema):
    """One commune: who it is, its reviews, its hamlets and who answers for what.

    `zone` is one code, or one for each framework where these divide the country differently.
    """

    code: Slug
    name: Text
    district: Text | None = None
    province: Text
    gso_code: GsoCode | None = None
    framework: Slug | None = None
    valid: Span | None = None
    formed_from: tuple[Slug, ...] = ()
    merged_into: Slug | None = None
    zone: (
        Annotated[
            Annotated[ZoneCode, Tag("<scalar>")] | Annotated[dict[Slug, ZoneCode], Field(min_length=1), Tag("<zone>")],
            Discriminator(lambda raw: "<zone>" if isinstance(raw, dict) else "<scalar>"),
        ]
        | None
    ) = None
    recognised: tuple[Title, ...] = ()
    reviews: Annotated[tuple[Review, ...], Field(max_length=MOST_REVIEWS)] = ()
    hamlets: tuple[Hamlet, ...] = ()
    responsible: tuple[Responsible, ...] = ()
    effort: dict[QuotedText, Effort] = Field(default_factory=dict, json_schema_extra=QUOTED_KEYS)
    note: Text | None = None

    def place(self, framework: str) -> Place:
        """Return where the commune stands under a framework."""
        zone = self.zone.get(framework) if isinstance(self.zone, dict) else self.zone
        return Place(self.province, zone, self.code)

    @model_validator(mode="after")
    def _has_own_codes(self) -> Self:
        refuse_repeats((("hamlets", at, "code"), hamlet.code) for at, hamlet in enumerate(self.hamlets))
        return self
