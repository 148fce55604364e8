"""Check adjustments: against their framework, against each other, and against the communes there are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from ntmcli.check.checker import Checker, check_codes, list_requirements
from ntmcli.check.vocabulary import unknown
from ntmcli.diagnostic import Finding
from ntmcli.model.adjustment import Adjustment, plain_province
from ntmcli.model.commune import Commune, Place


def check_adjustment(adjustment: Adjustment, checker: Checker) -> Iterator[Finding]:
    """Check an adjustment against its framework."""
    yield from checker.check_known(adjustment.framework, ("framework",))
    applies = adjustment.applies
    framework = checker.frameworks.get(adjustment.framework)
    if framework is None:
        return
    for at, zone in enumerate(applies.zones):
        if zone not in framework.zones:
            yield unknown("NTM303", zone, framework.zones, ("applies", "zones", at))
    siblings = [each for each in checker.adjustments if each.framework == adjustment.framework]
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
        yield from checker.check_target(target, asked[code].unit, ("targets", code), framework)
        if checker.leads_back((framework.code, code)):
            yield Finding("NTM315", ("targets", code), {"text": code}, on_key=True)
    beside = [
        criterion
        for each in siblings
        if each.code < adjustment.code and _may_meet(each, adjustment)
        for criterion in each.criteria
    ]
    own = {criterion.code for criterion in adjustment.criteria}
    present = [*framework.criteria, *(criterion for criterion in beside if criterion.code not in own)]
    yield from check_codes(adjustment.criteria, framework, present)
    for loc, requirement in list_requirements(adjustment.criteria, ()):
        yield from checker.check_target(requirement.target, requirement.unit, (*loc, "target"), framework)
        if checker.leads_back((framework.code, requirement.code)):
            yield Finding("NTM315", (*loc, "target"), {"text": requirement.code})


def check_reach(
    adjustment: Adjustment, communes: Sequence[Commune], unread: Mapping[str, str | None]
) -> Iterator[Finding]:
    """Warn of a province or a commune that no commune file knows.

    `unread` are the codes of the files that could not be read, each with its province where that could.
    """
    applies = adjustment.applies
    if applies.province is not None:
        names = (*(commune.province for commune in communes), *unread.values())
        provinces = {plain_province(name): name for name in names if name is not None}
        if plain_province(applies.province) not in provinces:
            yield unknown("NTM319", applies.province, provinces.values(), ("applies", "province"))
    codes = {commune.code for commune in communes}
    for at, code in enumerate(applies.communes):
        if code not in codes and code not in unread:
            yield unknown("NTM320", code, codes, ("applies", "communes", at))


def check_rivals(
    adjustments: Iterable[Adjustment], communes: Sequence[Commune], *, anywhere: bool = False
) -> Iterator[tuple[Adjustment, Adjustment, Finding]]:
    """Find targets that two adjustments of one rank set from the same day for the same commune.

    `anywhere` also finds those that would clash on a commune that has no file yet.
    """
    for one, other in combinations(adjustments, 2):
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


def check_precedence(
    adjustments: Sequence[Adjustment], communes: Sequence[Commune]
) -> Iterator[tuple[Adjustment, Finding]]:
    """Warn of provincial targets that go before a national amendment though they are older.

    Not where the province has decided again since, for every commune that the two name.
    """
    national = [each for each in adjustments if each.applies.province is None]
    for amendment, older in product(national, adjustments):
        if not _goes_before(older, amendment):
            continue
        later = [each for each in adjustments if _comes_later(each, older, amendment)]
        places = list(_common_places(older, amendment, communes))
        for code in older.targets:
            if code not in amendment.targets:
                continue
            renewals = [each.applies for each in later if code in each.targets]
            if any(not any(each.names(place) for each in renewals) for place in places):
                args = {"text": code, "other": amendment.code, "date": amendment.applies.start.text}
                yield older, Finding("NTM339", ("targets", code), args, on_key=True)


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
    )


def _comes_later(later: Adjustment, older: Adjustment, amendment: Adjustment) -> bool:
    """Tell whether a province has decided since the amendment, for as long as its older decision holds at least."""
    end, older_end = later.applies.to, older.applies.to
    return (
        later.framework == older.framework
        and later.applies.province is not None
        and later.applies.start.first_day >= amendment.applies.start.first_day
        and (end is None or (older_end is not None and end.last_day >= older_end.last_day))
    )


def _common_places(one: Adjustment, other: Adjustment, communes: Sequence[Commune]) -> Iterator[Place]:
    """Yield where two adjustments bear both: on the communes there are, else on one of any zone without a file yet."""
    zones = dict.fromkeys([*one.applies.zones, *other.applies.zones, None])
    known = (commune.place(one.framework) for commune in communes)
    unknown_yet = (Place(one.applies.province or "", zone) for zone in zones)
    for places in (known, unknown_yet):
        common = [place for place in places if one.applies.names(place) and other.applies.names(place)]
        if common:
            yield from common
            return


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
