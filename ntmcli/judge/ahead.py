"""The limits that lie ahead: what the data say a figure of a later day will be held against."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from ntmcli.judge.limits import Reading
from ntmcli.judge.targets import Limit, Yardstick
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.framework import Target


@dataclass(frozen=True, slots=True)
class LimitAhead:
    """What figures are held against from a day on, until the next one begins."""

    start: datetime.date
    target: Target | None
    """None where the framework is no longer in force, or no longer asks for it."""
    limit: Limit | None
    """None where there is no target, or one that is no number."""
    adjustment: Adjustment | None
    """The one that sets the target; None where the framework itself does."""

    @property
    def number(self) -> Fraction | None:
        return None if self.limit is None else self.limit.number


def list_limits(
    reading: Reading, indicator: str, part: str | None = None, since: datetime.date | None = None
) -> tuple[LimitAhead, ...]:
    """List the limits of an indicator, or a part of it, one after the other; the first stands on the day `since`.

    They follow the years, the adjustments that begin or end, and the end of the framework. A figure of an earlier day
    than that of the reading is held against what the rules of the reading's day say of its year. `since` is the
    reading's day unless given.
    """
    first = since or reading.day
    if first is None:
        return ()
    found: list[LimitAhead] = []
    for day in sorted({first, *(each for each in _list_turns(reading, indicator, part, first) if each > first)}):
        stands = _stand(reading, indicator, part, day)
        if not found or replace(stands, start=found[-1].start) != found[-1]:
            found.append(stands)
    return tuple(found)


def _stand(reading: Reading, indicator: str, part: str | None, day: datetime.date) -> LimitAhead:
    """Find what a figure of a day is held against on that day, or on the day of the reading where that is later."""
    there = _on(reading, day)
    target, adjustment = _find(there.yardstick, indicator, part)
    ends = there.yardstick.framework.in_force.to
    if target is None or (ends is not None and day > ends.last_day):
        return LimitAhead(day, None, None, None)
    written = target.limit
    limit = None if written is None else there.rules.limit(written, there.place, there.day, day.year)
    return LimitAhead(day, target, limit, adjustment)


def _on(reading: Reading, day: datetime.date) -> Reading:
    return replace(reading, day=day if reading.day is None else max(day, reading.day))


def _find(yardstick: Yardstick, indicator: str, part: str | None) -> tuple[Target | None, Adjustment | None]:
    ruled = yardstick.by_code.get(indicator)
    if ruled is None:
        return None, None
    adjustment = ruled.adjustments[-1] if ruled.adjustments else None
    if part is None:
        return ruled.target, adjustment
    return next((each.target for each in ruled.target.all or () if each.code == part), None), adjustment


def _list_turns(reading: Reading, indicator: str, part: str | None, first: datetime.date) -> Iterator[datetime.date]:
    """Yield the days on which a limit may become another one."""
    spans = [each.applies for each in reading.rules.adjustments if each.applies.names(reading.place)]
    days = {first}
    for span in (*spans, reading.yardstick.framework.in_force):
        days.add(span.start.first_day)
        if span.to is not None and span.to.last_day < datetime.date.max:
            days.add(span.to.last_day + datetime.timedelta(1))
    yield from days
    for day in days:
        target, _ = _find(_on(reading, day).yardstick, indicator, part)
        if target is not None and target.limit is not None:
            for year in _on(reading, day).list_years(target.limit):
                yield datetime.date(year, 1, 1)
                yield datetime.date(year + 1, 1, 1)
