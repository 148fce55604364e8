"""The JSON document of differences."""

import datetime
from typing import Any

from ntmcli.diagnostic import Diagnostic, Lang
from ntmcli.diagnostic.catalogue import hint, message
from ntmcli.judge.causes import LIMIT_CAUSES, Attribution, Found
from ntmcli.judge.differences import Difference
from ntmcli.judge.verdict import CriterionVerdict
from ntmcli.present.difference import Entry, Report, Seen, loc_behind
from ntmcli.present.difference_phrases import sentence, title
from ntmcli.present.json import document, heading, indicator, own_verdict
from ntmcli.present.output import write_utf8


def differences(report: Report, lang: Lang) -> None:
    """Write each commune in which something differs, both sides of each difference and its causes."""
    communes = [_commune(entry, lang) for entry in report.entries]
    before, after = (
        side.isoformat() if isinstance(side, datetime.date) else side for side in (report.before, report.after)
    )
    counts = {"compared": report.compared, "changed": report.changed, "regressed": report.regressed}
    write_utf8(document("diff", before=before, after=after, **counts, communes=communes))


def _commune(entry: Entry, lang: Lang) -> dict[str, Any]:
    comparison = entry.comparison
    return {
        "code": entry.code,
        "name": None if entry.commune is None else entry.commune.name,
        "status": entry.status,
        "regression": entry.is_regression,
        "before": _side(entry.before, lang),
        "after": _side(entry.after, lang),
        "merged_into": entry.heirs,
        "differences": []
        if comparison is None
        else [_difference(each, entry, lang) for each in comparison.differences],
    }


def _side(side: Seen | None, lang: Lang) -> dict[str, Any] | None:
    if side is None:
        return None
    about: dict[str, Any] = dict.fromkeys(("framework", "zone", "as_of", "criteria", "indicators"))
    if side.assessment is not None:
        found = heading(side.assessment)
        about = {key: found[key] for key in about}
    return {"path": side.path, **about, "error": None if side.obstacle is None else _error(side.obstacle, lang)}


def _error(found: Diagnostic, lang: Lang) -> dict[str, Any]:
    return {
        "path": found.path,
        "line": found.span.line,
        "column": found.span.column,
        "code": found.code,
        "message": message(found, lang),
        "hint": hint(found, lang),
    }


def _difference(each: Difference, entry: Entry, lang: Lang) -> dict[str, Any]:
    assert entry.comparison is not None  # noqa: S101 -- what differs was compared
    return {
        "level": "criterion" if isinstance(each.there, CriterionVerdict) else "indicator",
        "criterion": each.criterion,
        "code": each.there.code,
        "name": title(each, lang),
        "change": each.kind,
        "regression": each.is_regression,
        "before": _verdict(each.before, entry.before, lang),
        "after": _verdict(each.after, entry.after, lang),
        "causes": [_cause(found) for found in each.causes],
        "sentence": sentence(each, entry.comparison, lang),
    }


def _verdict(found: Found | None, side: Seen | None, lang: Lang) -> dict[str, Any] | None:
    if found is None or side is None:
        return None
    loc = loc_behind(found)
    span = None if loc is None else side.span(loc)
    place = None if span is None else f"{side.path}:{span.line}:{span.column}"
    year = {} if isinstance(found, CriterionVerdict) else {"year": found.year}
    said = own_verdict(found, lang) if isinstance(found, CriterionVerdict) else indicator(found, lang)
    return {**said, **year, "place": place}


def _cause(found: Attribution) -> dict[str, Any]:
    of_limit = found.cause in LIMIT_CAUSES
    return {
        "cause": "limit" if of_limit else found.cause,
        "kind": found.cause if of_limit else None,
        "adjustments": [each.code for each in found.adjustments],
        "alone": found.alone,
    }
