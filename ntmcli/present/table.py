"""Tables for a terminal by Rich; piped, the same without lines, colour and wrapping."""

import sys
from collections.abc import Iterable, Sequence
from io import StringIO

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ntmcli.diagnostic import Lang
from ntmcli.judge.claims import agrees
from ntmcli.judge.gaps import Unmet, leave_out_settled, list_unmet
from ntmcli.judge.verdict import Assessment, CriterionVerdict
from ntmcli.model.values import Outcome
from ntmcli.present import numbers, phrases
from ntmcli.present.output import Color, is_terminal, write
from ntmcli.present.wording import say

# Readable on dark and on light backgrounds; the signs carry the meaning without them.
STYLES = {
    Outcome.MET: "green",
    Outcome.BASICALLY_MET: "yellow",
    Outcome.NOT_MET: "bold red",
    Outcome.UNKNOWN: "magenta",
    Outcome.NOT_APPLICABLE: "dim",
}
WIDE = 120
"""Columns from which the criteria stand in two halves side by side."""
UNBOUNDED = 100_000
"""The width of a pipe: nothing is wrapped there."""


class _Buffer(StringIO):
    """Collects a page, under the encoding it will be written in, by which Rich chooses its lines."""

    encoding = property(lambda _: sys.stdout.encoding)


class Page:
    """Draws one page of output and writes it at once."""

    def __init__(self, lang: Lang, color: Color) -> None:
        self.lang = lang
        self.drawn = is_terminal(sys.stdout, color)
        self._text = _Buffer()
        self.console = Console(
            file=self._text,
            width=None if self.drawn else UNBOUNDED,
            force_terminal=self.drawn and color != "never",
            color_system="auto" if color != "never" else None,
            no_color=True if color == "never" else None,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
            safe_box=True,
        )
        self.wide = self.drawn and self.console.width >= WIDE

    def add(self, *things: RenderableType) -> None:
        for thing in things:
            self.console.print(thing, soft_wrap=not self.drawn and isinstance(thing, Text | str))

    def table(self, *columns: str, shares: Sequence[int] = ()) -> Table:
        """Begin a table; `shares` are the columns that take what width is left."""
        table = Table(
            box=box.SIMPLE_HEAD if self.drawn else None,
            pad_edge=False,
            header_style="bold" if self.drawn else "",
            show_edge=False,
        )
        for at, name in enumerate(columns):
            table.add_column(name, ratio=None, overflow="fold", no_wrap=not self.drawn or at not in shares)
        return table

    def write(self) -> None:
        text = "\n".join(line.rstrip() for line in self._text.getvalue().split("\n")).rstrip("\n")
        write(text + "\n" if text else "")


def styled(outcome: Outcome, text: str) -> Text:
    return Text(text, style=STYLES[outcome])


def status(assessments: Iterable[Assessment], lang: Lang, color: Color) -> None:
    """Draw each commune: headline, criteria, what is unmet, who answers, sources."""
    page = Page(lang, color)
    for at, assessment in enumerate(assessments):
        if at:
            page.add("", "")
        _draw_commune(page, assessment)
    page.write()


def _draw_commune(page: Page, assessment: Assessment) -> None:
    lang = page.lang
    commune = assessment.commune
    page.add(
        Text.assemble((phrases.commune_name(commune, lang), "bold"), f" · {phrases.place(commune)}"),
        Text(_context(assessment, lang), style="dim" if page.drawn else ""),
        "",
        _headline(assessment, lang),
        Text(_indicator_counts(assessment, lang)),
    )
    latest = assessment.latest
    if latest is not None and latest.reported is not None:
        key = "reported_agrees" if agrees(latest.reported, assessment.criteria) else "reported_differs"
        page.add(Text(say(lang, key, met=latest.reported.met, total=latest.reported.total)))
    page.add("", _criteria(page, assessment.verdicts), "")
    unmet = leave_out_settled(list_unmet(assessment))
    _draw_unmet(page, assessment, unmet)
    _draw_responsible(page, unmet)
    lines = phrases.sources(assessment, lang)
    if lines:
        page.add("", Text(say(lang, "sources"), style="bold"))
        for date, source, codes in lines:
            page.add(_item(page, f"{date}: {source} ({', '.join(codes)})"))
    if assessment.illustrative:
        page.add("", Text(say(lang, "illustrative"), style="bold yellow" if page.drawn else ""))


def _context(assessment: Assessment, lang: Lang) -> str:
    parts = [phrases.framework_line(assessment.yardstick.framework, lang)]
    zone = phrases.zone_name(assessment)
    if zone is not None:
        parts.append(say(lang, "zone", zone=zone))
    parts.append(phrases.as_of(assessment.day, lang))
    return " · ".join(parts)


def _headline(assessment: Assessment, lang: Lang) -> Text:
    counts = assessment.criteria
    text = Text(say(lang, "headline", met=phrases.met_range(assessment), total=counts.total), style="bold")
    if assessment.illustrative:
        text.append(" *")
    text.append("  ")
    for outcome in Outcome:
        for verdict in assessment.verdicts:
            if verdict.outcome is outcome:
                text.append(phrases.SIGNS[outcome], style=STYLES[outcome])
    details = [say(lang, "counts", basically_met=counts.basically_met, not_met=counts.not_met)]
    if counts.unknown:
        details.append(say(lang, "count_unknown", unknown=counts.unknown))
    if counts.not_applicable:
        details.append(say(lang, "count_not_applicable", not_applicable=counts.not_applicable))
    text.append("  " + " · ".join(details), style="not bold")
    return text


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


