"""Several communes under one framework: who meets what, how many meet how many, what is met least."""

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from ntmcli.judge.verdict import Assessment, Counts
from ntmcli.model.commune import Reported
from ntmcli.model.framework import Criterion, Framework
from ntmcli.model.values import Outcome


@dataclass(frozen=True, slots=True)
class Member:
    """As much of a commune's assessment as a roll-up needs, so that thousands fit into memory."""

    code: str
    name: str
    district: str | None
    province: str
    day: datetime.date | None
    is_outside: bool
    """Whether that day is outside the framework's period."""
    outcomes: Mapping[str, Outcome]
    """By criterion."""
    criteria: Counts
    reported: Reported | None
    """What the latest review claims, if it claims anything."""
    illustrative: bool


@dataclass(frozen=True, slots=True)
class CriterionTally:
    """How many communes have each outcome in a criterion; communes it is not asked of are left out."""

    criterion: Criterion
    outcomes: Counter[Outcome]

    @property
    def met(self) -> int:
        return self.outcomes[Outcome.MET]


@dataclass(slots=True)
class Rollup:
    """Communes judged by one framework, in the order in which they were added."""

    framework: Framework
    members: list[Member] = field(default_factory=list)
    tallies: dict[str, CriterionTally] = field(init=False)
    """Each criterion by code, those that adjustments add at the end."""

    def __post_init__(self) -> None:
        self.tallies = {each.code: CriterionTally(each, Counter()) for each in self.framework.criteria}

    def add(self, assessment: Assessment) -> None:
        """Add a commune that was judged by the framework."""
        commune = assessment.commune
        outcomes = {verdict.code: verdict.outcome for verdict in assessment.verdicts}
        for verdict in assessment.verdicts:
            tally = self.tallies.setdefault(verdict.code, CriterionTally(verdict.ruled.criterion, Counter()))
            tally.outcomes[verdict.outcome] += 1
        self.members.append(
            Member(
                code=commune.code,
                name=commune.name,
                district=commune.district,
                province=commune.province,
                day=assessment.day,
                is_outside=assessment.is_outside,
                outcomes=outcomes,
                criteria=assessment.criteria,
                reported=assessment.reported,
                illustrative=assessment.illustrative,
            )
        )

    @property
    def rarest(self) -> list[CriterionTally]:
        """The criteria by how few communes meet them; of equals, the framework's order."""
        return sorted(self.tallies.values(), key=lambda each: each.met)

    @property
    def distribution(self) -> dict[int, int]:
        """How many communes meet how many criteria for certain, most criteria first."""
        return dict(sorted(Counter(each.criteria.met for each in self.members).items(), reverse=True))

    @property
    def full(self) -> int:
        """How many communes meet all criteria."""
        return sum(each.criteria.met == each.criteria.total for each in self.members)

    @property
    def illustrative(self) -> bool:
        return any(each.illustrative for each in self.members)
