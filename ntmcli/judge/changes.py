"""What changes between two frameworks: matched by what is asked, never by number."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from ntmcli.judge.limits import Reading
from ntmcli.judge.targets import Ruled, RuledCriterion, Yardstick
from ntmcli.model.framework import Criterion, Operator, Part, Requirement, Target

LimitChange = Literal["same", "changed", "open"]
"""Whether what must be reached is the same; `open` where a number is lacking on a side."""


@dataclass(frozen=True, slots=True)
class Change:
    """An indicator before and after; None where the other framework does not ask for it."""

    before: Ruled | None
    after: Ruled | None
    limit: LimitChange | None = None
    """None where one of the two is not there."""


@dataclass(frozen=True, slots=True)
class CriterionChange:
    """A criterion before and after, and its indicators: those of `after`, then those that are gone."""

    before: RuledCriterion | None
    after: RuledCriterion | None
    indicators: tuple[Change, ...]


class Codes(NamedTuple):
    """The earlier code of each later one, of criteria and of indicators."""

    criteria: dict[str, str]
    indicators: dict[str, str]


Pair = tuple[RuledCriterion | None, RuledCriterion | None, tuple[tuple[Ruled | None, Ruled | None], ...]]
"""A criterion before and after, and its indicators before and after: those of the later side, then those gone."""


@dataclass(frozen=True, slots=True)
class Differences:
    before: Yardstick
    after: Yardstick
    criteria: tuple[CriterionChange, ...]
    """In the order of `after`; what is gone stands at the end."""
    same_code: tuple[tuple[Criterion | Requirement, Criterion | Requirement], ...]
    """What bears one code in both and is not the same: no figure may be carried over by number."""


def compare(before: Reading, after: Reading) -> Differences:
    """Compare two frameworks by the names of their criteria and indicators, whatever their codes."""
    old, new = before.yardstick, after.yardstick
    codes = match_names(old, new)
    changes = tuple(
        CriterionChange(was, now, tuple(_change(*each, before, after) for each in indicators))
        for was, now, indicators in pair(old, new, codes)
    )
    return Differences(old, new, changes, tuple(_find_same_codes(old, new, codes)))


def pair(old: Yardstick, new: Yardstick, codes: Codes) -> Iterator[Pair]:
    """Put criteria and indicators beside their earlier ones, in the order of `new`; what is gone stands at the end."""
    kept_criteria, kept = set(codes.criteria.values()), set(codes.indicators.values())
    entries = {each.criterion.code: each for each in old.criteria}

    def gone(entry: RuledCriterion | None) -> Iterator[tuple[Ruled, None]]:
        return ((each, None) for each in (entry.indicators if entry else ()) if each.indicator.code not in kept)

    for entry in new.criteria:
        earlier = entries.get(codes.criteria.get(entry.criterion.code, ""))
        now = [(old.by_code.get(codes.indicators.get(each.indicator.code, "")), each) for each in entry.indicators]
        yield earlier, entry, (*now, *gone(earlier))
    for code, entry in entries.items():
        if code not in kept_criteria:
            yield entry, None, tuple(gone(entry))


def match_names(old: Yardstick, new: Yardstick) -> Codes:
    """Match what bears the same name in two frameworks."""
    return Codes(
        _match([each.criterion for each in old.criteria], [each.criterion for each in new.criteria]),
        _match([each.indicator for each in old.by_code.values()], [each.indicator for each in new.by_code.values()]),
    )


def _match(
    before: Sequence[Criterion] | Sequence[Requirement], after: Sequence[Criterion] | Sequence[Requirement]
) -> dict[str, str]:
    """Return the earlier code of each later one that bears the same name; a name borne twice tells nothing."""
    earlier = _once(before)
    return {code: earlier[name] for name, code in _once(after).items() if name in earlier}


def _once(things: Sequence[Criterion] | Sequence[Requirement]) -> dict[str, str]:
    """Return the code of each name that is borne once."""
    times = Counter(_name(each) for each in things)
    return {_name(each): each.code for each in things if times[_name(each)] == 1}


def _name(thing: Criterion | Requirement) -> str:
    return " ".join(thing.name.casefold().split())


def _find_same_codes(
    old: Yardstick, new: Yardstick, codes: Codes
) -> Iterator[tuple[Criterion | Requirement, Criterion | Requirement]]:
    there = {each.criterion.code: each.criterion for each in old.criteria}
    for entry in new.criteria:
        code = entry.criterion.code
        if code in there and codes.criteria.get(code) != code:
            yield there[code], entry.criterion
        for each in entry.indicators:
            code = each.indicator.code
            if code in old.by_code and codes.indicators.get(code) != code:
                yield old.by_code[code].indicator, each.indicator


def _change(earlier: Ruled | None, now: Ruled | None, before: Reading, after: Reading) -> Change:
    if earlier is None or now is None:
        return Change(earlier, now)
    return Change(earlier, now, _compare(earlier.target, now.target, before, after))


def _compare(old: Target, new: Target, before: Reading, after: Reading) -> LimitChange:
    if old.operator is not new.operator or old.framework != new.framework:
        return "changed"
    if old.operator is Operator.ALL:
        return _compare_parts(old.all or (), new.all or (), before, after)
    if old.limit is None or new.limit is None:
        return "same"
    was, now = _numbers(old, before), _numbers(new, after)
    if not any(was.values()) or not any(now.values()):
        return "open"
    lacking = False
    for zone in {**was, **now}:
        there, here = was.get(zone), now.get(zone)
        if there and here and there != here:
            return "changed"
        lacking = lacking or not there or not here
    return "open" if lacking else "same"


def _compare_parts(old: tuple[Part, ...], new: tuple[Part, ...], before: Reading, after: Reading) -> LimitChange:
    if len(old) != len(new):
        return "changed"
    found = {_compare(one.target, other.target, before, after) for one, other in zip(old, new, strict=True)}
    return "changed" if "changed" in found else "open" if "open" in found else "same"


def _numbers(target: Target, reading: Reading) -> dict[str | None, dict[int | None, Fraction]]:
    """Return the numbers of a limit by zone and year."""
    zones: list[str | None] = [reading.place.zone] if reading.place.zone else [*reading.yardstick.framework.zones]
    found: dict[str | None, dict[int | None, Fraction]] = {zone: {} for zone in zones or [None]}
    for each in reading.spell_out(target.limit) if target.limit is not None else ():
        for zone in each.zones or found:
            if each.limit.number is not None:
                found[zone][each.year] = each.limit.number
    return found