def _criteria(page: Page, verdicts: Sequence[CriterionVerdict]) -> RenderableType:
    if not page.wide:
        return _criteria_table(page, verdicts)
    half = (len(verdicts) + 1) // 2
    grid = Table.grid(padding=(0, 6))
    grid.add_row(_criteria_table(page, verdicts[:half]), _criteria_table(page, verdicts[half:]))
    return grid


def _criteria_table(page: Page, verdicts: Sequence[CriterionVerdict]) -> Table:
    lang = page.lang
    table = page.table("", say(lang, "criterion"), say(lang, "outcome"), say(lang, "indicators"), shares=(1,))
    table.columns[0].justify = "right"
    for verdict in verdicts:
        table.add_row(
            verdict.code,
            phrases.title(verdict.ruled.criterion, lang),
            styled(verdict.outcome, phrases.outcome(verdict.outcome, lang, verdict.illustrative)),
            phrases.indicators_met(verdict),
        )
    return table


def _draw_unmet(page: Page, assessment: Assessment, unmet: Sequence[Unmet], hamlets: bool = False) -> None:
    lang = page.lang
    known = [each for each in unmet if each.outcome is not Outcome.UNKNOWN]
    unknown = [each for each in unmet if each.outcome is Outcome.UNKNOWN]
    if not unmet:
        page.add(say(lang, "nothing_unmet"))
    if known:
        page.add(Text(say(lang, "unmet_title"), style="bold"))
        columns = ("code", "content", "value", "requirement", "missing")
        table = page.table(*(say(lang, name) for name in columns), shares=(1, 2, 3, 4))
        for each in known:
            _add_unmet(table, page, assessment, each, hamlets)
        page.add(table)
    if unknown:
        page.add("" if known else Text(""), Text(say(lang, "unknown_title"), style="bold"))
        page.add(_item(page, ", ".join(dict.fromkeys(each.code for each in unknown))))


def _add_unmet(table: Table, page: Page, assessment: Assessment, each: Unmet, hamlets: bool) -> None:
    lang = page.lang
    verdict = each.verdict
    illustrative = (verdict or each.criterion).illustrative
    mark = " *" if illustrative else ""
    sign = styled(each.outcome, f"{phrases.SIGNS[each.outcome]} {each.code}{mark}")
    if verdict is None:
        name = f"{phrases.title(each.criterion.ruled.criterion, lang)} ({say(lang, 'own_result')})"
        table.add_row(sign, name, "–", say(lang, "judgement"), say(lang, each.outcome))
        return
    table.add_row(
        sign,
        phrases.title(verdict.requirement, lang),
        phrases.figure(verdict, lang),
        phrases.requirement(verdict, lang),
        phrases.missing(verdict, lang) or say(lang, each.outcome),
    )
    for line in phrases.hamlet_lines(verdict, assessment.commune, lang) if hamlets else ():
        table.add_row("", f"  {line}", "", "", "")


def _draw_responsible(page: Page, unmet: Sequence[Unmet]) -> None:
    lang = page.lang
    lines: dict[str, dict[str, None]] = {}
    for each in unmet:
        for responsible in each.responsible:
            own = each.code if each.code in responsible.codes else each.criterion.code
            lines.setdefault(phrases.who(responsible, lang), {})[own] = None
    if lines:
        page.add("", Text(say(lang, "who"), style="bold"))
        for who, codes in lines.items():
            page.add(_item(page, f"{who}: {', '.join(codes)}"))


def _item(page: Page, text: str) -> RenderableType:
    return Padding(Text(text), (0, 0, 0, 2)) if page.drawn else Text(f"  {text}")


def overview(assessments: Iterable[Assessment], lang: Lang, color: Color) -> None:
    """Draw one row a commune; nothing where there is none."""
    page = Page(lang, color)
    names = ("name", "district", "province", "met_of", "basically_met", "not_met", "unknown", "day")
    table = page.table(*(say(lang, name)[:1].upper() + say(lang, name)[1:] for name in names), shares=(0, 1, 2))
    marked = False
    for assessment in assessments:
        counts, commune = assessment.criteria, assessment.commune
        marked |= assessment.illustrative
        table.add_row(
            f"{phrases.one_line(commune.name)} ({commune.code})",
            phrases.one_line(commune.district or "–"),
            phrases.one_line(commune.province),
            f"{phrases.met_range(assessment)}/{counts.total}{' *' if assessment.illustrative else ''}",
            str(counts.basically_met),
            str(counts.not_met),
            str(counts.unknown),
            "–" if assessment.day is None else numbers.day(assessment.day, lang),
        )
    if table.row_count:
        page.add(table)
    if marked:
        page.add("", Text(say(lang, "illustrative"), style="bold yellow" if page.drawn else ""))
    page.write()


def unmet(assessment: Assessment, entries: Sequence[Unmet], who: str | None, lang: Lang, color: Color) -> None:
    """Draw what is unmet in one commune, by hamlet where hamlets have counts, and who answers."""
    page = Page(lang, color)
    page.add(
        Text.assemble((phrases.commune_name(assessment.commune, lang), "bold"), f" · {_context(assessment, lang)}"), ""
    )
    if who is not None and not entries:
        page.add(say(lang, "nothing_for", who=who))
    else:
        _draw_unmet(page, assessment, entries, hamlets=True)
        _draw_responsible(page, entries)
    if any((each.verdict or each.criterion).illustrative for each in entries):
        page.add("", Text(say(lang, "illustrative"), style="bold yellow" if page.drawn else ""))
    page.write()
