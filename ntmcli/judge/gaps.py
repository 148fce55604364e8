"""What is unmet: which indicators, what each hamlet lacks, who answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ntmcli.judge.compare import count_missing, reaches
from ntmcli.judge.verdict import Assessment, CriterionVerdict, Verdict
from ntmcli.model.commune import Commune, Hamlet, Responsible
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
    """List what is open, in the framework's order; `who` keeps what someone whose name has this text answers for."""
    commune = assessment.commune
    found = []
    for criterion in assessment.verdicts:
        open_verdicts = [verdict for verdict in criterion.indicators if verdict.outcome in OPEN]
        own = criterion.outcome in OPEN and (criterion.basis == "own" or not criterion.indicators)
        entries: list[Verdict | None] = [*([None] if own else []), *open_verdicts]
        for verdict in entries:
            code = criterion.code if verdict is None else verdict.code
            answering = tuple(
                each
                for each in responsible_for(code, criterion.code, commune)
                if who is None or who.casefold() in each.who.casefold()
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
        result = results.get(hamlet.code)
        people = None
        if result is not None and result.count is not None and result.of and verdict.limit is not None:
            limit = Fraction(verdict.limit)
            met = reaches(Fraction(100 * result.count, result.of), verdict.operator, limit)
            people = 0 if met else count_missing(result.count, result.of, verdict.operator, limit)
        yield HamletGap(
            hamlet,
            result.outcome if result is not None else None,
            result.count if result is not None else None,
            result.of if result is not None else None,
            people,
        )
