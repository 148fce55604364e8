"""The course of a commune over its reviews: what was known on the day of each."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ntmcli.judge.outcomes import assess
from ntmcli.judge.reviews import Standing, reviews_for
from ntmcli.judge.targets import Rules
from ntmcli.judge.verdict import Assessment, CriterionVerdict, Verdict
from ntmcli.model.commune import Commune, Review
from ntmcli.model.values import Outcome


@dataclass(frozen=True, slots=True)
class ReviewDay:
    """What was known on a day of review, by the rules of that day, and what was reviewed that day itself."""

    day: datetime.date
    assessment: Assessment
    reviews: tuple[tuple[int, Review], ...]
    """Each review of the day with its place in the file, in that order."""

    def gives(self, standing: Standing | None) -> bool:
        """Tell whether a result is of this day, and does not merely stand from an earlier one."""
        return standing is not None and any(standing.position == position for position, _ in self.reviews)


@dataclass(frozen=True, slots=True)
class Course:
    """A commune as it stands on the day judged, and how it came there."""

    assessment: Assessment
    days: tuple[ReviewDay, ...]
    """The days of its reviews up to the day judged, oldest first."""

    def list_indicators(self) -> dict[str, list[tuple[ReviewDay, Verdict]]]:
        """List by code the days on which something is known of an indicator; codes of which nothing is are left out.

        They stand in the order of the framework on the day judged, what it no longer asks for last.
        """
        found: dict[str, list[tuple[ReviewDay, Verdict]]] = {code: [] for code in self.assessment.yardstick.by_code}
        for each in self.days:
            for criterion in each.assessment.verdicts:
                for verdict in criterion.indicators:
                    if verdict.standing is not None or verdict.outcome is not Outcome.UNKNOWN:
                        found.setdefault(verdict.code, []).append((each, verdict))
        return {code: known for code, known in found.items() if known}

    def list_own(self) -> dict[str, list[tuple[ReviewDay, CriterionVerdict]]]:
        """List by code the days on which a result of a criterion itself is given, or decides.

        What `rest` gives a criterion whose indicators decide says nothing of it.
        """
        found: dict[str, list[tuple[ReviewDay, CriterionVerdict]]] = {}
        for each in self.days:
            for criterion in each.assessment.verdicts:
                own = criterion.own
                if own is not None and (criterion.basis == "own" or (each.gives(own) and not own.from_rest)):
                    found.setdefault(criterion.code, []).append((each, criterion))
        return found


def follow(
    rules: Rules, commune: Commune, today: datetime.date, until: datetime.date | None, framework: str
) -> Iterator[ReviewDay]:
    """Judge a commune on the day of each of its reviews for a framework up to a day, oldest first.

    Reviews of one day are one point; each is judged by the rules of its own day.
    """
    reviews = reviews_for(commune, framework, rules.default, today)
    for day, held in groupby(reviews, key=lambda each: each[0]):
        if until is None or day <= until:
            found = tuple((position, review) for _, position, review in held)
            yield ReviewDay(day, assess(rules, commune, today, day, framework), found)
