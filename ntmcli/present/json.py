"""JSON documents: format and version first, numbers exactly as in the data."""

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from ntmcli.diagnostic import Lang
from ntmcli.diagnostic.catalogue import BLANKS, entries, hint, message
from ntmcli.judge.claims import agrees
from ntmcli.judge.gaps import HamletGap, Unmet, hamlet_gaps
from ntmcli.judge.recognition import Recognition, Risk
from ntmcli.judge.verdict import Assessment, Counts, CriterionVerdict, Verdict, source_of
from ntmcli.model.commune import Responsible, Title
from ntmcli.present import phrases
from ntmcli.present.output import write_utf8
from ntmcli.present.problem import Problem, Report
from ntmcli.present.text import Places

VERSION = 1
_encode_scalar = json.JSONEncoder(ensure_ascii=False).encode


def encode(value: Any) -> str:
    """Encode as JSON; a decimal becomes the number it is, digit for digit."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{encode(str(key))}: {encode(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(encode, value)) + "]"
    return _encode_scalar(value)


def document(name: str, /, **content: Any) -> str:
    return encode({"format": f"ntm.{name}", "version": VERSION, **content}) + "\n"


def status(assessments: Iterable[Assessment], lang: Lang) -> None:
    """Write one commune after the other, so that a whole country needs no more memory than one commune."""
    stream("status", (_commune(assessment, lang) for assessment in assessments))


def stream(name: str, communes: Iterable[Mapping[str, Any]]) -> None:
    """Write a document commune by commune; nothing at all where the first cannot be had."""
    head = f'{{"format": "ntm.{name}", "version": {VERSION}, "communes": ['
    begun = False
    for commune in communes:
        write_utf8(("," if begun else head) + "\n" + encode(commune))
        begun = True
    write_utf8(("" if begun else head) + "]}\n")


def identify(assessment: Assessment) -> dict[str, Any]:
    """Return who was judged, by what and on which day."""
    commune = assessment.commune
    return {
        "code": commune.code,
        "name": commune.name,
        "framework": assessment.yardstick.framework.code,
        "zone": assessment.zone,
        "as_of": assessment.day and assessment.day.isoformat(),
    }


def heading(assessment: Assessment) -> dict[str, Any]:
    """Return who was judged, by what, on which day, and the counts."""
    return {
        **identify(assessment),
        **count_all(assessment),
    }


def count_all(assessment: Assessment) -> dict[str, Any]:
    """Return the counts of criteria and of indicators."""
    return {
        "criteria": {**_counts(assessment.criteria), "met_at_most": assessment.criteria.met_at_most},
        "indicators": _counts(assessment.indicators),
    }


def _commune(assessment: Assessment, lang: Lang) -> dict[str, Any]:
    return {
        **heading(assessment),
        "reported": claim(assessment),
        "verdicts": [_criterion(verdict, lang) for verdict in assessment.verdicts],
    }


def _counts(counts: Counts) -> dict[str, int]:
    names = ("total", "met", "basically_met", "not_met", "unknown", "not_applicable")
    return {name: getattr(counts, name) for name in names}


def claim(assessment: Assessment) -> dict[str, Any] | None:
    """Return what the latest review claims, and whether it agrees."""
    claimed = assessment.reported
    if claimed is None:
        return None
    names = ("met", "basically_met", "not_met", "not_assessed", "not_applicable", "total")
    return {
        **{name: number for name in names if (number := getattr(claimed, name)) is not None},
        "agrees": agrees(claimed, assessment.criteria),
    }


def _criterion(verdict: CriterionVerdict, lang: Lang) -> dict[str, Any]:
    own = verdict.own if verdict.basis == "own" else None
    return {
        "code": verdict.code,
        "name": phrases.title(verdict.ruled.criterion, lang),
        "outcome": verdict.outcome,
        "basis": verdict.basis,
        "reviewed": own and own.review.date.text,
        "source": own and source_of(own),
        "illustrative": verdict.illustrative,
        "reason": phrases.criterion_reason(verdict, lang),
        "indicators": [indicator(each, lang) for each in verdict.indicators],
    }


def own_verdict(verdict: CriterionVerdict, lang: Lang) -> dict[str, Any]:
    """Write a criterion's verdict without those of its indicators."""
    found = _criterion(verdict, lang)
    del found["indicators"]
    return found


def indicator(verdict: Verdict, lang: Lang) -> dict[str, Any]:
    """Return an indicator, or a part of one."""
    review = verdict.standing.review if verdict.standing is not None else None
    return {
        "code": verdict.code,
        "name": phrases.title(verdict.requirement, lang),
        "outcome": verdict.outcome,
        "value": verdict.value,
        "count": verdict.count,
        "of": verdict.of,
        "bound": None if verdict.bound is None else str(verdict.bound),
        "unit": verdict.requirement.unit,
        "operator": verdict.operator,
        "limit": verdict.limit,
        "gap": verdict.gap,
        "people": verdict.people,
        "parts": [indicator(part, lang) for part in verdict.parts],
        "reviewed": review and review.date.text,
        "source": verdict.source,
        "illustrative": verdict.illustrative,
        "reason": phrases.reason(verdict, lang),
    }


