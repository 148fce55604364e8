"""What a change to the data does to the verdicts."""

from collections.abc import Iterator
from dataclasses import dataclass

from ntmcli.judge.verdict import Assessment, CriterionVerdict, Verdict


@dataclass(frozen=True, slots=True)
class Shift:
    """An indicator or a criterion whose outcome is another one than before."""

    before: CriterionVerdict | Verdict
    after: CriterionVerdict | Verdict


def find_shifts(before: Assessment, after: Assessment) -> Iterator[Shift]:
    """Yield what has another outcome: of each criterion its indicators, then itself.

    A criterion that bears the code of its indicator and shifts with it is not named twice; one that only one of the
    two days knows has not shifted.
    """
    earlier = {verdict.code: verdict for verdict in before.verdicts}
    for criterion in after.verdicts:
        then = earlier.get(criterion.code)
        if then is None:
            continue
        known = {each.code: each for each in then.indicators}
        pairs = [(known[each.code], each) for each in criterion.indicators if each.code in known]
        shifted = [Shift(old, new) for old, new in pairs if old.outcome is not new.outcome]
        own = Shift(then, criterion)
        if then.outcome is not criterion.outcome and not any(_says_the_same(own, each) for each in shifted):
            shifted.append(own)
        yield from shifted


def _says_the_same(one: Shift, other: Shift) -> bool:
    pairs = ((one.before, other.before), (one.after, other.after))
    return all((mine.code, mine.outcome) == (theirs.code, theirs.outcome) for mine, theirs in pairs)
