"""How several outcomes make one, and how hamlets make a commune's figure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ntmcli.model.commune import Commune, Hamlet, HamletResult, Result
from ntmcli.model.values import Outcome


def combine(outcomes: Iterable[Outcome]) -> Outcome:
    """Combine as indicators do in a criterion; of nothing: unknown.

    What is not applicable is left out; then any not met, else any unknown, else any basically met, else met.
    """
    seen = set(outcomes)
    if not seen:
        return Outcome.UNKNOWN
    for outcome in (Outcome.NOT_MET, Outcome.UNKNOWN, Outcome.BASICALLY_MET, Outcome.MET):
        if outcome in seen:
            return outcome
    return Outcome.NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class HamletSum:
    """What the hamlets say together; `count` of `of` so far, in people or, from outcomes, in hamlets."""

    outcome: Outcome
    """The outcomes combined; unknown where counts are given, or a hamlet of the commune's list is not there."""
    count: int
    of: int
    counts_hamlets: bool
    is_whole: bool
    """Whether every hamlet of the commune's list is there, be it not assessed; else the result is unknown."""
    missing: tuple[Hamlet, ...]
    """The hamlets of the commune's list that are not there or not assessed: until then there is no share."""


def add_hamlets(results: dict[str, HamletResult], commune: Commune) -> HamletSum:
    """Add up what the hamlets under a result say; they decide only when every hamlet is there."""
    absent = {hamlet.code for hamlet in commune.hamlets} - results.keys()
    outcomes = Counter(each.outcome for each in results.values() if each.outcome is not None)
    counted = [(each.count, each.of) for each in results.values() if each.count is not None and each.of is not None]
    if counted:
        count, of = sum(count for count, _ in counted), sum(of for _, of in counted)
    else:
        count = outcomes[Outcome.MET]
        of = outcomes.total() - outcomes[Outcome.NOT_APPLICABLE] - outcomes[Outcome.UNKNOWN]
    return HamletSum(
        outcome=Outcome.UNKNOWN if absent or counted else combine(outcomes),
        count=count,
        of=of,
        counts_hamlets=not counted,
        is_whole=not absent,
        missing=tuple(
            hamlet
            for hamlet in commune.hamlets
            if hamlet.code in absent or results[hamlet.code].outcome is Outcome.UNKNOWN
        ),
    )


def reconcile(compared: Outcome | None, stated: Outcome) -> Outcome:
    """Bring a comparison and a stated outcome together: the comparison holds where it decides.

    Cơ bản đạt agrees with a figure short of the limit, and stays.
    """
    if compared is None or (stated is Outcome.BASICALLY_MET and compared is Outcome.NOT_MET):
        return stated
    return compared


def own_outcome(result: Result, commune: Commune) -> Outcome:
    """Return what a criterion's own result says: as stated, held against what its hamlets combine to."""
    hamlets = None if result.hamlets is None else add_hamlets(result.hamlets, commune)
    if hamlets is not None and not hamlets.is_whole:
        return Outcome.UNKNOWN
    found = None if hamlets is None else decided(hamlets.outcome)
    return (found or Outcome.UNKNOWN) if result.outcome is None else reconcile(found, result.outcome)


def is_assessed(result: Result) -> bool:
    """Tell whether a result says anything: not where it, or each of its hamlets, is `chưa đánh giá`."""
    hamlets = (result.hamlets or {}).values()
    if result.outcome is not None or not hamlets:
        return result.outcome is not Outcome.UNKNOWN
    return any(each.outcome is not Outcome.UNKNOWN for each in hamlets)


def decided(outcome: Outcome) -> Outcome | None:
    return None if outcome is Outcome.UNKNOWN else outcome
