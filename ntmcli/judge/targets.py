"""Which target and which limit apply: framework, national adjustments, the province's, zone and year."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, cast

from ntmcli.model.adjustment import Adjustment
from ntmcli.model.commune import Commune, Place
from ntmcli.model.framework import Criterion, Framework, Requirement, Target, Times, TypeOfLimit
from ntmcli.model.values import Open

Why = Literal["stated", "province", "unstated", "year", "zone"]
"""Why a limit is a number (`stated`) or is none: left open, or not given for the year or zone."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit for one zone and year: its exact number, or why there is none."""

    number: Fraction | None
    why: Why
    multiple_of: tuple[Times, Fraction] | None = None
    """Where the number is a multiple of another limit: that, as written, and the other limit."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """An indicator with the target that applies, and the adjustments that set it, the last one standing."""

    indicator: Requirement
    target: Target
    adjustments: tuple[Adjustment, ...] = ()


@dataclass(frozen=True, slots=True)
class RuledCriterion:
    criterion: Criterion
    indicators: tuple[Ruled, ...]
    adjustment: Adjustment | None = None
    """The adjustment that adds this criterion, if one does."""


@dataclass(slots=True)
class Yardstick:
    """A framework as it applies to some communes on some days."""

    framework: Framework
    criteria: tuple[RuledCriterion, ...]
    by_code: dict[str, Ruled] = field(init=False)
    criterion_of: dict[str, str] = field(init=False)
    """The criterion's code of each indicator's code."""

    def __post_init__(self) -> None:
        self.by_code = {each.indicator.code: each for entry in self.criteria for each in entry.indicators}
        self.criterion_of = {
            each.indicator.code: entry.criterion.code for entry in self.criteria for each in entry.indicators
        }


class Rules:
    """All frameworks and adjustments of a data folder, and the yardsticks already made from them."""

    def __init__(
        self,
        frameworks: Mapping[str, Framework],
        adjustments: Iterable[Adjustment] = (),
        default: str = "",
    ) -> None:
        self.frameworks = frameworks
        self.adjustments = sorted(
            adjustments,
            key=lambda each: (each.applies.province is not None, each.applies.start.first_day, each.code),
        )
        self.default = default
        self._made: dict[tuple[object, ...], Yardstick] = {}

    def framework_of(self, commune: Commune) -> str:
        """Return the code of the framework a commune is judged by unless asked otherwise."""
        return commune.framework or self.default

    def applying(self, code: str, place: Place) -> Iterator[Adjustment]:
        """List the adjustments of a framework that bear on a place, whatever the day, in order."""
        return (each for each in self.adjustments if each.framework == code and each.applies.names(place))

    def in_force(self, code: str, place: Place, day: datetime.date | None) -> list[Adjustment]:
        """List the adjustments that apply at a place on a day, in order; none without a day."""
        return [each for each in self.applying(code, place) if day is not None and each.applies.holds(day)]

    def resolve(self, code: str, place: Place, day: datetime.date | None) -> Yardstick:
        """Return the framework as it applies at a place on a day; without a day, as it was decided."""
        steps = tuple(self.in_force(code, place, day))
        key = (code, *map(id, steps))
        if key not in self._made:
            self._made[key] = _apply(self.frameworks[code], steps)
        return self._made[key]

    def limit(self, written: TypeOfLimit, place: Place, day: datetime.date | None, year: int | None) -> Limit:
        """Resolve a limit as written to a number for the place's zone and the year of the figure."""
        if isinstance(written, Decimal):
            return Limit(Fraction(written), "stated")
        if isinstance(written, Open):
            return Limit(None, "province" if written is Open.PROVINCE else "unstated")
        if isinstance(written, Times):
            base = self.resolve(written.framework, place, day).by_code[written.indicator].target.limit
            there = Limit(None, "unstated") if base is None else self.limit(base, place, day, year)
            if there.number is None:
                return there
            return Limit(Fraction(written.times) * there.number, "stated", (written, there.number))
        by_year = all(isinstance(key, int) for key in written)
        found = cast("dict[Any, TypeOfLimit]", written).get(year if by_year else place.zone)
        if found is None:
            return Limit(None, "year" if by_year else "zone")
        return self.limit(found, place, day, year)


def _apply(framework: Framework, steps: tuple[Adjustment, ...]) -> Yardstick:
    added = {criterion.code: (criterion, step) for step in steps for criterion in step.criteria}
    criteria = [(criterion, None) for criterion in framework.criteria] + list(added.values())
    return Yardstick(
        framework,
        tuple(
            RuledCriterion(criterion, tuple(_rule(indicator, steps) for indicator in criterion.indicators), adjustment)
            for criterion, adjustment in criteria
        ),
    )


def _rule(indicator: Requirement, steps: tuple[Adjustment, ...]) -> Ruled:
    setting = tuple(step for step in steps if indicator.code in step.targets)
    target = setting[-1].targets[indicator.code] if setting else indicator.target
    return Ruled(indicator, target, setting)
