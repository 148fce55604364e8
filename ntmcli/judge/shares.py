"""How many people each hamlet has to win for the commune to reach a limit, and who answers for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ntmcli.judge.gaps import HamletGap, Unmet, hamlet_gaps
from ntmcli.judge.verdict import Verdict
from ntmcli.model.commune import Commune, Hamlet, Responsible


@dataclass(frozen=True, slots=True)
class Share:
    """A hamlet's part of what the commune lacks, and who answers for it there; nobody where none is named."""

    gap: HamletGap
    people: int
    responsible: tuple[Responsible, ...]

    @property
    def hamlet(self) -> Hamlet:
        return self.gap.hamlet


@dataclass(frozen=True, slots=True)
class Split:
    """What a commune lacks by an indicator or one of its parts, shared out among its hamlets."""

    verdict: Verdict
    people: int
    shares: tuple[Share, ...]
    """Those of the hamlets which lack something themselves, in the commune's order."""

    def by_responsible(self) -> list[tuple[tuple[Responsible, ...], tuple[Share, ...]]]:
        """Group the shares by who answers for them: those who do so together are one group."""
        found: dict[tuple[int, ...], list[Share]] = {}
        for share in self.shares:
            found.setdefault(tuple(map(id, share.responsible)), []).append(share)
        return [(group[0].responsible, tuple(group)) for group in found.values()]


def split(unmet: Unmet, commune: Commune) -> Iterator[Split]:
    """Share out what the commune lacks in proportion to what each hamlet lacks itself, by largest remainders.

    Together the hamlets lack at least what the commune does, since each of them rounds up for itself, and what one has
    beyond the limit makes up for another. So none is given more than it lacks itself, nor more than there are people.
    """
    for verdict in () if unmet.verdict is None else unmet.verdict.parts or (unmet.verdict,):
        gaps = [gap for gap in hamlet_gaps(verdict, commune) if gap.people]
        if verdict.people is not None and gaps:
            people = apportion(verdict.people, [gap.people or 0 for gap in gaps])
            shares = (
                Share(gap, number, _responsible_in(gap.hamlet, unmet))
                for gap, number in zip(gaps, people, strict=True)
                if number
            )
            yield Split(verdict, verdict.people, tuple(shares))


def apportion(number: int, most: Sequence[int]) -> list[int]:
    """Divide a number in proportion to some others, which it does not exceed together; of equal remainders the first.

    401 among 300 and 200: 241 and 160.
    """
    total = sum(most)
    quotas = [Fraction(number * each, total) for each in most]
    whole = [int(quota) for quota in quotas]
    by_remainder = sorted(range(len(most)), key=lambda at: whole[at] - quotas[at])
    for at in by_remainder[: number - sum(whole)]:
        whole[at] += 1
    return whole


def _responsible_in(hamlet: Hamlet, unmet: Unmet) -> tuple[Responsible, ...]:
    """Return who answers in a hamlet: those who name it, else those who answer for every hamlet."""
    named = tuple(each for each in unmet.responsible if hamlet.code in (each.hamlets or ()))
    return named or tuple(each for each in unmet.responsible if each.hamlets is None)
