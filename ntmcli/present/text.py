"""Plain text: findings by place, and how a verdict or a diagnostic code came about."""

from dataclasses import dataclass
from itertools import groupby

from ntmcli.diagnostic import Lang
from ntmcli.diagnostic.catalogue import BLANKS, entries, hint, message
from ntmcli.judge.compare import exact_decimal
from ntmcli.judge.gaps import responsible_for
from ntmcli.judge.targets import Ruled
from ntmcli.judge.verdict import Assessment, CriterionVerdict, Verdict, source_of
from ntmcli.model.commune import Result, Review
from ntmcli.model.framework import Requirement, Source
from ntmcli.present import limits, numbers, phrases
from ntmcli.present.output import Color, harmless
from ntmcli.present.page import Page, open_page
from ntmcli.present.problem import Problem, Report
from ntmcli.present.table import show_notice
from ntmcli.present.wording import say


@dataclass(frozen=True, slots=True)
class Places:
    """Where in the files a verdict's grounds are written, as `path:line:column`."""

    result: str | None
    target: str
    steps: tuple[str, ...]
    """Where each adjustment that set the target does so, in order."""


def check(report: Report, lang: Lang, color: Color, quiet: bool) -> None:
    """Write the findings by file: place and what is wrong, the line with the span marked, what to do; a closing count.

    Quiet: the findings alone, and nothing where there are none.
    """
    page = open_page(lang, color)
    for _, problems in groupby(report.problems, key=lambda problem: problem.path):
        for problem in problems:
            show_problem(page, problem)
        page.line()
    if not quiet:
        page.line(closing(report, lang))
        if report.problems:
            page.line(say(lang, "check_more", code=report.problems[0].diagnostic.code))
    page.write()


def show_problem(page: Page, problem: Problem, elsewhere: str | None = None) -> None:
    """Add a finding: place and what is wrong, its line with the span marked, what to do.

    `elsewhere` names the place of what is in no line of the file.
    """
    diagnostic, kind = problem.diagnostic, problem.severity
    place = elsewhere or f"{problem.path}:{diagnostic.span.line}:{diagnostic.span.column}"
    said = f" {diagnostic.code}: {message(diagnostic, page.lang)}"
    page.line(harmless(f"{place}: "), (str(kind), kind.value), harmless(said))
    if problem.line:
        number = "" if elsewhere else str(diagnostic.span.line)
        before = f"  {number} │ "
        line, mark = problem.excerpt(None if page.size is None else page.size[0] - len(before))
        page.verbatim((before, "dim"), harmless(line))
        page.verbatim((f"  {' ' * len(number)} │ ", "dim"), (mark, kind.value))
    page.item(harmless(hint(diagnostic, page.lang)))


def closing(report: Report, lang: Lang) -> str:
    """Say how much was found in how many files."""
    counts = {"errors": report.errors, "warnings": report.warnings, "files": len(report.files)}
    return say(lang, "check_found" if report.problems else "check_clean", **counts)


def explain_code(code: str, lang: Lang, color: Color) -> None:
    """Write the catalogue's page of a diagnostic code; its examples stay as they are, to be copied."""
    page = open_page(lang, color)
    for line in page_of(code, lang):
        if line.startswith(" "):
            page.verbatim(line)
        else:
            page.line(line)
    page.write()


def page_of(code: str, lang: Lang) -> list[str]:
    """Say what a diagnostic code means and why it matters, with a wrong and a right example."""
    entry = entries()[code]
    judged = "page_refused" if entry.blocks else "page_judged"
    return [
        f"{code} · {say(lang, entry.severity)} · {entry.title[lang]}",
        "",
        f"{say(lang, 'page_means')}: {entry.message[lang].format_map(BLANKS)} {say(lang, judged)}",
        f"{say(lang, 'page_why')}: {entry.why[lang]}",
        f"{say(lang, 'page_advice')}: {entry.hint[lang].format_map(BLANKS)}",
        "",
        f"{say(lang, 'page_wrong')}:",
        *(f"    {line}" for line in entry.wrong.splitlines()),
        f"{say(lang, 'page_right')}:",
        *(f"    {line}" for line in entry.right.splitlines()),
    ]


