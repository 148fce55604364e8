"""Make a change to a commune's file in memory, check it, and judge the commune before and after it."""

from dataclasses import dataclass
from pathlib import Path

from pydantic_core import PydanticCustomError

from ntmcli.cli.judging import Judging, find_framework, show_path
from ntmcli.diagnostic import DataError, Loc, suggest_code
from ntmcli.judge.verdict import Assessment, CriterionVerdict
from ntmcli.model.commune import Commune
from ntmcli.model.values import parse_date
from ntmcli.present.line_changes import compare_lines
from ntmcli.present.problem import Problem
from ntmcli.present.result_set import Entry
from ntmcli.store.audit import Given
from ntmcli.store.disk import CRITERIA
from ntmcli.store.editor import Answer, Edited, put_results
from ntmcli.store.folder import Loaded
from ntmcli.store.reader import split_lines
from ntmcli.store.trial import try_change


@dataclass(frozen=True, slots=True)
class NewResult:
    """A result that is to be written: for which code, into the review of which date, from which source."""

    code: str
    date: str
    answer: Answer
    source: str | None


def prepare(judging: Judging, path: Path, old: bytes, wanted: NewResult) -> tuple[Entry, bytes] | None:
    """Return what comes of writing a result into a commune's file, and the bytes that it would have.

    None, the obstacle told, where the rules have an error, so that nothing can be checked. Raises DataError where
    the date is none or the framework does not ask for the code.
    """
    data, code = judging.data, wanted.code
    _require_date(wanted.date)
    before = data.check(Given(old, str(path), path))
    earlier = Judging(judging.settings, data, judging.framework)
    judged_before = earlier.judge(before)
    framework = judging.framework or before.document.written("framework") or data.default or CRITERIA
    find_framework(data, framework)
    if framework in data.unusable:
        earlier.obstacles[data.unusable[framework]] = [path.stem]
    if any(each.path != before.path for each in earlier.obstacles):
        earlier.tell_notices()
        return None
    _require_code(judging, framework, code, before)
    edited = put_results(
        old,
        show_path(str(path)),
        wanted.date,
        {code: wanted.answer},
        framework=framework,
        default=data.default,
        today=data.today,
        source=wanted.source,
    )
    place = ("reviews", edited.position, "results", code)
    trial = try_change(data, before, Given(edited.data, str(path), path), [place])
    given: list[Loc] = [place]
    if edited.is_new:
        given += [("reviews", edited.position, key) for key in ("date", "source") if key == "date" or wanted.source]
    refused = bool(trial.errors)
    judged_after = None if refused else judging.judge(trial.after)
    if not refused:
        judging.tell_notices()
    lines, shown = split_lines(edited.data), show_path(str(path))
    entry = Entry(
        path=shown,
        line=trial.after.document.span(place, on_key=True).line,
        commune=path.stem,
        framework=framework,
        code=code,
        date=wanted.date,
        is_new=edited.is_new,
        dropped=edited.dropped.get(code, ()),
        kept=edited.kept.get(code, ()),
        diff=compare_lines(split_lines(old), lines, shown),
        written=False,
        problems=[Problem(shown, each, lines) for each in (trial.errors or trial.found)],
        given=trial.within(given),
        refused=refused,
        before=judged_before,
        after=judged_after,
        is_standing=judged_after is None or _stands(judged_after, code, edited.position),
        has_source=_has_source(trial.after, edited.position, code),
        review_source=_find_review_source(trial.after, edited, code, wanted.source),
        illustrative=_find_mark(trial.after, edited.position, code),
    )
    return entry, edited.data


def _require_date(date: str) -> None:
    try:
        parse_date(date)
    except PydanticCustomError:
        raise DataError("bad_date", 2, text=date) from None


def _require_code(judging: Judging, framework: str, code: str, before: Loaded[Commune]) -> None:
    vocabulary = judging.data.checker.vocabulary(framework, before.partial)
    known = [*vocabulary.indicators, *vocabulary.criteria]
    if code not in known:
        raise DataError("no_code", 2, text=code, **suggest_code(code, known))


def _stands(assessment: Assessment, code: str, position: int) -> bool:
    """Tell whether the result of a review is the latest one of its code."""
    found = assessment.find(code)
    if found is None:
        return False
    standing = found.own if isinstance(found, CriterionVerdict) else found.standing
    return standing is not None and standing.position == position


def _find_review_source(loaded: Loaded[Commune], edited: Edited, code: str, source: str | None) -> str | None:
    """Return the source that a result has of a review that was there before, where none was given with it."""
    if loaded.model is None or edited.is_new or source is not None:
        return None
    review = loaded.model.reviews[edited.position]
    result = review.results[code]
    is_own = result.source is not None or result.illustrative or review.illustrative
    return None if is_own else review.source


def _find_mark(loaded: Loaded[Commune], position: int, code: str) -> str | None:
    """Tell what marks a result as illustrative: its "review", else the "result" itself; None where nothing does."""
    if loaded.model is None:
        return None
    review = loaded.model.reviews[position]
    return "review" if review.illustrative else "result" if review.results[code].illustrative else None


def _has_source(loaded: Loaded[Commune], position: int, code: str) -> bool:
    """Tell whether a result, or its review, says where it comes from; what is illustrative needs to say nothing."""
    if loaded.model is None:
        return True
    review = loaded.model.reviews[position]
    result = review.results[code]
    return bool(result.source or review.source or result.illustrative or review.illustrative)
