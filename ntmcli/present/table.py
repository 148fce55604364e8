"""Pages for people: a commune's criteria and what is unmet, all communes, the unmet of one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ntmcli.diagnostic import Lang
from ntmcli.judge.gaps import Unmet, leave_out_settled, list_unmet
from ntmcli.judge.verdict import Assessment, CriterionVerdict
from ntmcli.model.commune import Commune
from ntmcli.model.values import Outcome
from ntmcli.present import phrases
from ntmcli.present.output import Color
from ntmcli.present.page import Page, Row, Style, open_page
from ntmcli.present.wording import say

if TYPE_CHECKING:
    from ntmcli.judge.course import ReviewDay


def status(
    assessments: Iterable[Assessment],
    lang: Lang,
    color: Color,
    course: "Callable[[Assessment], Iterable[ReviewDay]] | None" = None,
) -> None:
    """Show each commune: headline, criteria, what is unmet, who answers, sources; charts where its course is given."""
    page = open_page(lang, color)
    for at, assessment in enumerate(assessments):
        if at:
            page.line()
            page.line()
        _show_commune(page, assessment)
        if course is not None:
            from ntmcli.present.plain_charts import show_charts

            show_charts(page, assessment, course(assessment))
    page.write()


def show_heading(page: Page, assessment: Assessment) -> None:
    """Add who and where, by which framework and as of which day."""
    lang, commune = page.lang, assessment.commune
    page.line((phrases.commune_name(commune, lang), "bold"), f" · {phrases.place(commune)}")
    page.line((_context(assessment, lang), "dim"))
    page.line()


def _show_commune(page: Page, assessment: Assessment) -> None:
    lang = page.lang
    show_heading(page, assessment)
    page.line(*headline(assessment, lang))
    page.line(_indicator_counts(assessment, lang))
    claimed = phrases.claim_line(assessment, lang)
    if claimed is not None:
        page.line(claimed)
    page.line()
    _show_criteria(page, assessment.verdicts)
    page.line()
    unmet = leave_out_settled(list_unmet(assessment))
    _show_unmet(page, assessment, unmet, hamlets=False)
    show_responsible(page, unmet, assessment.commune)
    show_sources(page, assessment)
    show_notice(page, assessment.illustrative)


def _context(assessment: Assessment, lang: Lang) -> str:
    parts = [phrases.framework_line(assessment.yardstick.framework, lang)]
    zone = phrases.zone_name(assessment)
    if zone is not None:
        parts.append(zone)
    parts.append(phrases.as_of(assessment.day, lang))
    return " · ".join(parts)


def headline(assessment: Assessment, lang: Lang) -> Iterator[str | tuple[str, Style]]:
    """Write the count with its range, and a sign for each criterion, the met ones first."""
    met = say(lang, "headline", met=phrases.met_range(assessment), total=assessment.criteria.total)
    yield met + (" *" if assessment.illustrative else ""), "bold"
    yield "  "
    for outcome in Outcome:
        number = sum(verdict.outcome is outcome for verdict in assessment.verdicts)
        if number:
            yield phrases.SIGNS[outcome] * number, outcome
    yield f"  {phrases.counts(assessment.criteria, lang)}"


def _indicator_counts(assessment: Assessment, lang: Lang) -> str:
    counts = assessment.indicators
    line = say(
        lang,
        "indicator_counts",
        met=counts.met,
        total=counts.total,
        basically_met=counts.basically_met,
        not_met=counts.not_met,
        unknown=counts.unknown,
    )
    if counts.not_applicable:
        line += say(lang, "indicator_not_applicable", not_applicable=counts.not_applicable)
    return line + "."


def _show_criteria(page: Page, verdicts: Sequence[CriterionVerdict]) -> None:
    lang = page.lang
    rows: list[Row] = [
        (
            verdict.code,
            phrases.title(verdict.ruled.criterion, lang),
            (phrases.outcome(verdict.outcome, lang, verdict.illustrative), verdict.outcome),
            phrases.indicators_met(verdict),
        )
        for verdict in verdicts
    ]
    half = (len(rows) + 1) // 2 if page.wide else len(rows)
    halves = [rows[:half], rows[half:]] if page.wide else [rows]
    heads = ("", say(lang, "criterion"), say(lang, "outcome"), say(lang, "indicators"))
    page.table(heads, *halves, shares=(1,), right=0)


def _show_unmet(page: Page, assessment: Assessment, unmet: Sequence[Unmet], hamlets: bool) -> None:
    lang = page.lang
    known = [each for each in unmet if each.outcome is not Outcome.UNKNOWN]
    unknown = [each.code for each in unmet if each.outcome is Outcome.UNKNOWN]
    if not unmet:
        page.line(say(lang, "nothing_unmet"))
    if known:
        page.line((say(lang, "unmet_title"), "bold"))
        heads = [say(lang, name) for name in ("code", "content", "value", "requirement", "missing")]
        rows = [row for each in known for row in _unmet_rows(each, assessment, lang, hamlets)]
        page.table(heads, rows, shares=(1, 2, 3, 4), right=None)
    if unknown:
        if known:
            page.line()
        page.line((say(lang, "unknown_title"), "bold"))
        page.item(", ".join(dict.fromkeys(unknown)))


def _unmet_rows(each: Unmet, assessment: Assessment, lang: Lang, hamlets: bool) -> Iterator[Row]:
    sign, *texts = phrases.unmet_row(each, lang)
    yield (sign, each.outcome), *texts
    if hamlets and each.verdict is not None:
        for line in phrases.hamlet_lines(each.verdict, assessment.commune, lang):
            yield "", f"  {line}", "", "", ""


def show_responsible(page: Page, unmet: Sequence[Unmet], commune: Commune) -> None:
    """Add who answers for what is unmet."""
    lines: dict[str, dict[str, None]] = {}
    for each in unmet:
        for responsible in each.responsible:
            own = each.code if each.code in responsible.codes else each.criterion.code
            lines.setdefault(phrases.who(responsible, commune, page.lang), {})[own] = None
    if lines:
        page.line()
        page.line((say(page.lang, "who"), "bold"))
        for who, codes in lines.items():
            page.item(f"{who}: {', '.join(codes)}")


def show_sources(page: Page, assessment: Assessment) -> None:
    """Add the sources of what was found, each with its day and the codes it is for."""
    sources = phrases.sources(assessment, page.lang)
    if sources:
        page.line()
        page.line((say(page.lang, "sources"), "bold"))
        for date, source, codes in sources:
            page.item(f"{date}: {source} ({', '.join(codes)})")


def show_notice(page: Page, illustrative: bool) -> None:
    """Add what the mark of illustrative figures means, where there is one."""
    if illustrative:
        page.line()
        page.line((say(page.lang, "illustrative"), "notice"))


def overview(rows: Iterable[tuple[Row, bool]], lang: Lang, color: Color) -> None:
    """Show one row a commune, nothing where there is none; with each row goes whether it is illustrative."""
    page = open_page(lang, color)
    marked = False
    shown: list[Row] = []
    for row, illustrative in rows:
        marked |= illustrative
        shown.append(row)
    if shown:
        page.table(phrases.overview_heads(lang), shown, shares=(1, 2), right=None)
        page.line((say(lang, "legend"), "dim"))
    show_notice(page, marked)
    page.write()


def unmet(assessment: Assessment, entries: Sequence[Unmet], who: str | None, lang: Lang, color: Color) -> None:
    """Show what is unmet in one commune, by hamlet where hamlets have counts, and who answers."""
    page = open_page(lang, color)
    page.line((phrases.commune_name(assessment.commune, lang), "bold"), f" · {_context(assessment, lang)}")
    page.line()
    if who is not None and not entries:
        page.line(say(lang, "nothing_for", who=who))
    else:
        _show_unmet(page, assessment, entries, hamlets=True)
        show_responsible(page, entries, assessment.commune)
    show_notice(page, any((each.verdict or each.criterion).illustrative for each in entries))
    page.write()
