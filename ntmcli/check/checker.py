"""Check frameworks, adjustments and communes against each other."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, pairwise, product

from ntmcli.check.answers import check_review
from ntmcli.check.hamlets import check_hamlets
from ntmcli.check.vocabulary import Vocabulary, learn, unknown
from ntmcli.diagnostic import Finding, Loc
from ntmcli.model.adjustment import Adjustment, plain_province
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
        yield from self._check_known(commune.framework, ("framework",))
        framework = self.frameworks.get(commune.framework or self.default or "")
        yield from self._check_zone(commune, framework)
        for at, title in enumerate(commune.recognised):
            yield from self._check_known(title.framework, ("recognised", at, "framework"))
            if title.date.first_day > self.today:
                yield Finding("NTM211", ("recognised", at, "date"), {"text": title.date.text})
        yield from self._check_dates(commune)
        yield from check_hamlets(commune)
        answerable: set[str] = set(framework.criteria_codes) if framework else set()
        complete = framework is not None
        for at, review in enumerate(commune.reviews):
            code = review.framework or commune.framework or self.default or ""
            yield from self._check_known(review.framework, ("reviews", at, "framework"))
            if code not in self.frameworks:
                complete = False
                continue
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

    def _check_zone(self, commune: Commune, own: Framework | None) -> Iterator[Finding]:
        """Check the zone, or that of each framework it is given for; the own framework must have one."""
        if isinstance(commune.zone, dict):
            for code, zone in commune.zone.items():
                yield from self._check_known(code, ("zone", code), on_key=True)
                framework = self.frameworks.get(code)
                if framework is not None and zone not in framework.zones:
                    yield unknown("NTM303", zone, framework.zones, ("zone", code))
        elif own is not None and own.zones and commune.zone is not None and commune.zone not in own.zones:
            yield unknown("NTM303", commune.zone, own.zones, ("zone",))
        if own is not None and own.zones and commune.place(own.code).zone is None:
            loc = () if commune.zone is None else ("zone",)
            yield Finding("NTM304", loc, {"choices": ", ".join(own.zones)}, on_key=True)

    def _check_known(self, framework: str | None, loc: Loc, *, on_key: bool = False) -> Iterator[Finding]:
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

    # -- frameworks and adjustments

    def check_framework(self, framework: Framework) -> Iterator[Finding]:
        """Check what a framework says against itself and the frameworks it builds on."""
        yield from _check_codes(framework.criteria, framework, ())
        listed = list(framework.indicators)
        count = framework.indicator_count
        if count is not None and listed and count != len(listed):
            args = {"count": str(count), "listed": str(len(listed))}
            yield Finding("NTM313", ("indicator_count",), args)
        for loc, requirement in _requirements(framework.criteria, framework.conditions or ()):
            yield from self._check_target(requirement.target, requirement.unit, (*loc, "target"), framework)
            if isinstance(requirement, Indicator) and self._leads_back((framework.code, requirement.code)):
                yield Finding("NTM315", (*loc, "target"), {"text": requirement.code})
        withdrawal = framework.withdrawal
        for key, share in (("with_key_from", withdrawal.with_key_from), ("outright_from", withdrawal.outright_from)):
            if share is not None and not 0 <= share <= 100:
                yield Finding("NTM205", ("withdrawal", key), {"text": f"{share:f}"})
        yield from self._check_known(withdrawal.framework, ("withdrawal", "framework"))
        codes = framework.criteria_codes
        for at, code in enumerate(withdrawal.key_criteria):
            if code not in codes:
                yield unknown("NTM302", code, codes, ("withdrawal", "key_criteria", at))

    def check_adjustment(self, adjustment: Adjustment) -> Iterator[Finding]:
        """Check an adjustment against its framework."""
        yield from self._check_known(adjustment.framework, ("framework",))
        applies = adjustment.applies
        framework = self.frameworks.get(adjustment.framework)
        if framework is None:
            return
        for at, zone in enumerate(applies.zones):
            if zone not in framework.zones:
                yield unknown("NTM303", zone, framework.zones, ("applies", "zones", at))
        siblings = [each for each in self.adjustments if each.framework == adjustment.framework]
        asked = {
            indicator.code: indicator
            for criteria in (framework.criteria, *(each.criteria for each in siblings), adjustment.criteria)
            for criterion in criteria
            for indicator in criterion.indicators
        }
        for code, target in adjustment.targets.items():
            if code not in asked:
                yield unknown("NTM322", code, asked, ("targets", code), on_key=True)
                continue
            yield from self._check_target(target, asked[code].unit, ("targets", code), framework)
            if self._leads_back((framework.code, code)):
                yield Finding("NTM315", ("targets", code), {"text": code}, on_key=True)
        beside = [
            criterion
            for each in siblings
            if each.code < adjustment.code and _may_meet(each, adjustment)
            for criterion in each.criteria
        ]
        own = {criterion.code for criterion in adjustment.criteria}
        present = [*framework.criteria, *(criterion for criterion in beside if criterion.code not in own)]
        yield from _check_codes(adjustment.criteria, framework, present)
        for loc, requirement in _requirements(adjustment.criteria, ()):
            yield from self._check_target(requirement.target, requirement.unit, (*loc, "target"), framework)
            if self._leads_back((framework.code, requirement.code)):
                yield Finding("NTM315", (*loc, "target"), {"text": requirement.code})

    def check_reach(self, adjustment: Adjustment, communes: Sequence[Commune]) -> Iterator[Finding]:
        """Warn of a province or a commune that no commune file knows."""
        applies = adjustment.applies
        if applies.province is not None:
            provinces = {plain_province(commune.province): commune.province for commune in communes}
            if plain_province(applies.province) not in provinces:
                yield unknown("NTM319", applies.province, provinces.values(), ("applies", "province"))
        codes = {commune.code for commune in communes}
        for at, code in enumerate(applies.communes):
            if code not in codes:
                yield unknown("NTM320", code, codes, ("applies", "communes", at))

    def check_rivals(
        self, communes: Sequence[Commune], *, anywhere: bool = False
    ) -> Iterator[tuple[Adjustment, Adjustment, Finding]]:
        """Find targets that two adjustments of one rank set from the same day for the same commune.

        `anywhere` also finds those that would clash on a commune that has no file yet.
        """
        for one, other in combinations(self.adjustments, 2):
            if not _rivals(one, other, communes, anywhere):
                continue
            for code in other.targets:
                if code in one.targets:
                    args = {"text": code, "other": one.code}
                    yield one, other, Finding("NTM316", ("targets", code), args, on_key=True)
            added = {criterion.code for criterion in one.criteria}
            for at, criterion in enumerate(other.criteria):
                if criterion.code in added:
                    args = {"text": criterion.code, "other": one.code}
                    yield one, other, Finding("NTM316", ("criteria", at, "code"), args)

    def check_precedence(self) -> Iterator[tuple[Adjustment, Finding]]:
        """Warn of provincial targets that go before a national amendment though they are older."""
        national = [each for each in self.adjustments if each.applies.province is None]
        for amendment, older in product(national, self.adjustments):
            if not _goes_before(older, amendment):
                continue
            renewed = {code for each in self.adjustments if _renews(each, older, amendment) for code in each.targets}
            for code in older.targets:
                if code in amendment.targets and code not in renewed:
                    args = {"text": code, "other": amendment.code, "date": amendment.applies.start.text}
                    yield older, Finding("NTM339", ("targets", code), args, on_key=True)

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

    def _check_target(self, target: Target, unit: str | None, loc: Loc, framework: Framework) -> Iterator[Finding]:
        if target.limit is not None:
            yield from self._check_limit(target.limit, unit, (*loc, target.operator.value), framework)
        for at, part in enumerate(target.all or ()):
            yield from self._check_target(part.target, part.unit, (*loc, "all", at, "target"), framework)
        yield from self._check_known(target.framework, (*loc, "framework"))

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
        yield from self._check_known(times.framework, (*loc, "framework"))
        there = self.frameworks.get(times.framework)
        if there is None:
            return
        base = self.vocabulary(there.code).indicators.get(times.indicator)
        own = {indicator.code for indicator in there.indicators}
        if base is None or times.indicator not in own:
            yield unknown("NTM302", times.indicator, own, (*loc, "indicator"))
        elif any(target.operator not in COMPARISONS for target in base.targets) or base.unit != unit:
            yield Finding("NTM328", (*loc, "indicator"), {"text": times.indicator})

    def _leads_back(self, start: tuple[str, str]) -> bool:
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


def _requirements(criteria: Sequence[Criterion], conditions: Sequence[Condition]) -> Iterator[tuple[Loc, Requirement]]:
    for at, criterion in enumerate(criteria):
        for position, indicator in enumerate(criterion.indicators):
            yield ("criteria", at, "indicators", position), indicator
    for at, condition in enumerate(conditions):
        yield ("conditions", at), condition


def _check_codes(
    criteria: Sequence[Criterion], framework: Framework, present: Sequence[Criterion]
) -> Iterator[Finding]:
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


def _may_meet(one: Adjustment, other: Adjustment) -> bool:
    """Tell whether two adjustments may bear on the same commune, so far as they say."""
    mine, theirs = one.applies, other.applies
    provinces = {plain_province(each.province) for each in (mine, theirs) if each.province}
    named = (mine.communes, theirs.communes), (mine.zones, theirs.zones)
    return len(provinces) < 2 and not any(a and b and set(a).isdisjoint(b) for a, b in named)


def _goes_before(older: Adjustment, amendment: Adjustment) -> bool:
    """Tell whether a province's adjustment still holds when a later national amendment comes."""
    return (
        older.applies.province is not None
        and older.framework == amendment.framework
        and older.applies.start.first_day < amendment.applies.start.first_day
        and older.applies.overlaps(amendment.applies)
        and _may_meet(older, amendment)
    )


def _renews(later: Adjustment, older: Adjustment, amendment: Adjustment) -> bool:
    """Tell whether a province has decided again since the amendment."""
    return (
        later.framework == older.framework
        and later.applies.province is not None
        and later.applies.start.first_day >= amendment.applies.start.first_day
        and _may_meet(later, older)
    )


def _rivals(one: Adjustment, other: Adjustment, communes: Sequence[Commune], anywhere: bool) -> bool:
    """Tell whether two adjustments bear on the same commune with the same rank and first day."""
    mine, theirs = one.applies, other.applies
    if one.framework != other.framework or mine.start.first_day != theirs.start.first_day:
        return False
    if (mine.province is None) is not (theirs.province is None) or not _may_meet(one, other):
        return False
    places = (commune.place(one.framework) for commune in communes)
    if any(mine.names(place) and theirs.names(place) for place in places):
        return True
    return anywhere and not mine.communes and not theirs.communes
