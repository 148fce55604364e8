"""What new figures of a plan's indicators will be held against, where that is not what the figures on record are."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ntmcli.judge.ahead import LimitAhead, list_limits
from ntmcli.judge.limits import Reading
from ntmcli.judge.plan import Item, Planning
from ntmcli.judge.targets import Rules
from ntmcli.judge.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Moving:
    """Other limits than that of a verdict: those that stand from the day judged on, or begin later."""

    verdict: Verdict
    """The indicator's, or that of one of its parts."""
    limits: tuple[LimitAhead, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The limits that lie ahead of a commune, from the day judged on, and until the day planned for if one is given."""

    reading: Reading
    by: datetime.date | None

    @classmethod
    def of(cls, rules: Rules, planning: Planning) -> "Outlook":
        assessment = planning.assessment
        code = assessment.yardstick.framework.code
        return cls(Reading(rules, code, assessment.commune.place(code), assessment.day), planning.by)

    @property
    def is_beyond_framework(self) -> bool:
        """Whether the framework ends before the day planned for."""
        ends = self.reading.yardstick.framework.in_force.to
        return ends is not None and self.by is not None and self.by > ends.last_day

    def find(self, item: Item) -> Iterator[Moving]:
        """Yield an indicator, and each of its parts, whose new figures are held against other limits.

        What follows the end of the framework is no other limit.
        """
        whole = item.unmet.verdict
        ends = self.reading.yardstick.framework.in_force.to
        for verdict in () if whole is None else (whole, *whole.parts):
            part = None if verdict is whole else verdict.code
            limits = [
                each
                for each in list_limits(self.reading, item.code, part)
                if (self.by is None or each.start <= self.by) and (ends is None or each.start <= ends.last_day)
            ]
            if limits and _is_held_against(verdict, limits[0]):
                del limits[0]
            if limits:
                yield Moving(verdict, tuple(limits))


def _is_held_against(verdict: Verdict, limit: LimitAhead) -> bool:
    used = None if verdict.limit is None else Fraction(verdict.limit)
    return limit.target is not None and (limit.target.operator, limit.number) == (verdict.operator, used)
