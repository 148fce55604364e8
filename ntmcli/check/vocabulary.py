"""What a review may answer under a framework and the adjustments that name a commune."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ntmcli.diagnostic import Finding, Loc, suggest, suggest_code
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.framework import COMPARISONS, Framework, Indicator, Target


@dataclass(slots=True)
class Asked:
    """Something that a review may answer: its unit, and every target it may have over time."""

    unit: str | None
    targets: tuple[Target, ...]
    may_not_apply: bool
    counted: str | None = None
    """The noun that `count` and `of` count; people where it is not given."""
    takes_numbers: bool = field(init=False)
    parts: dict[str, "Asked"] = field(init=False)

    def __post_init__(self) -> None:
        self.takes_numbers = any(target.operator in COMPARISONS for target in self.targets)
        self.parts = {
            part.code: Asked(part.unit, (part.target,), self.may_not_apply, self.counted)
            for target in self.targets
            for part in target.all or ()
        }


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The codes that a review for one framework may answer."""

    indicators: dict[str, Asked]
    criteria: dict[str, bool]
    """Whether a criterion may be answered with "không áp dụng": where each of its indicators may."""
    conditions: dict[str, Asked]


def learn(framework: Framework, adjustments: Sequence[Adjustment]) -> Vocabulary:
    """Collect what may be answered under a framework and the adjustments that name a commune."""
    criteria = [*framework.criteria, *(each for step in adjustments for each in step.criteria)]
    indicators: dict[str, Indicator] = {}
    targets: dict[str, list[Target]] = {}
    for indicator in (indicator for criterion in criteria for indicator in criterion.indicators):
        indicators[indicator.code] = indicator
        targets.setdefault(indicator.code, []).append(indicator.target)
    for step in adjustments:
        for code, target in step.targets.items():
            targets.setdefault(code, []).append(target)
    return Vocabulary(
        {
            code: Asked(indicator.unit, tuple(targets[code]), indicator.may_not_apply is not None, indicator.counted)
            for code, indicator in indicators.items()
        },
        {
            criterion.code: bool(criterion.indicators)
            and all(indicator.may_not_apply for indicator in criterion.indicators)
            for criterion in criteria
        },
        {
            each.code: Asked(each.unit, (each.target,), each.may_not_apply is not None, each.counted)
            for each in framework.conditions or ()
        },
    )


def unknown(code: str, written: str, known: Iterable[str], loc: Loc, *, on_key: bool = False) -> Finding:
    """Make the finding of a code that is not known, with the one that was probably meant."""
    near = suggest_code if code in ("NTM302", "NTM318", "NTM322", "NTM342") else suggest
    return Finding(code, loc, {"text": written, **near(written, known)}, on_key)
