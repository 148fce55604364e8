"""What differs between two judgements of a commune, on two days or from two states of the data, and why.

A cause is what by itself changes an outcome, a figure or a limit: when everything else is left as it was before, or as
it is after. Both are judged in full (`variants`), so that none of it is guessed.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ntmcli.judge.causes import Attribution, Cause, Found, Pairing, attribute, figure_of, limit_of
from ntmcli.judge.changes import Codes, match_names, pair
from ntmcli.judge.targets import Yardstick
from ntmcli.judge.variants import Side, Variants, view
from ntmcli.judge.verdict import Assessment, Verdict
from ntmcli.model.values import Outcome


class Kind(StrEnum):
    """What became of a criterion or indicator; the last two leave its outcome as it was."""

    GAINED = "gained"
    LOST = "lost"
    IMPROVED = "improved"
    WORSENED = "worsened"
    KNOWN = "known"
    UNKNOWN = "unknown"
    CHANGED = "changed"
    """It is, or is no longer, not applicable: neither better nor worse."""
    NEW = "new"
    """It is asked for on the later side alone."""
    GONE = "gone"
    FIGURE = "figure"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Difference:
    """A criterion or indicator that is judged otherwise; None where a side does not ask for it."""

    criterion: str
    before: Found | None
    after: Found | None
    kind: Kind
    causes: tuple[Attribution, ...]

    @property
    def there(self) -> Found:
        """The verdict of the later side where there is one."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 -- a difference has at least one side
        return found

    @property
    def is_regression(self) -> bool:
        """Whether what was met is no longer, or what was basically met is not met; what is not asked for is neither."""
        if self.before is None or self.after is None:
            return False
        was, now = self.before.outcome, self.after.outcome
        return (was is Outcome.MET and now is not was) or (was is Outcome.BASICALLY_MET and now is Outcome.NOT_MET)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two assessments of a commune and what differs: each criterion, then its indicators, in the later order."""

    before: Assessment
    after: Assessment
    differences: tuple[Difference, ...]

    @property
    def regressions(self) -> list[Difference]:
        return [each for each in self.differences if each.is_regression]


def compare(before: Side, after: Side, today: datetime.date) -> Comparison:
    """Compare two judgements of a commune; by two frameworks, what bears the same name is compared."""
    old, new = before.assessment, after.assessment
    alike = old.yardstick.framework.code == new.yardstick.framework.code
    codes = _keep_codes(new.yardstick) if alike else match_names(old.yardstick, new.yardstick)
    changed = [
        (each, kind) for each in _pair(old, new, codes) if (kind := _classify(each.before, each.after)) is not None
    ]
    if not changed:
        return Comparison(old, new, ())
    if alike:
        variants = Variants(before, after, today)
        found = tuple(
            Difference(each.criterion, each.before, each.after, kind, tuple(attribute(each, variants)))
            for each, kind in changed
        )
    else:
        # Figures are never carried over from one framework to another, so that nothing else can be told apart.
        causes = (Attribution(Cause.FRAMEWORK),)
        found = tuple(Difference(each.criterion, each.before, each.after, kind, causes) for each, kind in changed)
    return Comparison(old, new, found)


def _keep_codes(yardstick: Yardstick) -> Codes:
    criteria = {each.criterion.code: each.criterion.code for each in yardstick.criteria}
    return Codes(criteria, {code: code for code in yardstick.by_code})


def _pair(old: Assessment, new: Assessment, codes: Codes) -> Iterator[Pairing]:
    was, now = view(old), view(new)
    for earlier, later, indicators in pair(old.yardstick, new.yardstick, codes):
        entries = (
            None if earlier is None else was[earlier.criterion.code, True],
            None if later is None else now[later.criterion.code, True],
        )
        code = next(each.code for each in reversed(entries) if each is not None)
        yield Pairing(code, *entries, entries)
        for one, other in indicators:
            before = None if one is None else was[one.indicator.code, False]
            after = None if other is None else now[other.indicator.code, False]
            yield Pairing(code, before, after, entries)


def _classify(before: Found | None, after: Found | None) -> Kind | None:
    if before is None or after is None:
        return Kind.NEW if before is None else Kind.GONE
    if before.outcome is not after.outcome:
        return _turn(before.outcome, after.outcome)
    if isinstance(before, Verdict) and isinstance(after, Verdict):
        if figure_of(before) != figure_of(after):
            return Kind.FIGURE
        if limit_of(before) != limit_of(after):
            return Kind.LIMIT
    return None


def _turn(was: Outcome, now: Outcome) -> Kind:
    if Outcome.MET in (was, now):
        return Kind.GAINED if now is Outcome.MET else Kind.LOST
    if Outcome.UNKNOWN in (was, now):
        return Kind.UNKNOWN if now is Outcome.UNKNOWN else Kind.KNOWN
    if Outcome.NOT_APPLICABLE in (was, now):
        return Kind.CHANGED
    return Kind.IMPROVED if now is Outcome.BASICALLY_MET else Kind.WORSENED
