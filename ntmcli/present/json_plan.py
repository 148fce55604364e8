"""A plan as a JSON document."""

from fractions import Fraction
from typing import Any

from ntmcli.diagnostic import Lang
from ntmcli.judge.compare import exact_decimal, to_decimal
from ntmcli.judge.effort import hamlets_of
from ntmcli.judge.plan import Cost, Item, Plan, Planning, Step
from ntmcli.judge.plan_limits import Outlook
from ntmcli.judge.shares import Split, split
from ntmcli.judge.trial import Trial
from ntmcli.judge.verdict import CriterionVerdict
from ntmcli.model.values import PartialDate
from ntmcli.present.json import describe_unmet, document, heading, responsible
from ntmcli.present.limits_ahead import write_limit
from ntmcli.present.output import write_utf8


def plan(planning: Planning, outlook: Outlook, trial: Trial | None, lang: Lang) -> None:
    """Write everything that is open in a commune, once, and the plans by its codes."""
    assessment = planning.assessment
    write_utf8(
        document(
            "plan",
            **heading(assessment),
            illustrative=planning.illustrative,
            tried=None if trial is None else _trial(trial),
            target=planning.target,
            by=planning.by and planning.by.isoformat(),
            reached=planning.is_reached,
            reachable=planning.is_reachable,
            met_at_most=planning.at_most,
            late=[_step(step) for step in planning.late],
            plans=[_plan(each) for each in planning.plans],
            items=[
                _item(item, planning, outlook, lang)
                for step in sorted((*planning.steps, *planning.late), key=lambda step: step.position)
                for item in step.items
            ],
        )
    )


def _trial(trial: Trial) -> dict[str, Any]:
    return {
        "results": dict(trial.given),
        "met_before": trial.before.criteria.met,
        "met": trial.after.criteria.met,
        "changes": [
            {
                "level": "criterion" if isinstance(each.after, CriterionVerdict) else "indicator",
                "code": each.after.code,
                "before": each.before.outcome,
                "after": each.after.outcome,
            }
            for each in trial.list_shifts()
        ],
    }


def _step(step: Step) -> dict[str, Any]:
    return {"criterion": step.code, "items": [item.code for item in step.items]}


def _plan(found: Plan) -> dict[str, Any]:
    return {
        "criteria": [step.code for step in found.steps],
        "items": [item.code for item in found.items],
        "unknown": [item.code for item in found.unknown],
        **_cost(found.cost),
        "not_before": _date(found.earliest),
    }


def _item(item: Item, planning: Planning, outlook: Outlook, lang: Lang) -> dict[str, Any]:
    commune = planning.assessment.commune
    hamlets = hamlets_of(item.unmet, commune)
    return {
        **describe_unmet(item.unmet, planning.assessment, lang),
        **_cost((item.weight, item.missing)),
        "not_before": _date(item.not_before),
        "note": item.note,
        "later_limits": [
            {"code": moving.verdict.code, "limits": [write_limit(each) for each in moving.limits]}
            for moving in outlook.find(item)
        ],
        "unknown_hamlets": [] if hamlets is None else [hamlet.code for hamlet in hamlets.missing],
        "split": [_split(each) for each in split(item.unmet, commune)],
    }


def _split(found: Split) -> dict[str, Any]:
    return {
        "code": found.verdict.code,
        "people": found.people,
        "hamlets": [
            {
                "code": share.hamlet.code,
                "people": share.people,
                "responsible": [responsible(each) for each in share.responsible],
            }
            for share in found.shares
        ],
    }


def _cost(cost: Cost) -> dict[str, Any]:
    weight, missing = cost
    return {"weight": exact_decimal(weight), "part_missing": to_decimal(missing, Fraction(0))}


def _date(date: PartialDate | None) -> str | None:
    return None if date is None else date.text