def explain(
    assessment: Assessment, found: CriterionVerdict | Verdict, places: Places, lang: Lang, color: Color
) -> None:
    """Write how one verdict came about: figure, place, limit, decision and adjustments, comparison."""
    if isinstance(found, CriterionVerdict):
        named: object = found.ruled.criterion
        rows = _of_criterion(assessment, found, places, lang)
    else:
        named = found.requirement
        rows = _of_indicator(assessment, found, places, lang)
    commune = phrases.commune_name(assessment.commune, lang)
    framework = phrases.framework_line(assessment.yardstick.framework, lang)
    page = open_page(lang, color)
    page.line((harmless(f"{found.code} {phrases.title(named, lang)}"), "bold"))
    page.line((harmless(f"{commune} · {framework} · {phrases.as_of(assessment.day, lang)}"), "dim"))
    page.line()
    page.fields([(label, harmless(text)) for label, text in rows])
    show_notice(page, found.illustrative)
    page.write()


Rows = list[tuple[str, str]]


def _row(rows: Rows, lang: Lang, label: str, text: str | None) -> None:
    """Add a labelled line; the label of a line like the one above is left out."""
    if text:
        shown = say(lang, label)
        same = rows and (rows[-1][0] == shown or (not rows[-1][0] and _label(rows) == shown))
        rows.append(("" if same else shown, text))


def _label(rows: Rows) -> str:
    return next(label for label, _ in reversed(rows) if label)


def _of_indicator(assessment: Assessment, verdict: Verdict, places: Places, lang: Lang) -> Rows:
    rows: Rows = []
    _row(rows, lang, "explain_verdict", phrases.outcome(verdict.outcome, lang, verdict.illustrative))
    _row(rows, lang, "explain_reason", phrases.reason(verdict, lang))
    if verdict.result is not None and verdict.standing is not None:
        figure = phrases.figure(verdict, lang)
        if verdict.year is not None and verdict.result.has_figure:
            figure += f", {say(lang, 'explain_year', year=verdict.year)}"
        if verdict.result.has_figure:
            _row(rows, lang, "explain_value", figure)
        if verdict.result.outcome is not None:
            _row(rows, lang, "explain_stated", say(lang, verdict.result.outcome))
        for part in verdict.parts:
            text = f"{part.code}) {phrases.title(part.requirement, lang)}: {phrases.figure(part, lang)}"
            limit = phrases.requirement(part, lang)
            _row(rows, lang, "explain_parts", f"{text}; {limit}: {phrases.outcome(part.outcome, lang)}")
        for line in phrases.hamlet_lines(verdict, assessment.commune, lang):
            _row(rows, lang, "explain_hamlets", line)
        _review(rows, verdict.standing.review, verdict.result, verdict.source, places, lang)
    _row(rows, lang, "explain_limit", phrases.requirement(verdict, lang))
    _row(rows, lang, "explain_gap", phrases.missing(verdict, lang))
    criterion = assessment.yardstick.criterion_of.get(verdict.code, verdict.code)
    _decided_by(rows, assessment, criterion, places, lang)
    steps = verdict.ruled.adjustments if isinstance(verdict.ruled, Ruled) else ()
    for step, place in zip(steps, places.steps, strict=True):
        _row(rows, lang, "explain_decision", f"{limits.adjustment(step, lang)} — {place}")
    if verdict.multiple_of is not None:
        times, base = verdict.multiple_of
        factor, there = numbers.number(times.times, lang), numbers.number(exact_decimal(base) or times.times, lang)
        names = {"times": factor, "limit": there, "code": times.indicator, "framework": times.framework}
        _row(rows, lang, "explain_multiple", say(lang, "multiple_of", **names))
    if verdict.elsewhere is not None:
        there_too = verdict.elsewhere
        by = phrases.framework_line(there_too.yardstick.framework, lang)
        met = f"{phrases.met_range(there_too)}/{there_too.criteria.total}"
        _row(rows, lang, "explain_elsewhere", f"{by}: {met}; {phrases.counts(there_too.criteria, lang)}")
    asked = verdict.requirement
    if isinstance(asked, Requirement):
        _source(rows, None if steps else asked.source, lang)
        for note in (phrases.note(asked, lang), *(phrases.note(step, lang) for step in steps)):
            _row(rows, lang, "explain_note", note)
    _who(rows, assessment, verdict.code, criterion, lang)
    return rows


