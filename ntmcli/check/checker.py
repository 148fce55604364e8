"""Check frameworks and communes against each other; `adjustments` checks what changes the frameworks."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from ntmcli.check.answers import check_review
from ntmcli.check.hamlets import check_hamlets
from ntmcli.check.vocabulary import Vocabulary, learn, unknown
from ntmcli.diagnostic import Finding, Loc
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.commune import Commune
from ntmcli.model.framework import (
    COMPARISONS,
    PERCENT,
    Condition,
    Criterion,
    Framework,
    Indicator,
    Requirement,
    Target,
    Times,
    TypeOfLimit,
)
from ntmcli.model.values import Open

Frameworks = Mapping[str, Framework]


class Checker:
    """The frameworks and adjustments that could be read, and what may be answered under them.

    `known` are the codes of all frameworks, the unreadable ones among them: those are reported at their own place.
    """

    def __init__(
        self,
        frameworks: Frameworks,
        adjustments: Sequence[Adjustment],
        default: str | None,
        known: Iterable[str],
        today: datetime.date,
    ) -> None:
        self.frameworks = frameworks
        self.adjustments = adjustments
        self.default = default
        self.known = sorted(known)
        self.today = today
        self._learned: dict[tuple[str, tuple[str, ...]], Vocabulary] = {}
        self._builds_on: dict[str, frozenset[str]] = {}

    def vocabulary(self, code: str, commune: Commune | None = None) -> Vocabulary:
        """Return what may be answered under a framework, by one commune or by any."""
        steps = [
            each
            for each in self.adjustments
            if each.framework == code and (commune is None or each.applies.names(commune.place(code)))
        ]
        key = (code, tuple(each.code for each in steps))
        if key not in self._learned:
            self._learned[key] = learn(self.frameworks[code], steps)
        return self._learned[key]

    # -- a commune

    def check_commune(self, commune: Commune) -> Iterator[Finding]:
        """Check one commune against the frameworks; nothing is said again of a framework's own errors."""
        yield from self.check_known(commune.framework, ("framework",))
        framework = self.frameworks.get(commune.framework or self.default or "")
        yield from self._check_zone(commune, framework)
        for at, title in enumerate(commune.recognised):
            yield from self.check_known(title.framework, ("recognised", at, "framework"))
            if title.date.first_day > self.today:
                yield Finding("NTM211", ("recognised", at, "date"), {"text": title.date.text})
        yield from self._check_dates(commune)
        yield from check_hamlets(commune)
        answerable: set[str] = set(framework.criteria_codes) if framework else set()
        complete = framework is not None
        without_zone = set()
        for at, review in enumerate(commune.reviews):
            code = review.framework or commune.framework or self.default or ""
            yield from self.check_known(review.framework, ("reviews", at, "framework"))
            if code not in self.frameworks:
                complete = False
                continue
            if self._lacks_zone(commune, code) and code not in without_zone:
                without_zone.add(code)
                args = {"text": code, "choices": ", ".join(self.frameworks[code].zones)}
                yield Finding("NTM340", ("reviews", at, "framework"), args)
            vocabulary = self.vocabulary(code, commune)
            answerable |= vocabulary.criteria.keys() | vocabulary.indicators.keys()
            yield from check_review(review, ("reviews", at), vocabulary, commune)
        if framework is not None:
            vocabulary = self.vocabulary(framework.code, commune)
            answerable |= vocabulary.criteria.keys() | vocabulary.indicators.keys()
        if complete:
            for at, responsible in enumerate(commune.responsible):
                for position, code in enumerate(responsible.codes):
                    if code not in answerable:
                        yield unknown("NTM318", code, answerable, ("responsible", at, "codes", position))
            for code in commune.effort:
                if code not in answerable:
                    yield unknown("NTM342", code, answerable, ("effort", code), on_key=True)

    def _check_zone(self, commune: Commune, own: Framework | None) -> Iterator[Finding]:
        """Check the zone, or that of each framework it is given for; the own framework must have one."""
        if isinstance(commune.zone, dict):
            for code, zone in commune.zone.items():
                yield from self.check_known(code, ("zone", code), on_key=True)
                framework = self.frameworks.get(code)
                if framework is not None and zone not in framework.zones:
                    yield unknown("NTM303", zone, framework.zones, ("zone", code))
        elif own is not None and own.zones and commune.zone is not None and commune.zone not in own.zones:
            yield unknown("NTM303", commune.zone, own.zones, ("zone",))
        if own is not None and own.zones and commune.place(own.code).zone is None:
            loc = () if commune.zone is None else ("zone",)
            yield Finding("NTM304", loc, {"text": own.code, "choices": ", ".join(own.zones)}, on_key=True)

    def _lacks_zone(self, commune: Commune, code: str) -> bool:
        """Tell whether no zone is given for a framework that a review is for; the own one's is checked by itself."""
        zones, zone = self.frameworks[code].zones, commune.place(code).zone
        if not zones or code == (commune.framework or self.default):
            return False
        return zone is None if isinstance(commune.zone, dict) else zone not in zones

    def check_known(self, framework: str | None, loc: Loc, *, on_key: bool = False) -> Iterator[Finding]:
        """Check that a framework named is there; where criteria.yaml does not say its code, it may be that one."""
        if framework is not None and framework not in self.known and self.default:
            yield unknown("NTM301", framework, self.known, loc, on_key=on_key)

    def _check_dates(self, commune: Commune) -> Iterator[Finding]:
        days = [review.date.judged_on(self.today) for review in commune.reviews]
        for at, review in enumerate(commune.reviews):
            loc = ("reviews", at, "date")
            if review.date.first_day > self.today:
                yield Finding("NTM211", loc, {"text": review.date.text})
            valid = commune.valid
            if valid is not None and not valid.meets(review.date):
                yield Finding("NTM312", loc, {"text": review.date.text, "period": str(valid)})
        for at, (before, after) in enumerate(pairwise(days), start=1):
            if after < before:
                earlier = commune.reviews[at - 1].date.text
                yield Finding(
                    "NTM212",
                    ("reviews", at, "date"),
                    {"text": commune.reviews[at].date.text, "other": earlier},
                )

    # -- frameworks

    def check_framework(self, framework: Framework) -> Iterator[Finding]:
        """Check what a framework says against itself and the frameworks it builds on."""
        yield from check_codes(framework.criteria, framework, ())
        listed = list(framework.indicators)
        count = framework.indicator_count
        if count is not None and listed and count != len(listed):
            args = {"count": str(count), "listed": str(len(listed))}
            yield Finding("NTM313", ("indicator_count",), args)
        for loc, requirement in list_requirements(framework.criteria, framework.conditions or ()):
            yield from self.check_target(requirement.target, requirement.unit, (*loc, "target"), framework)
            if isinstance(requirement, Indicator) and self.leads_back((framework.code, requirement.code)):
                yield Finding("NTM315", (*loc, "target"), {"text": requirement.code})
        withdrawal = framework.withdrawal
        for key, share in (("with_key_from", withdrawal.with_key_from), ("outright_from", withdrawal.outright_from)):
            if share is not None and not 0 <= share <= 100:
                yield Finding("NTM205", ("withdrawal", key), {"text": f"{share:f}"})
        yield from self.check_known(withdrawal.framework, ("withdrawal", "framework"))
        codes = framework.criteria_codes
        for at, code in enumerate(withdrawal.key_criteria):
            if code not in codes:
                yield unknown("NTM302", code, codes, ("withdrawal", "key_criteria", at))

    def builds_on(self, code: str) -> frozenset[str]:
        """Return the codes of the frameworks whose limits, outcomes or rule of withdrawal a framework uses."""
        if code not in self._builds_on:
            found: set[str] = set()
            waiting = [code]
            while waiting:
                framework = self.frameworks.get(waiting.pop())
                if framework is None:
                    continue
                nodes = [(framework.code, indicator) for indicator in self.vocabulary(framework.code).indicators]
                needed = {need for node in nodes for need, _ in self._needs(node)} | {framework.withdrawal.framework}
                waiting += [need for need in needed if need is not None and need not in found]
                found |= {need for need in needed if need is not None}
            self._builds_on[code] = frozenset(found)
        return self._builds_on[code]

    def check_target(self, target: Target, unit: str | None, loc: Loc, framework: Framework) -> Iterator[Finding]:
        if target.limit is not None:
            yield from self._check_limit(target.limit, unit, (*loc, target.operator.value), framework)
        for at, part in enumerate(target.all or ()):
            yield from self.check_target(part.target, part.unit, (*loc, "all", at, "target"), framework)
        yield from self.check_known(target.framework, (*loc, "framework"))

    def _check_limit(self, limit: TypeOfLimit, unit: str | None, loc: Loc, framework: Framework) -> Iterator[Finding]:
        if isinstance(limit, Decimal):
            if unit == PERCENT and not 0 <= limit <= 100:
                yield Finding("NTM205", loc, {"text": f"{limit:f}"})
        elif isinstance(limit, Times):
            yield from self._check_times(limit, unit, loc)
        elif not isinstance(limit, Open):
            for key, inner in limit.items():
                if isinstance(key, str) and key not in framework.zones:
                    yield unknown("NTM303", key, framework.zones, (*loc, key), on_key=True)
                yield from self._check_limit(inner, unit, (*loc, str(key)), framework)

    def _check_times(self, times: Times, unit: str | None, loc: Loc) -> Iterator[Finding]:
        yield from self.check_known(times.framework, (*loc, "framework"))
        there = self.frameworks.get(times.framework)
        if there is None:
            return
        base = self.vocabulary(there.code).indicators.get(times.indicator)
        own = {indicator.code for indicator in there.indicators}
        if base is None or times.indicator not in own:
            yield unknown("NTM302", times.indicator, own, (*loc, "indicator"))
        elif any(target.operator not in COMPARISONS for target in base.targets) or base.unit != unit:
            yield Finding("NTM328", (*loc, "indicator"), {"text": times.indicator})

    def leads_back(self, start: tuple[str, str]) -> bool:
        """Tell whether the limit of an indicator (framework, code) is made from itself in the end."""
        seen: set[tuple[str, str]] = set()
        waiting = list(self._needs(start))
        while waiting:
            node = waiting.pop()
            if node == start:
                return True
            if node not in seen:
                seen.add(node)
                waiting.extend(self._needs(node))
        return False

    def _needs(self, node: tuple[str, str]) -> Iterator[tuple[str, str]]:
        """Yield the indicators whose limits or outcomes an indicator's targets need."""
        code, indicator = node
        asked = self.vocabulary(code).indicators.get(indicator) if code in self.frameworks else None
        for target in asked.targets if asked else ():
            if target.framework is not None:
                yield target.framework, ""  # needed, though it cannot be read
            if target.framework is not None and target.framework in self.frameworks:
                yield from ((target.framework, each) for each in self.vocabulary(target.framework).indicators)
            for times in _multiples(target):
                yield times.framework, times.indicator


