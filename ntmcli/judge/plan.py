"""The shortest way from where a commune stands to a number of criteria met, and the next ones."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from heapq import heappop, heappush
from itertools import islice

from ntmcli.judge.combine import own_outcome
from ntmcli.judge.effort import NOTHING, Efforts, not_before, note_of, part_missing, weight_of
from ntmcli.judge.gaps import OPEN, Unmet, responsible_for
from ntmcli.judge.verdict import Assessment, CriterionVerdict, Verdict
from ntmcli.model.commune import Commune
from ntmcli.model.values import Outcome, PartialDate

Cost = tuple[Fraction, Fraction]
"""The sum of weights, then the sum of the parts still missing."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a plan wants met: an indicator, or a criterion that is judged by its own result."""

    unmet: Unmet
    weight: Fraction
    missing: Fraction
    """The part of what is required that is still missing, from 0 to 1."""
    not_before: PartialDate | None
    note: str | None

    @property
    def code(self) -> str:
        return self.unmet.code

    @property
    def is_unknown(self) -> bool:
        return self.unmet.outcome is Outcome.UNKNOWN


@dataclass(frozen=True, slots=True)
class Step:
    """A criterion that could be met, and everything that this takes."""

    position: int
    """The criterion's place in the framework, from 0."""
    criterion: CriterionVerdict
    items: tuple[Item, ...]
    cost: Cost = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "cost", _add((each.weight, each.missing) for each in self.items))

    @property
    def code(self) -> str:
        return self.criterion.code

    def can_be_met(self, by: datetime.date | None) -> bool:
        """Tell whether nothing of it has to wait until after a day."""
        day = earliest(self.items)
        return by is None or day is None or day.first_day <= by


@dataclass(frozen=True, slots=True)
class Plan:
    """Criteria which together reach a target, in the framework's order."""

    steps: tuple[Step, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for step in self.steps for item in step.items)

    @property
    def unknown(self) -> tuple[Item, ...]:
        """What must be established first: it may be met already."""
        return tuple(item for item in self.items if item.is_unknown)

    @property
    def cost(self) -> Cost:
        return _add(step.cost for step in self.steps)

    @property
    def earliest(self) -> PartialDate | None:
        """The first day on which everything can be met, as far as any is given."""
        return earliest(self.items)


@dataclass(frozen=True, slots=True)
class Planning:
    """What there is to do in a commune, and the plans that reach a target, the best one first."""

    assessment: Assessment
    target: int
    """How many criteria are to be met."""
    by: datetime.date | None
    steps: tuple[Step, ...]
    """The criteria that can be met in time."""
    late: tuple[Step, ...]
    """The criteria that cannot."""
    plans: tuple[Plan, ...]

    @property
    def is_reached(self) -> bool:
        return self.assessment.criteria.met >= self.target

    @property
    def at_most(self) -> int:
        """How many criteria can be met."""
        return self.assessment.criteria.met + len(self.steps)

    @property
    def is_reachable(self) -> bool:
        return self.at_most >= self.target

    @property
    def illustrative(self) -> bool:
        return self.assessment.illustrative


def make_plans(
    assessment: Assessment,
    efforts: Efforts,
    target: int | None = None,
    by: datetime.date | None = None,
    alternatives: int = 0,
) -> Planning:
    """Plan for a number of criteria met (all that apply where none is given), with some further plans if there are.

    What makes a criterion met does so whatever else is met, so that a plan is a choice of criteria.
    """
    counts = assessment.criteria
    wanted = counts.total - counts.not_applicable if target is None else target
    found = list(_list_steps(assessment, efforts))
    steps = tuple(step for step in found if step.can_be_met(by))
    late = tuple(step for step in found if not step.can_be_met(by))
    number = wanted - counts.met
    choices = choose(steps, number) if 0 < number <= len(steps) else iter(())
    plans = tuple(Plan(choice) for choice in islice(choices, 1 + alternatives))
    return Planning(assessment, wanted, by, steps, late, plans)


