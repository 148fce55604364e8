"""What changes when figures are tried: the same commune judged without and with them, on the same day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ntmcli.judge.verdict import Assessment
from ntmcli.model.values import Outcome


@dataclass(frozen=True, slots=True)
class Change:
    """A verdict that is another with the figures tried."""

    level: Literal["indicator", "criterion"]
    code: str
    before: Outcome
    after: Outcome


@dataclass(frozen=True, slots=True)
class Trial:
    """Figures tried, as they were given, by code; and the commune judged without and with them."""

    given: Mapping[str, str]
    before: Assessment
    after: Assessment

    def list_changes(self) -> Iterator[Change]:
        """Yield the verdicts that change, the indicators of a criterion before it."""
        for one, other in zip(self.before.verdicts, self.after.verdicts, strict=True):
            for before, after in zip(one.indicators, other.indicators, strict=True):
                if before.outcome is not after.outcome:
                    yield Change("indicator", before.code, before.outcome, after.outcome)
            if one.outcome is not other.outcome:
                yield Change("criterion", one.code, one.outcome, other.outcome)
