"""What `set` did, or would do: the change to the file, what it does to the verdicts, and why it was refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ntmcli.diagnostic import Diagnostic, Lang
from ntmcli.judge.shifts import Shift, find_shifts
from ntmcli.judge.verdict import Assessment, CriterionVerdict, Verdict
from ntmcli.model.values import Outcome
from ntmcli.present import numbers
from ntmcli.present.json import diagnostic, document
from ntmcli.present.line_changes import show_difference
from ntmcli.present.output import Color, write_utf8
from ntmcli.present.page import Page, open_page
from ntmcli.present.phrases import mark, met_of, one_line, reason
from ntmcli.present.problem import Problem
from ntmcli.present.text import show_problem
from ntmcli.present.wording import say


@dataclass(frozen=True, slots=True)
class Entry:
    """One result written into a commune's file, or not."""

    path: str
    commune: str
    framework: str
    code: str
    date: str
    line: int
    """Where the result stands in the file as it is, or would be, after the change."""
    is_new: bool
    """Whether the review is new."""
    dropped: Sequence[str]
    kept: Sequence[str]
    """The keys of the earlier result that are gone, and those that stay."""
    diff: Sequence[str]
    """The lines of a unified difference; empty where nothing changes."""
    written: bool
    problems: Sequence[Problem]
    """What the change brings up."""
    given: Sequence[Diagnostic]
    """The findings among them that are in what was given, which stands in no line of the file unless it is written."""
    refused: bool
    before: Assessment | None
    after: Assessment | None
    """Without one where the file has an error of another place."""
    is_standing: bool
    """Whether the result is the latest one, by which the commune is judged."""
    has_source: bool
    """Whether it, or its review, says where it comes from."""
    review_source: str | None
    """The source that it has of a review that was there before, where none was given."""
    illustrative: str | None
    """What marks it as illustrative: "review" or "result"."""


def tell(entry: Entry, dry_run: bool, lang: Lang, color: Color) -> None:
    """Write the change and what comes of it; for a trial the difference to the file too."""
    page = open_page(lang, color)
    for problem in entry.problems:
        is_unwritten = not entry.written and problem.diagnostic in entry.given
        show_problem(page, problem, say(lang, "set_given") if is_unwritten else None)
    if entry.problems:
        page.verbatim()
    if entry.refused:
        page.line((say(lang, "set_refused", path=entry.path), "error"))
        page.write()
        return
    if dry_run:
        show_difference(page, entry.diff)
    _tell_change(page, entry, dry_run)
    _tell_verdicts(page, entry)
    page.write()


def _tell_change(page: Page, entry: Entry, dry_run: bool) -> None:
    lang = page.lang
    if not entry.diff:
        page.line(say(lang, "set_same", path=entry.path, line=entry.line))
    else:
        page.line(say(lang, "set_tried" if dry_run else "set_written", path=entry.path, line=entry.line))
    marked = entry.illustrative == "result"
    if dropped := [key for key in entry.dropped if key != "illustrative"]:
        page.line(say(lang, "set_dropped", keys=", ".join(dropped)))
    if entry.diff and (kept := [key for key in entry.kept if key != "illustrative" or not marked]):
        page.line(say(lang, "set_kept", keys=", ".join(kept)))
    if entry.diff:
        _tell_origin(page, entry)


def _tell_origin(page: Page, entry: Entry) -> None:
    """Say what source a result has that none was given for, and whether it is illustrative still."""
    if entry.review_source is not None:
        page.line(say(page.lang, "set_review_source", source=one_line(entry.review_source)))
    if "illustrative" in entry.dropped:
        page.line(say(page.lang, "set_now_real"))
    if entry.illustrative is not None:
        page.line(say(page.lang, f"set_illustrative_{entry.illustrative}"))


def _tell_verdicts(page: Page, entry: Entry) -> None:
    lang, before, after = page.lang, entry.before, entry.after
    if before is None or after is None:
        return
    shifts = list(find_shifts(before, after))
    said = [
        f"{each.after.code}: {mark_outcome(each.before, lang)} → {mark_outcome(each.after, lang)}" for each in shifts
    ]
    met = [f"{met_of(each.criteria)}{mark(each)}" for each in (before, after)]
    if said:
        page.line(("; ".join([*said, met[1] if met[0] == met[1] else " → ".join(met)]), "bold"))
    else:
        found = after.find(entry.code)
        outcome = "–" if found is None else mark_outcome(found, lang)
        if isinstance(found, Verdict) and found.outcome is Outcome.UNKNOWN:
            outcome += f", {reason(found, lang)}"
        page.line(say(lang, "set_no_shift", code=entry.code, outcome=outcome, met=met[1]))
    if before.day is not None and after.day is not None and before.day != after.day:
        days = {"before": numbers.day(before.day, lang), "after": numbers.day(after.day, lang)}
        page.line(say(lang, "set_day", **days))
    if not entry.is_standing:
        page.line(say(lang, "set_newer"))
    elif not entry.has_source:
        page.line(say(lang, "set_no_source"))
    if before.illustrative or after.illustrative:
        page.line()
        page.line((say(lang, "illustrative"), "notice"))


def mark_outcome(verdict: CriterionVerdict | Verdict, lang: Lang) -> str:
    return f"{say(lang, verdict.outcome)}{' *' if verdict.illustrative else ''}"


def write_json(entry: Entry, dry_run: bool, lang: Lang) -> None:
    """Write the change and what comes of it for machines."""
    before, after = entry.before, entry.after
    shifts = find_shifts(before, after) if before is not None and after is not None else ()
    write_utf8(
        document(
            "set",
            path=entry.path,
            line=entry.line,
            commune=entry.commune,
            framework=entry.framework,
            code=entry.code,
            date=entry.date,
            written=entry.written,
            dry_run=dry_run,
            new_review=entry.is_new,
            before=_verdict(before, entry.code),
            after=_verdict(after, entry.code),
            standing=entry.is_standing,
            changes=[describe_shift(each) for each in shifts],
            as_of={"before": describe_day(before), "after": describe_day(after)},
            criteria={"before": count_criteria(before), "after": count_criteria(after)},
            dropped=entry.dropped,
            kept=entry.kept,
            diff=entry.diff,
            diagnostics=[diagnostic(problem, lang) for problem in entry.problems],
        )
    )


def _verdict(assessment: Assessment | None, code: str) -> dict[str, Any] | None:
    found = None if assessment is None else assessment.find(code)
    if found is None:
        return None
    figures: dict[str, Any] = dict.fromkeys(("value", "bound", "count", "of"))
    if isinstance(found, Verdict):
        bound = None if found.bound is None else str(found.bound)
        figures = {"value": found.value, "bound": bound, "count": found.count, "of": found.of}
    return {"outcome": found.outcome, **figures, "illustrative": found.illustrative}


def describe_shift(shift: Shift) -> dict[str, Any]:
    return {"code": shift.after.code, "before": shift.before.outcome, "after": shift.after.outcome}


def describe_day(assessment: Assessment | None) -> str | None:
    return None if assessment is None or assessment.day is None else assessment.day.isoformat()


def count_criteria(assessment: Assessment | None) -> dict[str, int] | None:
    if assessment is None:
        return None
    counts = assessment.criteria
    return {"met": counts.met, "met_at_most": counts.met_at_most, "total": counts.total}
