"""JSON documents about frameworks."""

from collections.abc import Sequence
from typing import Any

from ntmcli.diagnostic import Lang
from ntmcli.judge.changes import Change, Differences
from ntmcli.judge.compare import exact_decimal
from ntmcli.judge.limits import Coverage, Covered, Reading
from ntmcli.judge.targets import Ruled, RuledCriterion
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.framework import Basis, Criterion, Framework, Part, Requirement, Source, Target
from ntmcli.present import phrases
from ntmcli.present.json import document
from ntmcli.present.output import write_utf8


def listing(frameworks: Sequence[Framework], adjustments: Sequence[Adjustment], lang: Lang) -> None:
    """Write each framework with its decision, period, size and the codes of its adjustments."""
    entries = [
        {
            **_framework(each, lang),
            "criteria": len(each.criteria),
            "indicators": len(list(each.indicators)),
            "indicators_announced": each.indicator_count,
            "adjustments": [step.code for step in adjustments if step.framework == each.code],
        }
        for each in frameworks
    ]
    write_utf8(document("framework.list", frameworks=entries))


def _framework(each: Framework, lang: Lang) -> dict[str, Any]:
    return {
        "code": each.code,
        "name": phrases.title(each, lang),
        "decision": each.decision.number,
        "decided": each.decision.date and each.decision.date.text,
        "annex": each.decision.annex,
        "from": each.in_force.start.text,
        "to": each.in_force.to and each.in_force.to.text,
        "zones": each.zones,
    }


def framework(reading: Reading, narrow: Sequence[Adjustment], lang: Lang) -> None:
    """Write a framework's targets, each limit for the zones and years it depends on."""
    shown = reading.yardstick.framework
    conditions = None
    if shown.conditions is not None:
        conditions = [_ruled(Ruled(each, each.target), reading, lang) for each in shown.conditions]
    rule = shown.withdrawal
    write_utf8(
        document(
            "framework.show",
            **_framework(shown, lang),
            zone=reading.place.zone,
            year=reading.year,
            province=reading.place.province or None,
            as_of=reading.day and reading.day.isoformat(),
            adjustments=[step.code for step in reading.steps],
            adjustments_not_included=[step.code for step in narrow],
            criteria=[_criterion(each, reading, lang) for each in reading.yardstick.criteria],
            conditions=conditions,
            withdrawal={
                "framework": rule.framework,
                "key_criteria": rule.key_criteria,
                "with_key_from": rule.with_key_from,
                "outright_from": rule.outright_from,
            },
        )
    )


def _criterion(entry: RuledCriterion, reading: Reading, lang: Lang) -> dict[str, Any]:
    return {
        "code": entry.criterion.code,
        "name": phrases.title(entry.criterion, lang),
        "group": entry.criterion.group,
        "added_by": entry.adjustment and entry.adjustment.code,
        "indicators": [_ruled(each, reading, lang) for each in entry.indicators],
    }


def _ruled(ruled: Ruled, reading: Reading, lang: Lang) -> dict[str, Any]:
    asked = ruled.indicator
    return {
        **_target(asked, ruled.target, reading, lang),
        "adjustments": [step.code for step in ruled.adjustments],
        **_source(asked.source),
    }


def _target(asked: Requirement | Part, target: Target, reading: Reading, lang: Lang) -> dict[str, Any]:
    spelled = [] if target.limit is None else reading.spell_out(target.limit)
    return {
        "code": asked.code,
        "name": phrases.title(asked, lang),
        "unit": asked.unit,
        "operator": target.operator,
        "framework": target.framework,
        "limits": [
            {
                "zones": each.zones,
                "year": each.year,
                "limit": None if each.limit.number is None else exact_decimal(each.limit.number),
                "why": each.limit.why,
            }
            for each in spelled
        ],
        "parts": [_target(part, part.target, reading, lang) for part in target.all or ()],
    }


def _source(source: Source | None) -> dict[str, Any]:
    return {"basis": source.basis if source else Basis.UNVERIFIED, "refs": source.refs if source else []}


def coverage(covered: Sequence[tuple[Framework, Sequence[Covered]]], lang: Lang) -> None:
    """Write the figures of each framework, and each target with what the data hold of it."""
    entries = [
        {
            "code": framework.code,
            "targets": len(found),
            "basis": {basis.value: sum(each.basis is basis for each in found) for basis in Basis},
            "coverage": {kind.value: sum(each.coverage is kind for each in found) for kind in Coverage},
            "list": [
                {
                    "criterion": each.criterion,
                    "code": each.requirement.code,
                    "name": phrases.title(each.requirement, lang),
                    "coverage": each.coverage,
                    **_source(each.requirement.source),
                }
                for each in found
            ],
        }
        for framework, found in covered
    ]
    write_utf8(document("framework.coverage", frameworks=entries))


def differences(found: Differences, before: Reading, after: Reading, lang: Lang) -> None:
    """Write what changes between two frameworks, by criterion; `limit` is same, changed or open."""
    criteria = [
        {
            "before": each.before and _named(each.before.criterion, lang),
            "after": each.after and _named(each.after.criterion, lang),
            "indicators": [_change(change, before, after, lang) for change in each.indicators],
        }
        for each in found.criteria
    ]
    same = [{"before": _named(old, lang), "after": _named(new, lang)} for old, new in found.same_code]
    codes = {"before": before.code, "after": after.code, "zone": after.place.zone or before.place.zone}
    write_utf8(document("framework.diff", **codes, criteria=criteria, same_code=same))


def _change(change: Change, before: Reading, after: Reading, lang: Lang) -> dict[str, Any]:
    old, new = change.before, change.after
    return {
        "before": old and _target(old.indicator, old.target, before, lang),
        "after": new and _target(new.indicator, new.target, after, lang),
        "limit": change.limit,
    }


def _named(thing: Criterion | Requirement, lang: Lang) -> dict[str, str]:
    return {"code": thing.code, "name": phrases.title(thing, lang)}
