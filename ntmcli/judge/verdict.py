"""What judging says: verdicts with their reasons, and the assessment of a commune on a day."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from ntmcli.diagnostic import Loc
from ntmcli.judge.combine import HamletSum
from ntmcli.judge.reviews import Standing
from ntmcli.judge.targets import Ruled, RuledCriterion, Yardstick
from ntmcli.model.commune import Commune, Reported, Result, Review
from ntmcli.model.framework import PERCENT, Operator, Part, Requirement, Target, Times
from ntmcli.model.values import Bound, Outcome

Basis = Literal["indicators", "own", "none"]


class Reason(StrEnum):
    """How a verdict came about; the sentences are in `present.wording`."""

    COMPARED = "compared"
    BOUND_DECIDES = "bound_decides"
    STATED = "stated"
    STATED_BASICALLY = "stated_basically"
    PARTS = "parts"
    HAMLETS = "hamlets"
    OTHER_FRAMEWORK = "other_framework"
    NO_RESULT = "no_result"
    NOT_ASSESSED = "not_assessed"
    PROVINCE = "province"
    UNSTATED = "unstated"
    YEAR = "year"
    ZONE = "zone"
    BOUND_OPEN = "bound_open"
    HAMLETS_MISSING = "hamlets_missing"
    NUMBER_FOR_JUDGEMENT = "number_for_judgement"
    NUMBER_FOR_PARTS = "number_for_parts"


class Conflict(StrEnum):
    """Figures of one result that contradict each other; judged all the same, and an error in `check`."""

    STATED = "NTM401"
    OWN = "NTM402"
    HAMLET_SUM = "NTM403"
    SHARE = "NTM404"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found for an indicator or one of its parts.

    `value`, `limit` and `gap` are in the indicator's unit (percent, 0 to 100); a share is rounded to four
    decimals, never onto or across its limit. `people` is by how many `count` falls short.
    """

    code: str
    ruled: Ruled | Part
    target: Target
    outcome: Outcome
    reason: Reason
    limit: Decimal | None = None
    why_limit: str | None = None
    multiple_of: tuple[Times, Fraction] | None = None
    """Of what the limit is a multiple, if it is one."""
    elsewhere: "Assessment | None" = None
    """The assessment by another framework that decides, where the target is to meet that one."""
    value: Decimal | None = None
    bound: Bound | None = None
    count: int | None = None
    of: int | None = None
    gap: Decimal | None = None
    people: int | None = None
    year: int | None = None
    result: Result | None = None
    standing: Standing | None = None
    """The indicator's standing result; for a part, `result` is the part's own."""
    parts: tuple["Verdict", ...] = ()
    hamlets: HamletSum | None = None
    conflicts: tuple[Conflict, ...] = ()

    @property
    def operator(self) -> Operator:
        return self.target.operator

    @property
    def requirement(self) -> Requirement | Part:
        """The indicator or part that was judged, with its name and unit."""
        return self.ruled if isinstance(self.ruled, Part) else self.ruled.indicator

    @property
    def exact(self) -> Fraction | None:
        """The figure in the indicator's unit, not rounded; None where it is not known, or only by a bound."""
        if self.requirement.unit == PERCENT and self.count is not None and self.of:
            return Fraction(100 * self.count, self.of)
        return None if self.value is None else Fraction(self.value)

    @property
    def source(self) -> str | None:
        """The result's own source, else its review's; an illustrative figure has only its own."""
        if self.standing is None or self.result is None:
            return None
        return self.result.source or source_of(self.standing)

    @property
    def illustrative(self) -> bool:
        own = self.result is not None and self.result.illustrative
        whole = self.standing is not None and is_illustrative(self.standing)
        there = self.elsewhere is not None and self.elsewhere.illustrative
        return own or whole or there or any(part.illustrative for part in self.parts)


@dataclass(frozen=True, slots=True)
class CriterionVerdict:
    """What was found for a criterion, and its indicators' verdicts; `own` decides where the basis says so."""

    code: str
    ruled: RuledCriterion
    outcome: Outcome
    basis: Basis
    indicators: tuple[Verdict, ...]
    own: Standing | None = None

    @property
    def illustrative(self) -> bool:
        """Whether a figure that no source published stands behind the outcome."""
        if self.basis == "own":
            return self.own is not None and is_illustrative(self.own)
        return any(verdict.illustrative for verdict in self.indicators)


@dataclass(frozen=True, slots=True)
class Counts:
    total: int
    met: int
    basically_met: int
    not_met: int
    unknown: int
    not_applicable: int

    @property
    def met_at_most(self) -> int:
        """What could be met if everything unknown turned out so."""
        return self.met + self.unknown


@dataclass(frozen=True, slots=True)
class Assessment:
    """A commune, a framework, a day, and what follows."""

    commune: Commune
    yardstick: Yardstick
    day: datetime.date | None
    verdicts: tuple[CriterionVerdict, ...]
    latest: Review | None
    criteria: Counts = field(init=False)
    indicators: Counts = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "criteria", tally(verdict.outcome for verdict in self.verdicts))
        object.__setattr__(
            self,
            "indicators",
            tally(each.outcome for verdict in self.verdicts for each in verdict.indicators),
        )

    @property
    def zone(self) -> str | None:
        return self.commune.place(self.yardstick.framework.code).zone

    @property
    def is_outside(self) -> bool:
        """Tell whether the day judged is outside the framework's period."""
        return self.day is not None and not self.yardstick.framework.in_force.holds(self.day)

    @property
    def reported(self) -> Reported | None:
        """What the latest review claims, if it claims anything."""
        return self.latest.reported if self.latest is not None else None

    @property
    def illustrative(self) -> bool:
        return any(
            verdict.illustrative or any(each.illustrative for each in verdict.indicators) for verdict in self.verdicts
        )

    def find(self, code: str) -> CriterionVerdict | Verdict | None:
        """Return the verdict with a code; where a criterion and its one indicator share it, the indicator's."""
        for criterion in self.verdicts:
            named = next((each for each in criterion.indicators if each.code == code), None)
            if named is not None or criterion.code == code:
                return named or criterion
        return None


def loc_of(found: CriterionVerdict | Verdict) -> Loc | None:
    """Return the key path, in the commune's file, of the result that a verdict rests on."""
    standing = found.own if isinstance(found, CriterionVerdict) else found.standing
    if standing is None:
        return None
    return ("reviews", standing.position, *(("rest",) if standing.from_rest else ("results", found.code)))


def tally(outcomes: Iterable[Outcome]) -> Counts:
    seen = Counter(outcomes)
    return Counts(seen.total(), *(seen[outcome] for outcome in Outcome))


def source_of(standing: Standing) -> str | None:
    """Return where a result comes from: an illustrative one does not come from its review's source."""
    if standing.result.source is not None or is_illustrative(standing):
        return standing.result.source
    return standing.review.source


def is_illustrative(standing: Standing) -> bool:
    return standing.result.illustrative or standing.review.illustrative
