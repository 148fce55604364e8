"""Pages about frameworks for people: which there are, their limits, where each is from, what changes."""

from collections.abc import Iterator, Sequence

from ntmcli.diagnostic import Lang
from ntmcli.judge.changes import CriterionChange, Differences
from ntmcli.judge.limits import Coverage, Covered, Reading
from ntmcli.judge.targets import Ruled
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.framework import Basis, Framework
from ntmcli.present import limits, phrases
from ntmcli.present.output import Color
from ntmcli.present.page import Page, Row, open_page
from ntmcli.present.wording import say

BASES = tuple(Basis)


def listing(frameworks: Sequence[Framework], adjustments: Sequence[Adjustment], lang: Lang, color: Color) -> None:
    """Show one row a framework: code, name, decision, period, size, adjustments."""
    page = open_page(lang, color)
    heads = ("code", "framework_name", "decision_number", "in_force", "criteria", "targets", "adjustments")
    rows: list[Row] = [
        (
            each.code,
            phrases.title(each, lang),
            phrases.one_line(each.decision.number),
            limits.period(each, lang),
            str(len(each.criteria)),
            limits.indicators(each),
            str(sum(step.framework == each.code for step in adjustments)),
        )
        for each in frameworks
    ]
    page.table([say(lang, name) for name in heads], rows, shares=(1, 3), right=None)
    page.write()


def framework(reading: Reading, narrow: Sequence[Adjustment], lang: Lang, color: Color) -> None:
    """Show a framework's targets: code, content, what is required, who sets it.

    `narrow` are adjustments for some zones or communes alone, which the page does not include.
    """
    page = open_page(lang, color)
    yardstick = reading.yardstick
    shown = yardstick.framework
    page.line((phrases.title(shown, lang), "bold"), f" · {limits.decision(shown.decision, lang)}")
    context = [limits.size(yardstick, lang), f"{say(lang, 'in_force')} {limits.period(shown, lang)}"]
    if reading.place.zone is not None:
        context.append(phrases.one_line(shown.zones[reading.place.zone]))
    if reading.year is not None:
        context.append(say(lang, "year", year=reading.year))
    context.append(phrases.as_of(reading.day, lang))
    page.line((" · ".join(context), "dim"))
    for step in reading.steps:
        page.line(say(lang, "adjusted_by", adjustment=limits.adjustment(step, lang)))
    for step in narrow:
        page.line(say(lang, "not_for_all", adjustment=limits.adjustment(step, lang)))
    page.line()
    heads = [say(lang, name) for name in ("code", "content", "requirement", "set_by")]
    page.table(heads, list(_targets(reading, lang)), shares=(1, 2), right=None)
    if reading.place.zone is None and shown.zones:
        names = [f"{code}: {phrases.one_line(name)}" for code, name in shown.zones.items()]
        page.line((" · ".join(names), "dim"))
    page.line()
    _show_recognition(page, reading, heads)
    page.write()


def _targets(reading: Reading, lang: Lang) -> Iterator[Row]:
    for entry in reading.yardstick.criteria:
        criterion, adding = entry.criterion, entry.adjustment
        added = "" if adding is None else say(lang, "added_by", decision=phrases.one_line(adding.decision.number))
        if criterion.code not in reading.yardstick.by_code:
            yield criterion.code, phrases.title(criterion, lang).upper(), "", added
        for each in entry.indicators:
            yield from _target(each, adding, reading, lang)


def _target(ruled: Ruled, adding: Adjustment | None, reading: Reading, lang: Lang) -> Iterator[Row]:
    asked = ruled.indicator
    first, *rest = limits.lines(ruled.target, asked, reading, lang)
    yield asked.code, phrases.title(asked, lang), first, limits.set_by(ruled, adding, lang)
    for line in rest:
        yield "", "", line, ""


