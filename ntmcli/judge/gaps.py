"""What is unmet: which indicators, what each hamlet lacks, who answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ntmcli.diagnostic import fold
from ntmcli.judge.compare import count_missing, reaches
from ntmcli.judge.verdict import Assessment, CriterionVerdict, Verdict
from ntmcli.model.commune import Commune, Hamlet, HamletResult, Responsible
from ntmcli.model.values import Outcome

OPEN = (Outcome.NOT_MET, Outcome.BASICALLY_MET, Outcome.UNKNOWN)


@dataclass(frozen=True, slots=True)
class HamletGap:
    """One hamlet under a result; `people` is what its own count lacks to reach the limit, None where unknown."""

    hamlet: Hamlet
    outcome: Outcome | None
    count: int | None
    of: int | None
    people: int | None

    @property
    def settled(self) -> bool:
        """Whether nothing is missing or unknown in this hamlet."""
        return self.outcome in (Outcome.MET, Outcome.NOT_APPLICABLE) if self.count is None else self.people == 0


@dataclass(frozen=True, slots=True)
class Unmet:
    """An indicator that is not met, basically met or unknown; or a criterion so by its own result."""

    criterion: CriterionVerdict
    verdict: Verdict | None
    responsible: tuple[Responsible, ...]

    @property
    def code(self) -> str:
        return self.criterion.code if self.verdict is None else self.verdict.code

    @property
    def outcome(self) -> Outcome:
        return self.criterion.outcome if self.verdict is None else self.verdict.outcome


def list_unmet(assessment: Assessment, who: str | None = None) -> list[Unmet]:
    """List what is open, in the framework's order; `who` keeps what someone whose name has this text answers for.

    A criterion that is not applicable asks for nothing. Names are compared without case and diacritics.
    """
    commune = assessment.commune
    asked = None if who is None else fold(who)
    found = []
    for criterion in assessment.verdicts:
        if criterion.outcome is Outcome.NOT_APPLICABLE:
            continue
        open_verdicts = [verdict for verdict in criterion.indicators if verdict.outcome in OPEN]
        own = criterion.outcome in OPEN and (criterion.basis == "own" or not criterion.indicators)
        entries: list[Verdict | None] = [*([None] if own else []), *open_verdicts]
        for verdict in entries:
            code = criterion.code if verdict is None else verdict.code
            answering = tuple(
                each
                for each in responsible_for(code, criterion.code, commune)
                if asked is None or asked in fold(each.who)
            )
            if who is None or answering:
                found.append(Unmet(criterion, verdict, answering))
    return found


def leave_out_settled(listed: list[Unmet]) -> list[Unmet]:
    """Leave out unknown indicators of criteria that are met all the same, by their own result."""
    return [each for each in listed if each.outcome is not Outcome.UNKNOWN or each.criterion.outcome is not Outcome.MET]


def responsible_for(code: str, criterion: str, commune: Commune) -> Iterator[Responsible]:
    """List who answers for an indicator, by its own code or its criterion's."""
    return (each for each in commune.responsible if code in each.codes or criterion in each.codes)


def hamlet_gaps(verdict: Verdict, commune: Commune) -> Iterator[HamletGap]:
    """Yield what each hamlet of the commune's list found and lacks, in the list's order."""
    results = (verdict.result.hamlets if verdict.result is not None else None) or {}
    for hamlet in commune.hamlets if results else ():
        yield find_gap(hamlet, results.get(hamlet.code), verdict)


def find_gap(hamlet: Hamlet, result: HamletResult | None, verdict: Verdict | None) -> HamletGap:
    """Find what one hamlet lacks: under a verdict, or under a criterion's own result, which knows no counts."""
    if result is None:
        return HamletGap(hamlet, None, None, None, None)
    people = None
    if verdict is not None and verdict.limit is not None and result.count is not None and result.of:
        limit = Fraction(verdict.limit)
        met = reaches(Fraction(100 * result.count, result.of), verdict.operator, limit)
        people = 0 if met else count_missing(result.count, result.of, verdict.operator, limit)
    return HamletGap(hamlet, result.outcome, result.count, result.of, people)
