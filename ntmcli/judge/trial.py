"""Figures tried: the same commune judged without and with them, on the same day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ntmcli.judge.shifts import Shift, find_shifts
from ntmcli.judge.verdict import Assessment


@dataclass(frozen=True, slots=True)
class Trial:
    """Figures tried, as they were given, by code; and the commune judged without and with them."""

    given: Mapping[str, str]
    before: Assessment
    after: Assessment

    def list_shifts(self) -> Iterator[Shift]:
        """Yield the verdicts that change, the indicators of a criterion before it."""
        return find_shifts(self.before, self.after)