def _multiples(target: Target) -> Iterator[Times]:
    """Yield the multiples of other limits that a target is made of."""
    for part in target.all or ():
        yield from _multiples(part.target)
    waiting = [target.limit]
    while waiting:
        limit = waiting.pop()
        if isinstance(limit, Times):
            yield limit
        elif isinstance(limit, dict):
            waiting.extend(limit.values())


def list_requirements(
    criteria: Sequence[Criterion], conditions: Sequence[Condition]
) -> Iterator[tuple[Loc, Requirement]]:
    for at, criterion in enumerate(criteria):
        for position, indicator in enumerate(criterion.indicators):
            yield ("criteria", at, "indicators", position), indicator
    for at, condition in enumerate(conditions):
        yield ("conditions", at), condition


def check_codes(criteria: Sequence[Criterion], framework: Framework, present: Sequence[Criterion]) -> Iterator[Finding]:
    """Check that codes of criteria and indicators are each used once, besides those already `present`."""
    own = {criterion.code for criterion in (*present, *criteria)}
    seen_criteria = {criterion.code for criterion in present}
    seen = {indicator.code for criterion in present for indicator in criterion.indicators}
    groups = [group.code for group in framework.groups]
    for at, criterion in enumerate(criteria):
        loc = ("criteria", at)
        if criterion.code in seen_criteria:
            yield Finding("NTM108", (*loc, "code"), {"text": criterion.code})
        seen_criteria.add(criterion.code)
        if criterion.group is not None and criterion.group not in groups:
            yield unknown("NTM307", criterion.group, groups, (*loc, "group"))
        for position, indicator in enumerate(criterion.indicators):
            place = (*loc, "indicators", position, "code")
            if indicator.code in seen:
                yield Finding("NTM108", place, {"text": indicator.code})
            elif indicator.code in own and indicator.code != criterion.code:
                yield Finding("NTM314", place, {"text": indicator.code, "other": criterion.code})
            seen.add(indicator.code)
