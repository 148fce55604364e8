"""What `diff` found, as every format shows it: the two sides, and each commune in which something differs."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from ntmcli.diagnostic import Diagnostic, Loc, Span
from ntmcli.judge.causes import Found
from ntmcli.judge.differences import Comparison, Difference
from ntmcli.judge.verdict import Assessment, CriterionVerdict, loc_of
from ntmcli.model.commune import Commune

Status = Literal["compared", "added", "removed", "unjudged"]


@dataclass(frozen=True, slots=True)
class Seen:
    """A commune's file on one side: judged, or with the error that keeps it from that."""

    path: str
    """As the user knows it: in a revision as git names it."""
    file: str
    """From the root of the repository."""
    commune: Commune | None
    span: Callable[[Loc], Span]
    """Finds the place of a key path in the file."""
    assessment: Assessment | None
    obstacle: Diagnostic | None
    """With the path as the user knows it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One commune in which something differs; None where a side does not have it."""

    code: str
    before: Seen | None
    after: Seen | None
    comparison: Comparison | None
    """None where it is not on both sides, or was not judged on both."""
    heirs: tuple[str, ...] = ()
    """The communes that one which is gone was merged into, as far as the data say."""

    @property
    def status(self) -> Status:
        if self.before is None or self.after is None:
            return "added" if self.before is None else "removed"
        return "unjudged" if self.comparison is None else "compared"

    @property
    def commune(self) -> Commune | None:
        """Who it is, by the later side where that can be read."""
        sides = (self.after, self.before)
        return next((side.commune for side in sides if side is not None and side.commune is not None), None)

    @property
    def assessments(self) -> tuple[Assessment | None, Assessment | None]:
        before, after = (None if side is None else side.assessment for side in (self.before, self.after))
        return before, after

    @property
    def is_regression(self) -> bool:
        """Whether anything met is met no longer, or the commune can no longer be judged."""
        if self.comparison is not None:
            return bool(self.comparison.regressions)
        before, after = self.assessments
        return self.after is not None and before is not None and after is None

    def find_place(self, each: Difference) -> Span | None:
        """Find where the result of the later side is written, for a criterion without its own that of an indicator."""
        loc = loc_behind(each.after)
        if loc is None and isinstance(each.after, CriterionVerdict) and self.comparison is not None:
            below = (other.after for other in self.comparison.differences if other.criterion == each.criterion)
            loc = next((there for other in below if (there := loc_behind(other)) is not None), None)
        return None if loc is None or self.after is None else self.after.span(loc)


def loc_behind(found: Found | None) -> Loc | None:
    """Return the key path of the result that decides; a criterion judged by its indicators has none of its own."""
    if found is None or (isinstance(found, CriterionVerdict) and found.basis != "own"):
        return None
    return loc_of(found)


@dataclass(slots=True)
class Report:
    """The communes of two days or revisions; the counts are complete once all entries were taken."""

    before: str | datetime.date
    """A revision by its name, or a day."""
    after: str | datetime.date
    strict: bool
    """Whether what is met no longer fails the run."""
    entries: Iterable[Entry] = ()
    """Those in which something differs; they can be taken once."""
    compared: int = 0
    """How many communes are there on both sides."""
    changed: int = 0
    """How many differ, with those that are there on one side alone."""
    added: int = 0
    removed: int = 0
    regressed: list[str] = field(default_factory=list)
    failed: bool = False
    """Whether a commune could not be judged."""

    @property
    def status(self) -> int:
        """The exit status."""
        if self.strict and self.regressed:
            return 1
        return 3 if self.failed else 0
