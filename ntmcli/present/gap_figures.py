"""What is unmet and has a figure and a limit to draw it against."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from ntmcli.diagnostic import Lang
from ntmcli.judge.gaps import Unmet
from ntmcli.judge.verdict import Verdict
from ntmcli.model.values import Outcome
from ntmcli.present import phrases


@dataclass(frozen=True, slots=True)
class GapFigure:
    """An indicator, or a part of one, that falls short of its limit by a known gap."""

    code: str
    name: str
    said: str
    """Figure, requirement and what is missing, in one line."""
    reached: float
    asked: float
    """Figure and limit as shares of the larger of them, 0 to 1: for the length of a bar, never to compare."""


def list_figures(listed: Iterable[Unmet], lang: Lang) -> Iterator[GapFigure]:
    """Yield what can be drawn, parts by themselves, in the order given."""
    for entry in listed:
        verdict = entry.verdict
        if verdict is None or verdict.outcome is Outcome.UNKNOWN:
            continue
        for each in verdict.parts or (verdict,):
            if each.gap is not None and each.value is not None and each.limit is not None:
                yield _describe(verdict, each, Fraction(each.value), Fraction(each.limit), lang)


def _describe(verdict: Verdict, each: Verdict, value: Fraction, limit: Fraction, lang: Lang) -> GapFigure:
    larger = max(value, limit)
    mark = " *" if verdict.illustrative else ""
    said = (phrases.figure(each, lang), phrases.requirement(each, lang), phrases.missing(each, lang))
    return GapFigure(
        code=verdict.code + mark if each is verdict else f"{verdict.code} {each.code}){mark}",
        name=phrases.title(each.requirement, lang),
        said=" · ".join(said),
        reached=float(max(value, Fraction(0)) / larger) if larger > 0 else 0,
        asked=float(max(limit, Fraction(0)) / larger) if larger > 0 else 0,
    )