def _show_recognition(page: Page, reading: Reading, heads: Sequence[str]) -> None:
    """Show what recognition asks beside the criteria, and when the title is withdrawn."""
    lang, shown = page.lang, reading.yardstick.framework
    page.line((say(lang, "conditions"), "bold"))
    if shown.conditions:
        rows = [row for each in shown.conditions for row in _target(Ruled(each, each.target), None, reading, lang)]
        page.table(heads, rows, shares=(1, 2), right=None)
    else:
        page.item(say(lang, "conditions_unknown" if shown.conditions is None else "no_conditions"))
    page.line()
    page.line((say(lang, "withdrawal"), "bold"))
    written = shown.withdrawal
    if written.framework is not None:
        page.item(say(lang, "withdrawal_as", framework=written.framework))
    elif written.with_key_from is None and written.outright_from is None:
        page.item(say(lang, "no_rule"))
    else:
        page.item(say(lang, "rule", rule=limits.rule(written, lang)))


def coverage(covered: Sequence[tuple[Framework, Sequence[Covered]]], listed: bool, lang: Lang, color: Color) -> None:
    """Show how many targets have a source and a number; `listed`: and each of them."""
    page = open_page(lang, color)
    heads = [say(lang, "framework_name"), say(lang, "targets")]
    heads += [say(lang, f"cover_{each}") for each in (*BASES, *Coverage)]
    rows: list[Row] = []
    for framework, found in covered:
        bases = [sum(each.basis is basis for each in found) for basis in BASES]
        kinds = [sum(each.coverage is kind for each in found) for kind in Coverage]
        number = str(len(found)) if found else limits.indicators(framework)
        rows.append((framework.code, number, *map(str, (*bases, *kinds))))
    page.table(heads, rows, shares=(), right=None)
    page.line((say(lang, "cover_key"), "dim"))
    if listed:
        page.line()
        heads = [say(lang, name) for name in ("code", "content", "coverage", "sources")]
        lines: list[Row] = [
            (
                each.requirement.code,
                phrases.title(each.requirement, lang),
                say(lang, f"cover_{each.coverage}"),
                say(lang, f"source_{each.basis}"),
            )
            for _, found in covered
            for each in found
        ]
        page.table(heads, lines, shares=(1,), right=None)
    page.write()


def differences(found: Differences, before: Reading, after: Reading, lang: Lang, color: Color) -> None:
    """Show what changes between two frameworks, by criterion; what stays as it was is only counted."""
    page = open_page(lang, color)
    for key, yardstick in (("before", found.before), ("after", found.after)):
        shown = yardstick.framework
        page.line((f"{say(lang, key)}: ", "bold"), f"{shown.code} · {phrases.framework_line(shown, lang)}")
    page.line((say(lang, "change_key"), "dim"))
    page.line()
    heads = [say(lang, name) for name in ("before", "after", "content", "change")]
    rows = [row for each in found.criteria for row in _changes(each, found, before, after, lang)]
    page.table(heads, rows, shares=(2, 3), right=None)
    for yardstick in (found.before, found.after):
        if not yardstick.by_code:
            page.line(say(lang, "no_table", framework=yardstick.framework.code))
    if found.same_code:
        page.line()
        page.line((say(lang, "same_code"), "bold"))
        for old, new in found.same_code:
            names = {"before": phrases.title(old, lang), "after": phrases.title(new, lang)}
            page.item(say(lang, "same_code_item", code=new.code, **names))
    page.write()


def _changes(each: CriterionChange, found: Differences, before: Reading, after: Reading, lang: Lang) -> Iterator[Row]:
    there = each.after or each.before
    assert there is not None  # noqa: S101 -- a change has at least one side
    said = []
    if each.before is None or each.after is None:
        said.append(say(lang, "change_new" if each.after else "change_gone"))
    elif each.before.criterion.code != each.after.criterion.code:
        said.append(say(lang, "change_renumbered"))
    lines = [(change, limits.change(change, before, after, lang)) for change in each.indicators]
    same = sum(not text for _, text in lines)
    if same:
        said.append(say(lang, "change_same", number=same))
    codes = [side.criterion.code if side else "–" for side in (each.before, each.after)]
    yield *codes, phrases.title(there.criterion, lang).upper(), "; ".join(said)
    if not found.before.by_code or not found.after.by_code:
        return
    for change, text in lines:
        asked = change.after or change.before
        if text and asked is not None:
            codes = [side.indicator.code if side else "–" for side in (change.before, change.after)]
            yield *codes, phrases.title(asked.indicator, lang), text
