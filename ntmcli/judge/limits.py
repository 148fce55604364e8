"""A framework's limits spelled out by zone and year, and which of its targets have a number and a source."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ntmcli.judge.targets import Limit, Rules, Yardstick
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.commune import Place
from ntmcli.model.framework import COMPARISONS, Basis, Framework, Operator, Requirement, Target, Times, TypeOfLimit


@dataclass(frozen=True, slots=True)
class Spelled:
    """A limit for some zones and one year; no zones: whatever the zone, no year: whatever the year."""

    zones: tuple[str, ...]
    year: int | None
    limit: Limit


@dataclass(frozen=True, slots=True)
class Reading:
    """A framework as it stands at a place on a day, read for one zone and year or for each of them."""

    rules: Rules
    code: str
    place: Place
    """Where; without a zone: in each of the framework's zones."""
    day: datetime.date | None
    """None: as it was decided."""
    year: int | None = None
    """None: each year that a limit names."""

    @property
    def yardstick(self) -> Yardstick:
        return self.rules.resolve(self.code, self.place, self.day)

    @property
    def steps(self) -> list[Adjustment]:
        """The adjustments that apply, in order."""
        return self.rules.in_force(self.code, self.place, self.day)

    def spell_out(self, written: TypeOfLimit) -> list[Spelled]:
        """List a limit as written for the zones and years it depends on, zones of one limit together."""
        years = sorted(self.list_years(written))
        groups: list[tuple[list[str | None], dict[int | None, Limit]]] = []
        for zone in [self.place.zone] if self.place.zone else self.yardstick.framework.zones or [None]:
            limits = self._by_year(written, zone, years)
            same = next((zones for zones, others in groups if others == limits), None)
            if same is None:
                groups.append(([zone], limits))
            else:
                same.append(zone)
        named = len(groups) > 1
        return [
            Spelled(tuple(zone for zone in zones if zone and named), year, limit)
            for zones, limits in groups
            for year, limit in limits.items()
        ]

    def _by_year(self, written: TypeOfLimit, zone: str | None, years: Iterable[int]) -> dict[int | None, Limit]:
        place = Place(self.place.province, zone, self.place.commune)
        limit = self.rules.limit(written, place, self.day, self.year)
        if self.year is not None or limit.why != "year":
            return {None: limit}
        limits = {year: self.rules.limit(written, place, self.day, year) for year in years}
        return {year: limit for year, limit in limits.items() if limit.why != "year"}

    def list_years(self, written: TypeOfLimit) -> set[int]:
        """Return the years that a limit names."""
        if isinstance(written, Times):
            base = self.rules.resolve(written.framework, self.place, self.day).by_code[written.indicator].target.limit
            return set() if base is None else self.list_years(base)
        if not isinstance(written, dict):
            return set()
        named = {key for key in written if isinstance(key, int)}
        return named.union(*map(self.list_years, written.values()))


class Coverage(StrEnum):
    """What the data hold of a target: a number for all zones and years, for some, or why there is none."""

    NUMBER = "number"
    PARTLY = "partly"
    PROVINCE = "province"
    UNSTATED = "unstated"
    JUDGEMENT = "judgement"
    FRAMEWORK = "framework"


@dataclass(frozen=True, slots=True)
class Covered:
    """One indicator or condition, what the data hold of its target and where that is from."""

    criterion: str | None
    """None for a condition of recognition."""
    requirement: Requirement
    coverage: Coverage

    @property
    def basis(self) -> Basis:
        """How sure the target is; nothing written is as much as unverified."""
        return Basis.UNVERIFIED if self.requirement.source is None else self.requirement.source.basis


def cover(rules: Rules, framework: Framework) -> list[Covered]:
    """Tell of each indicator and condition what the framework itself holds, adjustments aside."""
    listed = [(criterion.code, each) for criterion in framework.criteria for each in criterion.indicators]
    return [
        Covered(criterion, each, _cover(rules, framework, each.target))
        for criterion, each in [*listed, *((None, each) for each in framework.conditions or ())]
    ]


def _cover(rules: Rules, framework: Framework, target: Target) -> Coverage:
    if target.all is not None:
        found = {_cover(rules, framework, part.target) for part in target.all} - {Coverage.JUDGEMENT}
        return found.pop() if len(found) == 1 else Coverage.PARTLY if found else Coverage.JUDGEMENT
    if target.operator not in COMPARISONS or target.limit is None:
        return Coverage.FRAMEWORK if target.operator is Operator.FRAMEWORK else Coverage.JUDGEMENT
    named = Reading(rules, framework.code, Place("", None), None).list_years(target.limit)
    whys = {
        rules.limit(target.limit, Place("", zone), None, year).why
        for zone in framework.zones or [None]
        for year in _years_in_force(framework, named)
    }
    if "stated" in whys:
        return Coverage.NUMBER if len(whys) == 1 else Coverage.PARTLY
    return Coverage.PROVINCE if whys == {"province"} else Coverage.UNSTATED


def _years_in_force(framework: Framework, named: set[int]) -> set[int]:
    """Return the years of a period; without an end, its first year and those that a limit names."""
    first, last = framework.in_force.start.first_day.year, framework.in_force.to
    return {first, *named} if last is None else {*range(first, last.last_day.year + 1)}
