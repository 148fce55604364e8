"""The course of a commune over its reviews: what was known on the day of each."""

import datetime
from collections.abc import Iterator

from ntmcli.judge.outcomes import assess
from ntmcli.judge.reviews import reviews_for
from ntmcli.judge.targets import Rules
from ntmcli.judge.verdict import Assessment
from ntmcli.model.commune import Commune


def follow(
    rules: Rules, commune: Commune, today: datetime.date, until: datetime.date | None, framework: str
) -> Iterator[Assessment]:
    """Judge a commune on the day of each of its reviews for a framework up to a day, oldest first.

    Reviews of one day are one point; each is judged by the rules of its own day.
    """
    days = sorted({day for day, _, _ in reviews_for(commune, framework, rules.default, today)})
    for day in days:
        if until is None or day <= until:
            yield assess(rules, commune, today, day, framework)