def unmet(assessment: Assessment, listed: Sequence[Unmet], lang: Lang) -> None:
    """Write what is unmet: indicators, and criteria that are so by their own result, each with who answers."""
    write_utf8(
        document("unmet", **heading(assessment), unmet=[describe_unmet(each, assessment, lang) for each in listed])
    )


def describe_unmet(each: Unmet, assessment: Assessment, lang: Lang) -> dict[str, Any]:
    """Return what is known of an unmet indicator or criterion, by hamlet too, and who answers."""
    found = entry(each, lang)
    if each.verdict is not None:
        found["hamlets"] = [hamlet(gap) for gap in hamlet_gaps(each.verdict, assessment.commune)]
    return {**found, "responsible": [responsible(one) for one in each.responsible]}


def entry(each: Unmet, lang: Lang) -> dict[str, Any]:
    """Write an unmet indicator, or a criterion that is unmet by its own result."""
    if each.verdict is None:
        return {"level": "criterion", "criterion": each.code, **own_verdict(each.criterion, lang)}
    return {"level": "indicator", "criterion": each.criterion.code, **indicator(each.verdict, lang)}


def hamlet(gap: HamletGap) -> dict[str, Any]:
    return {
        "code": gap.hamlet.code,
        "name": gap.hamlet.name,
        "outcome": gap.outcome,
        "count": gap.count,
        "of": gap.of,
        "people": gap.people,
    }


def responsible(each: Responsible) -> dict[str, Any]:
    return {"who": each.who, "hamlets": list(each.hamlets or ()), "due": None if each.due is None else each.due.text}


def explain(assessment: Assessment, found: CriterionVerdict | Verdict, places: Places, lang: Lang) -> None:
    """Write how one verdict came about; `places` are the files and lines of what it rests on."""
    verdict = _criterion(found, lang) if isinstance(found, CriterionVerdict) else indicator(found, lang)
    write_utf8(
        document(
            "explain",
            **identify(assessment),
            verdict=verdict,
            places={"result": places.result, "target": places.target, "adjustments": places.steps},
        )
    )


def recognition(found: Recognition, lang: Lang) -> None:
    """Write whether a commune may be proposed, its titles and the risk of losing one."""
    conditions = None if found.conditions is None else [indicator(each, lang) for each in found.conditions]
    write_utf8(
        document(
            "recognition",
            **heading(found.assessment),
            proposal={
                "outcome": found.outcome,
                "criteria": found.criteria,
                "verdicts": [own_verdict(each, lang) for each in found.assessment.verdicts],
                "conditions": conditions,
            },
            titles=[_title(each) for each in found.titles],
            withdrawal=None if found.risk is None else _risk(found.risk),
            illustrative=found.illustrative,
        )
    )


def _title(title: Title) -> dict[str, Any]:
    decision = title.decision
    return {
        "date": title.date.text,
        "decision": decision and decision.number,
        "decided": decision and decision.date and decision.date.text,
        "source": title.source,
        "note": title.note,
    }


def _risk(risk: Risk) -> dict[str, Any]:
    rule = risk.rule
    return {
        "framework": risk.assessment.yardstick.framework.code,
        "at_risk": risk.at_risk,
        "at_risk_with_basically_met": risk.at_risk_with_basically_met,
        "criteria": _counts(risk.assessment.criteria),
        "key_not_met": risk.key_not_met,
        "key_criteria": rule.key_criteria,
        "with_key_from": rule.with_key_from,
        "outright_from": rule.outright_from,
    }


def explain_code(code: str, lang: Lang) -> None:
    """Write what a diagnostic code means."""
    entry = entries()[code]
    write_utf8(
        document(
            "explain",
            code=code,
            severity=entry.severity,
            title=entry.title[lang],
            message=entry.message[lang].format_map(BLANKS),
            why=entry.why[lang],
            hint=entry.hint[lang].format_map(BLANKS),
            wrong=entry.wrong,
            right=entry.right,
        )
    )


def check(report: Report, lang: Lang) -> None:
    """Write every finding."""
    write_utf8(
        document(
            "check",
            files=report.files_read,
            errors=report.errors,
            warnings=report.warnings,
            diagnostics=[diagnostic(problem, lang) for problem in report.problems],
        )
    )


def diagnostic(problem: Problem, lang: Lang) -> dict[str, Any]:
    """Return the keys of a finding."""
    found = problem.diagnostic
    span = found.span
    return {
        "path": problem.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "code": found.code,
        "severity": problem.severity,
        "message": message(found, lang),
        "hint": hint(found, lang),
    }
