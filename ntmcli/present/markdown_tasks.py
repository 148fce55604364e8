"""The worklist as a checklist in Markdown, by who answers; text from the data never acts as markup."""

from collections.abc import Iterator

from ntmcli.diagnostic import Lang
from ntmcli.judge.tasks import Worklist
from ntmcli.model.values import Outcome
from ntmcli.present import numbers
from ntmcli.present.markdown import escape
from ntmcli.present.output import Color, write_utf8
from ntmcli.present.task_lines import Line, describe, headline, name_commune, name_unknown, say_line, say_nothing
from ntmcli.present.task_words import word
from ntmcli.present.wording import say

__all__ = ["describe", "write"]


def write(lines: list[Line], worklist: Worklist, lang: Lang, color: Color) -> None:
    """Write a heading for each who answers, in the order of their first task, and below it their tasks."""
    del color
    write_utf8("".join(f"{line}\n" for line in _compose(lines, worklist, lang)))


def _compose(lines: list[Line], worklist: Worklist, lang: Lang) -> Iterator[str]:
    yield f"# {word(lang, 'title')}"
    yield ""
    if not lines:
        if not worklist.failed:
            yield escape(say_nothing(worklist, lang))
        return
    yield headline(lines, lang)
    listed: dict[str | None, list[Line]] = {}
    for line in lines:
        listed.setdefault(line.who, []).append(line)
    for who, own in listed.items():
        yield ""
        yield f"## {word(lang, 'unassigned') if who is None else escape(who)}"
        yield ""
        yield from (_unassigned if who is None else _assigned)(own, worklist, lang)
    if any(line.illustrative for line in lines):
        yield ""
        yield escape(say(lang, "illustrative"))


def _assigned(lines: list[Line], worklist: Worklist, lang: Lang) -> Iterator[str]:
    for line in lines:
        yield from _item(_say_due(line, lang), line, worklist, lang)


def _unassigned(lines: list[Line], worklist: Worklist, lang: Lang) -> Iterator[str]:
    """Yield what nobody answers for; what is unknown of a commune in one item, by its codes."""
    for line in lines:
        if line.outcome is not Outcome.UNKNOWN:
            yield from _item("", line, worklist, lang)
    for commune, codes in name_unknown(lines, worklist):
        yield f"- [ ] {escape(commune)}: {escape(word(lang, 'to_establish', what=codes))}"


def _item(due: str, line: Line, worklist: Worklist, lang: Lang) -> Iterator[str]:
    commune = escape(name_commune(line, worklist))
    hamlets = f" ({escape(line.hamlets)})" if line.hamlets else ""
    what = f"**{escape(f'{line.code} {line.name}')}**"
    yield f"- [ ] {due}{commune}{hamlets}: {what}: {escape(say_line(line, lang))}"
    for figure in line.figures:
        yield f"  - {escape(figure)}"


def _say_due(line: Line, lang: Lang) -> str:
    """Say until when, as exactly as the data do."""
    if line.due is None:
        return ""
    said = word(lang, "due", day=numbers.partial(line.due, lang))
    return f"{said}, **{word(lang, 'overdue')}**: " if line.overdue else f"{said}: "
