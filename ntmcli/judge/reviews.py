"""What is known of a commune on a day: the latest result of each indicator and criterion."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from ntmcli.judge.combine import is_assessed
from ntmcli.judge.targets import Yardstick
from ntmcli.model.commune import Commune, Result, Review
from ntmcli.model.values import Outcome


@dataclass(frozen=True, slots=True)
class Standing:
    """A result and the review it stands in; `from_rest` where the review's `rest` gives it."""

    result: Result
    review: Review
    position: int
    """The review's place in the file, from 0."""
    from_rest: bool = False


@dataclass(slots=True)
class Known:
    """What the reviews up to a day add up to."""

    indicators: dict[str, Standing] = field(default_factory=dict)
    own: dict[str, Standing] = field(default_factory=dict)
    """Results of criteria themselves."""
    latest: Review | None = None


def reviews_for(
    commune: Commune, framework: str, default: str, today: datetime.date
) -> Iterator[tuple[datetime.date, int, Review]]:
    """Yield the day judged, the position and the review, oldest first; on one day in the file's order."""
    dated = [
        (review.date.judged_on(today), position, review)
        for position, review in enumerate(commune.reviews)
        if (review.framework or commune.framework or default) == framework
    ]
    return iter(sorted(dated, key=lambda each: each[:2]))


def add_up(
    commune: Commune,
    yardstick: Yardstick,
    day: datetime.date | None,
    default: str,
    today: datetime.date,
) -> Known:
    """Add up the reviews dated on or before a day (all of none where there is no day)."""
    known = Known()
    for date, position, review in reviews_for(commune, yardstick.framework.code, default, today):
        if day is None or date > day:
            break
        known.latest = review
        own = dict(own_results(review, position, yardstick))
        for code, standing in own.items():
            known.own[code] = standing
            if is_assessed(standing.result):
                _put_aside(known, code, yardstick)
        for code, result in review.results.items():
            if code in yardstick.by_code:
                known.indicators[code] = Standing(result, review, position)
    return known


def own_results(review: Review, position: int, yardstick: Yardstick) -> Iterator[tuple[str, Standing]]:
    """Yield the results that a review gives for criteria themselves, those of `rest` among them."""
    for entry in yardstick.criteria:
        code = entry.criterion.code
        stated = None if code in yardstick.by_code else review.results.get(code)
        if stated is not None:
            yield code, Standing(stated, review, position)
        elif review.rest is not None:
            yield code, Standing(_rest(review.rest), review, position, from_rest=True)


def _rest(outcome: Outcome) -> Result:
    return Result.model_construct(_fields_set={"outcome"}, outcome=outcome)


def _put_aside(known: Known, criterion: str, yardstick: Yardstick) -> None:
    for code in [code for code in known.indicators if yardstick.criterion_of.get(code) == criterion]:
        del known.indicators[code]
