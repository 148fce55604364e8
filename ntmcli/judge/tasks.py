"""The worklist across communes: what is open, who answers for it until when, how far along it is."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from ntmcli.diagnostic import fold
from ntmcli.judge.gaps import OPEN, HamletGap, Unmet, find_gap, leave_out_settled, list_unmet
from ntmcli.judge.verdict import Assessment, Verdict
from ntmcli.model.commune import Hamlet, HamletResult, Responsible
from ntmcli.model.framework import Operator
from ntmcli.model.values import Outcome, PartialDate

Order = tuple[int, int, int, int, int]
"""By due date, those without one last and what nobody answers for after these; then by commune and framework."""
DATED, UNDATED, UNASSIGNED = range(3)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which tasks are asked for; None leaves nothing out."""

    who: str | None = None
    due_before: datetime.date | None = None
    """A task that is due on this very day is not due before it."""
    hamlet: str | None = None


@dataclass(frozen=True, slots=True)
class HamletFigure:
    """What one hamlet found and lacks, under an indicator, a part of one, or (None) a criterion's own result."""

    verdict: Verdict | None
    gap: HamletGap


@dataclass(frozen=True, slots=True)
class Task:
    """What is open in one commune, and one who answers for it; None where nobody does."""

    assessment: Assessment
    entry: Unmet
    responsible: Responsible | None
    figures: tuple[HamletFigure, ...]
    """Of the hamlets it is about; none where it is about all of them."""
    overdue: bool
    order: Order

    @property
    def due(self) -> PartialDate | None:
        return None if self.responsible is None else self.responsible.due


@dataclass(slots=True)
class Worklist:
    """What is asked for and what was come upon, commune by commune; a date written as a month or year is its last day.

    `on` is the day before which what is due is overdue.
    """

    on: datetime.date
    wanted: Wanted
    communes: int = field(default=0, init=False)
    hamlets: set[str] = field(default_factory=set, init=False)
    """The codes of the hamlets of all communes."""
    whole: int = field(default=0, init=False)
    """Tasks left out because their results say nothing of single hamlets."""
    names: Counter[str] = field(default_factory=Counter, init=False)
    failed: bool = field(default=False, init=False)
    """Whether a commune could not be judged, so that there may be tasks that nobody knows of."""

    def find(self, assessment: Assessment) -> Iterator[Task]:
        """Yield the tasks of a commune, in the framework's order."""
        commune = assessment.commune
        at = self.communes
        self.communes += 1
        self.names[fold(commune.name)] += 1
        self.hamlets |= {hamlet.code for hamlet in commune.hamlets}
        if self.wanted.hamlet is not None and self.wanted.hamlet not in {hamlet.code for hamlet in commune.hamlets}:
            return
        for position, entry in enumerate(leave_out_settled(list_unmet(assessment, self.wanted.who))):
            results = list(_results_by_hamlet(entry))
            for turn, responsible in enumerate(_distinct(entry.responsible) or [None]):
                due = None if responsible is None else responsible.due
                if self._is_late_enough(due):
                    continue
                figures = tuple(
                    figure
                    for hamlet in self._narrow(responsible, commune.hamlets)
                    for figure in _figures_of(hamlet, entry, results)
                )
                if self._concerns_hamlet(entry, responsible, figures, bool(results)):
                    kind = UNASSIGNED if responsible is None else UNDATED if due is None else DATED
                    order = (kind, due.last_day.toordinal() if due else 0, at, position, turn)
                    overdue = due is not None and due.last_day < self.on
                    yield Task(assessment, entry, responsible, figures, overdue, order)

    def is_shared(self, name: str) -> bool:
        """Tell whether several of the communes bear a name."""
        return self.names[fold(name)] > 1

    def _is_late_enough(self, due: PartialDate | None) -> bool:
        """Tell whether a task is not due before the day asked for."""
        before = self.wanted.due_before
        return before is not None and (due is None or due.last_day >= before)

    def _narrow(self, responsible: Responsible | None, hamlets: Iterable[Hamlet]) -> list[Hamlet]:
        """List the hamlets that a task is about, where it is not about all of them."""
        named = None if responsible is None else responsible.hamlets
        codes = (self.wanted.hamlet,) if self.wanted.hamlet is not None else named or ()
        return [hamlet for hamlet in hamlets if hamlet.code in codes]

    def _concerns_hamlet(
        self, entry: Unmet, responsible: Responsible | None, figures: tuple[HamletFigure, ...], by_hamlet: bool
    ) -> bool:
        """Tell whether something is missing or unknown in the hamlet asked for.

        A shortfall of the whole commune, of which nothing is known by hamlet, concerns those who answer for the
        hamlet by name.
        """
        wanted = self.wanted.hamlet
        if wanted is None:
            return True
        named = None if responsible is None else responsible.hamlets
        if named is not None and wanted not in named:
            return False
        if by_hamlet:
            return not all(each.gap.settled for each in figures)
        if named is None and entry.outcome is not Outcome.UNKNOWN:
            self.whole += 1
            return False
        return True


def measure(verdict: Verdict) -> Fraction | None:
    """Return how much of the least that is required is reached, 0 to 1; exact.

    None for ceilings, judgements and parts, and where figure or limit is not known: that is not nothing reached. Nor
    for a figure that is all of a limit which it must exceed.
    """
    floor = verdict.operator in (Operator.AT_LEAST, Operator.MORE_THAN)
    figure = verdict.exact
    if not floor or verdict.gap is None or figure is None or verdict.limit is None or not figure < verdict.limit > 0:
        return None
    return max(figure, Fraction(0)) / Fraction(verdict.limit)


def _distinct(responsible: Iterable[Responsible]) -> list[Responsible | None]:
    """Leave out who answers for the same until the same day by another entry, in the same hamlets or in all."""
    found: dict[tuple[str, datetime.date | None], dict[tuple[str, ...] | None, Responsible]] = {}
    for each in responsible:
        day = None if each.due is None else each.due.last_day
        found.setdefault((each.who, day), {})[each.hamlets] = each
    return [each for same in found.values() for each in ([same[None]] if None in same else same.values())]


def _results_by_hamlet(entry: Unmet) -> Iterator[tuple[Verdict | None, dict[str, HamletResult]]]:
    """Yield what is given by hamlet and open: for a criterion itself, an indicator, each of its parts."""
    if entry.verdict is None:
        own = entry.criterion.own
        if own is not None and own.result.hamlets is not None:
            yield None, own.result.hamlets
        return
    for each in (entry.verdict, *entry.verdict.parts):
        if each.outcome in OPEN and each.result is not None and each.result.hamlets is not None:
            yield each, each.result.hamlets


def _figures_of(
    hamlet: Hamlet, entry: Unmet, results: list[tuple[Verdict | None, dict[str, HamletResult]]]
) -> Iterator[HamletFigure]:
    """Yield what one hamlet found and lacks; of what is not given by hamlet, that nothing is known."""
    for verdict, found in results:
        yield HamletFigure(verdict, find_gap(hamlet, found.get(hamlet.code), verdict))
    if not results:
        yield HamletFigure(entry.verdict, find_gap(hamlet, None, entry.verdict))
