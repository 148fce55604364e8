"""Build models from YAML text, through the program's own reader, and judge them."""

import datetime
from collections.abc import Iterable, Mapping

from ntmcli.judge.outcomes import assess
from ntmcli.judge.targets import Rules
from ntmcli.judge.verdict import Assessment, CriterionVerdict, Verdict
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.commune import Commune, Reported
from ntmcli.model.framework import Framework
from ntmcli.store.reader import read
from ntmcli.store.schema import M, validate

TODAY = datetime.date(2024, 6, 15)
Criteria = Mapping[str, Mapping[str, str]]


def typed(text: str, model: type[M]) -> M:
    document = read(text.encode(), "x.yaml")
    made = validate(document, model)
    assert made is not None, [(each.code, each.span) for each in document.diagnostics]
    return made


def write_criterion(code: str, indicators: Mapping[str, str]) -> str:
    """Write a criterion; an indicator is its target and, after `|`, further keys: `đạt | may_not_apply: no market`."""
    lines = [f'{{code: "{code}", name: C{code}, indicators: [']
    for name, asked in indicators.items():
        target, _, more = asked.partition("|")
        more = more if "unit:" in more else f'{more or "note: N"}, unit: "%"'
        lines.append(f'  {{code: "{name}", name: I{name}, target: {target.strip()}, {more.strip()}}},')
    return "\n    ".join([*lines, "]}"]) if indicators else f'{{code: "{code}", name: C{code}}}'


def make_framework(criteria: Criteria, code: str = "khung", more: str = "") -> Framework:
    lines = [
        f"code: {code}",
        "name: Khung",
        "decision: {number: 1/QĐ-TTg}",
        "in_force: {from: 2021-01-01}",
        "zones: {z1: Z1, z2: Z2}",
        "criteria:",
        *(f"  - {write_criterion(name, indicators)}" for name, indicators in criteria.items()),
        more,
    ]
    return typed("\n".join(lines), Framework)


def make_adjustment(
    code: str,
    applies: str,
    targets: Mapping[str, str] | None = None,
    criteria: Criteria | None = None,
    framework: str = "khung",
) -> Adjustment:
    lines = [
        f"code: {code}",
        "name: Điều chỉnh",
        f"framework: {framework}",
        "decision: {number: 2/QĐ-UBND}",
        f"applies: {{{applies}}}",
        *(["targets:"] if targets else []),
        *(f'  "{name}": {target}' for name, target in (targets or {}).items()),
        *(["criteria:"] if criteria else []),
        *(f"  - {write_criterion(name, indicators)}" for name, indicators in (criteria or {}).items()),
    ]
    return typed("\n".join(lines), Adjustment)


def make_commune(
    *reviews: str, hamlets: Iterable[str] = (), province: str = "Tỉnh Ví Dụ", zone: str | None = "z1", more: str = ""
) -> Commune:
    """Make a commune; a review is written as `2022-05-26, results: {"15.1": đạt}`."""
    lines = [
        "code: xa",
        "name: Xã",
        f"province: {province}",
        f"zone: {zone}" if zone else "",
        more,
        "reviews:" if reviews else "",
        *(f"  - {{date: {review}}}" for review in reviews),
        f"hamlets: [{', '.join(f'{{code: {each}, name: {each}}}' for each in hamlets)}]",
    ]
    return typed("\n".join(lines), Commune)


def make_rules(*frameworks: Framework, adjustments: Iterable[Adjustment] = ()) -> Rules:
    """Make rules whose default is the first framework."""
    return Rules({each.code: each for each in frameworks}, list(adjustments), frameworks[0].code)


def make_reported(text: str) -> Reported:
    reported = make_commune(f"2022-05-26, reported: {text}").reviews[0].reported
    assert reported is not None
    return reported


def judge_reviews(
    criteria: Criteria,
    *reviews: str,
    hamlets: Iterable[str] = (),
    zone: str | None = "z1",
    adjustments: Iterable[Adjustment] = (),
    day: datetime.date | None = None,
) -> Assessment:
    rules = make_rules(make_framework(criteria), adjustments=adjustments)
    return assess(rules, make_commune(*reviews, hamlets=hamlets, zone=zone), TODAY, day)


def judge_one(target: str, result: str, **given: object) -> Verdict:
    """Judge one result of indicator 1.1, found on 26 May 2022."""
    assessment = judge_reviews({"1": {"1.1": target}}, f'2022-05-26, results: {{"1.1": {result}}}', **given)  # type: ignore[arg-type]
    return indicator(assessment, "1.1")


def criterion(assessment: Assessment, code: str) -> CriterionVerdict:
    return next(each for each in assessment.verdicts if each.code == code)


def indicator(assessment: Assessment, code: str) -> Verdict:
    return next(each for verdict in assessment.verdicts for each in verdict.indicators if each.code == code)


def outcomes(assessment: Assessment) -> dict[str, str]:
    """Return the outcomes by code, those of criteria with `c` before it."""
    found = {each.code: each.outcome.value for verdict in assessment.verdicts for each in verdict.indicators}
    return found | {f"c{each.code}": each.outcome.value for each in assessment.verdicts}