def _list_steps(assessment: Assessment, efforts: Efforts) -> Iterator[Step]:
    commune = assessment.commune
    for position, criterion in enumerate(assessment.verdicts):
        if criterion.outcome not in OPEN:
            continue
        entries = []
        for verdict in _list_wanted(criterion, commune):
            code = criterion.code if verdict is None else verdict.code
            entries.append(Unmet(criterion, verdict, tuple(responsible_for(code, criterion.code, commune))))
        items = (
            Item(
                entry,
                weight_of(entry, efforts),
                part_missing(entry, commune),
                not_before(entry, efforts),
                note_of(entry, efforts),
            )
            for entry in entries
        )
        yield Step(position, criterion, tuple(items))


def _list_wanted(criterion: CriterionVerdict, commune: Commune) -> list[Verdict | None]:
    """List the least that makes a criterion met: some of its indicators, or (None) a result of its own.

    Where its own result is met, that result stands as soon as nothing is not met, as long as something is unknown.
    """
    if _is_met_by_itself(criterion):
        return [None]
    wanted = [verdict for verdict in criterion.indicators if verdict.outcome in OPEN]
    if any(verdict.outcome is Outcome.UNKNOWN for verdict in wanted) and _is_met_so_far(criterion, commune):
        wanted = [verdict for verdict in wanted if verdict.outcome is Outcome.NOT_MET]
    return [*wanted]


def _is_met_so_far(criterion: CriterionVerdict, commune: Commune) -> bool:
    return criterion.own is not None and own_outcome(criterion.own.result, commune) is Outcome.MET


def _is_met_by_itself(criterion: CriterionVerdict) -> bool:
    """Tell whether a further result of the criterion itself is what would make it met.

    Where one of several indicators bears its code, such a result would be that indicator's.
    """
    codes = [verdict.code for verdict in criterion.indicators]
    return not codes or (criterion.basis == "own" and (criterion.code not in codes or len(codes) == 1))


def choose(steps: Sequence[Step], size: int) -> Iterator[tuple[Step, ...]]:
    """Yield the sets of `size` criteria, the cheapest first: by weight, then effort, then the framework's order.

    No item belongs to two criteria, so that a set costs what its criteria cost together, and whichever criterion of a
    set is exchanged for a dearer one, the set becomes dearer. Hence the cheapest set is that of the cheapest criteria;
    and from there every other one is reached by exchanging, one at a time, a criterion for the next dearer, where no
    exchange leads to a cheaper set. What is next is therefore always among the sets reached from those before.
    """
    ranked = sorted(steps, key=lambda step: (step.cost, step.position))

    def price(ranks: tuple[int, ...]) -> tuple[Cost, list[int], tuple[int, ...]]:
        chosen = [ranked[rank] for rank in ranks]
        return _add(step.cost for step in chosen), sorted(step.position for step in chosen), ranks

    first = tuple(range(size))
    waiting, seen = [price(first)], {first}
    while waiting:
        *_, ranks = heappop(waiting)
        yield tuple(sorted((ranked[rank] for rank in ranks), key=lambda step: step.position))
        for at, rank in enumerate(ranks):
            exchanged = (*ranks[:at], rank + 1, *ranks[at + 1 :])
            if rank + 1 < len(ranked) and rank + 1 not in ranks and exchanged not in seen:
                seen.add(exchanged)
                heappush(waiting, price(exchanged))


def earliest(items: Iterable[Item]) -> PartialDate | None:
    """Return the latest of the days before which one of some things cannot be met; None where none is given."""
    days = [item.not_before for item in items if item.not_before is not None]
    return max(days, key=lambda day: day.first_day, default=None)


def _add(costs: Iterable[Cost]) -> Cost:
    weight = missing = NOTHING
    for each in costs:
        weight += each[0]
        missing += each[1]
    return weight, missing
