"""Judge a commune again with some grounds as they were before and the others as they are after.

That tells exactly what each change does by itself, such as an old figure against a new limit.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ntmcli.judge.outcomes import assess
from ntmcli.judge.targets import Rules
from ntmcli.judge.verdict import Assessment, CriterionVerdict, Verdict
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.commune import Commune, Place, Result, Review

Key = tuple[str, bool]
"""A code, and whether it is a criterion's: a criterion and its one indicator may share it."""


class Factor(StrEnum):
    """What two judgements of a commune by one framework can differ in."""

    RESULTS = "results"
    YEARS = "years"
    """The years that the figures are for, apart from the figures themselves."""
    HAMLETS = "hamlets"
    PLACE = "place"
    AMENDMENTS = "amendments"
    """Which adjustments for the whole country are in force."""
    PROVINCE = "province"
    """Which adjustments of provinces are in force."""
    RULES = "rules"
    """What the files of frameworks and adjustments say, and not which of them are in force."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two judgements that are compared, with the rules it was made by."""

    rules: Rules
    assessment: Assessment

    @property
    def place(self) -> Place:
        return self.assessment.commune.place(self.assessment.yardstick.framework.code)

    def in_force(self, national: bool) -> list[Adjustment]:
        """List the adjustments in force on the day judged, those for the whole country or those of provinces."""
        day = self.assessment.day
        ranked = (each for each in self.rules.adjustments if (each.applies.province is None) is national)
        return [each for each in ranked if day is not None and each.applies.holds(day)]


class _ChosenRules(Rules):
    """Rules whose adjustments were chosen already: they apply on any day."""

    def in_force(self, code: str, place: Place, day: datetime.date | None) -> list[Adjustment]:
        del day
        return list(self.applying(code, place))


class Variants:
    """A commune judged by one framework with each choice of factors taken from the later of two sides."""

    def __init__(self, before: Side, after: Side, today: datetime.date) -> None:
        self.before, self.after, self.today = before, after, today
        self.factors = frozenset(self._find_factors())
        self._views = {frozenset[Factor](): view(before.assessment), self.factors: view(after.assessment)}

    def view(self, taken: frozenset[Factor]) -> dict[Key, CriterionVerdict | Verdict]:
        """Return the verdicts when some factors are taken from the later side."""
        if taken not in self._views:
            self._views[taken] = view(self._judge(taken))
        return self._views[taken]

    def _find_factors(self) -> Iterator[Factor]:
        one, other = self.before, self.after
        was, now = one.assessment, other.assessment
        if (was.day, was.commune.reviews, was.commune.framework) != (
            now.day,
            now.commune.reviews,
            now.commune.framework,
        ):
            yield Factor.RESULTS
            if _years(was) != _years(now):
                yield Factor.YEARS
        if was.commune.hamlets != now.commune.hamlets:
            yield Factor.HAMLETS
        if one.place != other.place:
            yield Factor.PLACE
        for factor, national in ((Factor.AMENDMENTS, True), (Factor.PROVINCE, False)):
            if _codes(one.in_force(national)) != _codes(other.in_force(national)):
                yield factor
        if one.rules is not other.rules:
            yield Factor.RULES

    def _judge(self, taken: frozenset[Factor]) -> Assessment:
        assessment = self._side(Factor.RESULTS, taken).assessment
        framework = assessment.yardstick.framework.code
        return assess(self._rules(taken), self._commune(taken), self.today, assessment.day, framework)

    def _side(self, factor: Factor, taken: frozenset[Factor]) -> Side:
        return self.after if factor in taken else self.before

    def _commune(self, taken: frozenset[Factor]) -> Commune:
        reviewed, placed = self._side(Factor.RESULTS, taken), self._side(Factor.PLACE, taken).assessment.commune
        update: dict[str, Any] = {
            "hamlets": self._side(Factor.HAMLETS, taken).assessment.commune.hamlets,
            "zone": placed.zone,
            "province": placed.province,
        }
        dated = self._side(Factor.YEARS, taken)
        if Factor.YEARS in self.factors and dated is not reviewed:
            update["reviews"] = tuple(_date_reviews(reviewed, dated.assessment))
        return reviewed.assessment.commune.model_copy(update=update)

    def _rules(self, taken: frozenset[Factor]) -> Rules:
        written = self._side(Factor.RULES, taken).rules
        known = {each.code: each for each in written.adjustments}
        steps = [
            *self._side(Factor.AMENDMENTS, taken).in_force(national=True),
            *self._side(Factor.PROVINCE, taken).in_force(national=False),
        ]
        return _ChosenRules(written.frameworks, [known.get(each.code, each) for each in steps], written.default)


def view(assessment: Assessment) -> dict[Key, CriterionVerdict | Verdict]:
    """Return the verdicts of an assessment by key."""
    found: dict[Key, CriterionVerdict | Verdict] = {}
    for criterion in assessment.verdicts:
        found[criterion.code, True] = criterion
        found |= {(each.code, False): each for each in criterion.indicators}
    return found


def _codes(steps: list[Adjustment]) -> list[str]:
    return [each.code for each in steps]


def _years(assessment: Assessment) -> dict[tuple[str, ...], int | None]:
    indicators = [each for criterion in assessment.verdicts for each in criterion.indicators]
    years: dict[tuple[str, ...], int | None] = {(each.code,): each.year for each in indicators}
    return years | {(each.code, part.code): part.year for each in indicators for part in each.parts}


def _date_reviews(side: Side, dated: Assessment) -> Iterator[Review]:
    """Yield a side's reviews with the figures dated by the years of another assessment."""
    framework, verdicts = dated.yardstick.framework.code, view(dated)
    own = side.assessment.commune.framework or side.rules.default
    for review in side.assessment.commune.reviews:
        results = review.results
        if (review.framework or own) == framework:
            results = {code: _date(result, verdicts.get((code, False))) for code, result in results.items()}
        yield review.model_copy(update={"results": results})


def _date(result: Result, verdict: CriterionVerdict | Verdict | None) -> Result:
    if not isinstance(verdict, Verdict):
        return result
    years = {part.code: part.year for part in verdict.parts}
    parts = {code: part.model_copy(update={"year": years.get(code)}) for code, part in (result.parts or {}).items()}
    return result.model_copy(update={"year": verdict.year, "parts": parts or None})
