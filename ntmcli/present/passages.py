"""Summaries laid out to be pasted: plain text, Markdown, a piece of HTML."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape as escape_html

from ntmcli.diagnostic import Lang
from ntmcli.judge.rollup import Rollup
from ntmcli.judge.verdict import Assessment
from ntmcli.present import markdown, phrases
from ntmcli.present.output import Color, harmless, write_utf8
from ntmcli.present.page import open_page
from ntmcli.present.summary import summarise
from ntmcli.present.summary_all import summarise_all
from ntmcli.present.summary_words import word


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph under its heading; all that is kept of a commune, so that thousands fit into memory."""

    heading: str
    text: str


def write_one(judged: Iterable[Assessment], lang: Lang) -> list[Passage]:
    """Write the passage on one commune."""
    return [_write_commune(assessment, lang) for assessment in judged]


def write_several(judged: Iterable[Assessment], lang: Lang) -> list[Passage]:
    """Write the roll-up for each framework, and below them the communes in their order."""
    rollups: dict[str, Rollup] = {}
    communes = []
    for assessment in judged:
        framework = assessment.yardstick.framework
        rollups.setdefault(framework.code, Rollup(framework)).add(assessment)
        communes.append(_write_commune(assessment, lang))
    return [*(_write_rollup(rollup, lang) for rollup in rollups.values()), *communes]


def _write_commune(assessment: Assessment, lang: Lang) -> Passage:
    commune = assessment.commune
    heading = f"{phrases.commune_name(commune, lang)} ({phrases.place(commune)})"
    return Passage(harmless(heading), harmless(" ".join(summarise(assessment, lang))))


def _write_rollup(rollup: Rollup, lang: Lang) -> Passage:
    heading = word(lang, "heading", framework=phrases.framework_line(rollup.framework, lang))
    return Passage(harmless(heading), harmless(" ".join(summarise_all(rollup, lang))))


def _text(passages: list[Passage], lang: Lang, color: Color) -> None:
    """Print each passage below its heading; one alone needs none."""
    page = open_page(lang, color)
    for at, passage in enumerate(passages):
        if at:
            page.line()
        if len(passages) > 1:
            page.line((passage.heading, "bold"))
        page.line(passage.text)
    page.write()


def _markdown(passages: list[Passage], lang: Lang, color: Color) -> None:
    del lang, color
    pieces = [f"## {markdown.escape(each.heading)}\n\n{markdown.escape(each.text)}\n" for each in passages]
    write_utf8("\n".join(pieces))


def _html(passages: list[Passage], lang: Lang, color: Color) -> None:
    del color
    for each in passages:
        heading, text = escape_html(each.heading), escape_html(each.text)
        write_utf8(f'<section lang="{lang}">\n<h2>{heading}</h2>\n<p>{text}</p>\n</section>\n')


FORMS: Mapping[str, Callable[[list[Passage], Lang, Color], None]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
}