def _decided_by(rows: Rows, assessment: Assessment, criterion: str, places: Places, lang: Lang) -> None:
    """Name the decision that a criterion comes from: the framework's, or that of the adjustment that adds it."""
    adding = next(each.adjustment for each in assessment.yardstick.criteria if each.criterion.code == criterion)
    if adding is None:
        text = limits.decision(assessment.yardstick.framework.decision, lang)
    else:
        text = f"{limits.adjustment(adding, lang)}, {say(lang, 'explain_adds')}"
    _row(rows, lang, "explain_decision", f"{text} — {places.target}")


def _of_criterion(assessment: Assessment, verdict: CriterionVerdict, places: Places, lang: Lang) -> Rows:
    rows: Rows = []
    _row(rows, lang, "explain_verdict", phrases.outcome(verdict.outcome, lang, verdict.illustrative))
    _row(rows, lang, "explain_reason", phrases.criterion_reason(verdict, lang))
    for each in verdict.indicators:
        sign = phrases.outcome(each.outcome, lang, each.illustrative)
        text = f"{each.code} {phrases.title(each.requirement, lang)}: {sign}"
        _row(rows, lang, "explain_indicators", text)
    if verdict.own is not None:
        result = verdict.own.result
        stated = phrases.outcome(result.outcome, lang) if result.outcome is not None else None
        _row(rows, lang, "explain_own", stated)
        names = {hamlet.code: hamlet.name for hamlet in assessment.commune.hamlets}
        for code, found in (result.hamlets or {}).items():
            said = say(lang, found.outcome) if found.outcome is not None else "–"
            _row(rows, lang, "explain_hamlets", f"{phrases.one_line(names[code])}: {said}")
        source = source_of(verdict.own)
        _review(rows, verdict.own.review, result, source, places, lang)
    _decided_by(rows, assessment, verdict.code, places, lang)
    _who(rows, assessment, verdict.code, verdict.code, lang)
    return rows


def _review(rows: Rows, review: Review, result: Result, source: str | None, places: Places, lang: Lang) -> None:
    _row(rows, lang, "explain_review", numbers.partial(review.date, lang))
    _row(rows, lang, "explain_place", places.result)
    illustrative = result.illustrative or review.illustrative
    unnamed = say(lang, "no_source_illustrative" if illustrative else "no_source")
    _row(rows, lang, "explain_source", phrases.one_line(source) if source else unnamed)
    for path in result.evidence:
        _row(rows, lang, "explain_evidence", path)
    _row(rows, lang, "explain_note", phrases.one_line(result.note) if result.note else None)


def _source(rows: Rows, source: Source | None, lang: Lang) -> None:
    if source is not None:
        _row(rows, lang, "explain_basis", say(lang, f"basis_{source.basis}"))
        for ref in source.refs:
            _row(rows, lang, "explain_refs", ref)


def _who(rows: Rows, assessment: Assessment, code: str, criterion: str, lang: Lang) -> None:

    for each in responsible_for(code, criterion, assessment.commune):
        _row(rows, lang, "explain_who", phrases.who(each, assessment.commune, lang))
